// Texts at which a careless pattern takes a thousand years: in every kind of column and as a header, hundreds of thousands of characters long.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { manyPeople } from '../bad-input/many-people.ts';
import { delimited } from '../support/exports/delimited.ts';
import { temporaryFolder } from '../support/folder-state.ts';
import { runMeasured } from './measured.ts';

const length = 300_000;
const repeated = (text: string): string => text.repeat(length / text.length);

const texts: readonly (readonly [what: string, text: string])[] = [
  ['blanks between letters', `x${repeated(' ')}x`],
  ['zero-width spaces', `${repeated('\u200b')}x`],
  ['accents on one letter', `e${repeated('\u0301')}`],
  ['half an address', repeated('a@')],
  ['an address without end', `a@${repeated('b.')}@`],
  ['half a date', repeated('1/')],
  ['half a time', repeated('1:')],
  ['halves of a day', repeated('1 a. m. ')],
  ['digits', repeated('1')],
  ['nothing but joints', `x${repeated(';')}`],
  ['an option again and again', repeated('I have mentored or coached teachers;')],
  ['almost an option', repeated('I have mentored or coached teacher, ')],
  ['a country again and again', `${repeated(' usa')}x`],
  ['brackets', repeated('a [b] ')],
  ['quotation marks', repeated('"')],
  ['a pattern that hangs others', repeated('(a+)+$')],
  ['line breaks', `x${repeated('\r\n')}x`],
];

const [header = [], ana = []] = parse(manyPeople(1), { record_delimiter: '\r\n' }) as string[][];
const hostile = [
  ...['Timestamp', 'Email Address', 'First name', 'State', 'Zip code', 'Curriculum focus area'],
  'Grade levels taught (check all that apply)',
  'How are you involved in computer science education right now? (check all that apply)',
].map((name) => header.indexOf(name));

it.each(texts)('%s', async (_what, text) => {
  const folder = temporaryFolder();
  const rows = hostile.map((column) => [...ana.map((cell, at) => (at === column ? text : cell)), 'said']);
  writeFileSync(
    path.join(folder, 'patterns.csv'),
    delimited([[...header, text.slice(0, 50_000)], [...ana, 'said'], ...rows]),
  );
  const { stdout, ...run } = await runMeasured(folder, ['import', '--json', 'patterns.csv']);
  expect(run).toEqual({ stderr: '', exitCode: 0, signal: null });
  const [said] = (JSON.parse(stdout) as { imports: { rows: number; held: number; issues: { severity: string }[] }[] })
    .imports;
  // One without a time, one without an address.
  expect(said).toMatchObject({ rows: 9, held: 2 });
  expect(said?.issues.filter(({ severity }) => severity === 'held')).toHaveLength(2);
});

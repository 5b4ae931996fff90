// Program files that unfold, nest or run on without end: refused with the place, within bounded memory.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWithDatabase } from '../bad-input/corpus.ts';
import { smallProgram, writeFiles } from '../files/program/small-program.ts';
import { stateOf } from '../support/folder-state.ts';
import { runMeasured } from './measured.ts';

/** Lists of lists, each of so many times the one before. */
const laughs = (times: number, levels: number): string =>
  Array.from({ length: levels }, (_, level) => {
    const name = level === 0 ? 'ha' : `*l${level - 1}`;
    return `l${level}: &l${level} [${Array.from({ length: times }, () => name).join(', ')}]`;
  }).join('\n');

/** What `fdp import` says of a program with this rubric, having changed nothing. */
async function mistakesOf(rubric: string): Promise<string[]> {
  const folder = await folderWithDatabase('more.csv');
  const files = writeFiles({ ...smallProgram(), 'rubric.yaml': rubric });
  cpSync(files, path.join(folder, 'program'), { recursive: true });
  const before = stateOf(folder);
  const { stderr, ...run } = await runMeasured(folder, ['import', 'more.csv']);
  expect(run).toEqual({ stdout: '', exitCode: 1, signal: null });
  expect(stateOf(folder)).toEqual(before);
  const lines = stderr.split('\n');
  expect(lines[0]).toMatch(/^error: The program has (a mistake|\d+ mistakes):$/);
  expect(lines.slice(-2)).toEqual(['Mend the files, and run `fdp program check` to see whether anything is left.', '']);
  return lines.slice(1, -2).map((line) => line.replace('  program/rubric.yaml:', ''));
}

const missing = [
  '1:1 version is missing, expected a text',
  '1:1 tiers is missing, expected a mapping with the keys exceeds, meets',
  '1:1 qualifications is missing, expected a list of qualifications',
];
const keys = 'expected one of version, blind, tiers, qualifications';

describe('a program file is refused that', () => {
  it.each<[what: string, mistakes: readonly string[], rubric: string]>([
    ['unfolds to billions', ['4:20 81 aliases (*name) found, expected at most 20'], laughs(9, 10)],
    ['is too long', ['1:1 6000002 bytes found, expected at most 5000000'], `# ${'x'.repeat(6_000_000)}`],
    [
      'is one word of four million letters',
      [
        '1:1 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" found, expected a mapping with the keys version, blind, tiers, qualifications',
      ],
      'x'.repeat(4_000_000),
    ],
    ['never closes a quotation mark', ['1:1 a quote is opened and not closed'], `"${'x\n'.repeat(1_000_000)}`],
    ['holds NUL', ['1:13 not valid YAML: Unexpected scalar at node end'], 'version: "1"\0'],
    ['holds itself', [`1:1 unknown key "l" found, ${keys}`, ...missing], 'l: &l [*l]'],
    ['tells of prototypes', [`1:1 unknown key "__proto__" found, ${keys}`, ...missing], '__proto__: { a: 1 }'],
    [
      'commands the terminal',
      [...missing.slice(1), `2:1 unknown key "\\u{1B}]0;t\\u{7}" found, ${keys}`],
      'version: "1\u001b[31m"\n\u001b]0;t\u0007: 1',
    ],
    [
      'reads from right to left',
      [`1:1 unknown key "ver\\u{202E}sion" found, ${keys}; did you mean version?`, ...missing],
      'ver\u202esion: 1',
    ],
  ])('%s', async (_what, mistakes, rubric) => {
    expect(await mistakesOf(rubric)).toEqual(mistakes);
  });

  /** Where the library gives up hangs on the room that Node has left. */
  it.each<[what: string, mistake: RegExp, rubric: string]>([
    ['unfolds by few aliases', /^\d+:\d+ an alias that can't be followed: Excessive alias count/, laughs(2, 10)],
    ['nests lists', /^1:\d+ lists within lists without end found, expected a few levels$/, `l: ${'['.repeat(100_000)}`],
    [
      'nests keys',
      /^\d+:\d+ lists within lists without end found, expected a few levels$/,
      Array.from({ length: 3_000 }, (_, at) => `${' '.repeat(at)}k:`).join('\n'),
    ],
    ['holds itself where a list is wanted', /^1:\d+ /, 'qualifications: &q [*q]'],
  ])('%s without end', async (_what, mistake, rubric) => {
    const [first, ...others] = await mistakesOf(rubric);
    expect(first).toMatch(mistake);
    expect(others.length).toBeLessThan(10);
  });
});

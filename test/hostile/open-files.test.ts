// A file that is refused is closed again: whoever sends hundreds of them must not use up what a process may have open.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manyPeople } from '../bad-input/many-people.ts';
import { openBelow } from '../support/open-below.ts';
import { runHere } from '../support/run-here.ts';
import { textRows, workbookOf } from '../support/workbook.ts';
import { zipOf } from '../support/zip.ts';

const now = '2016-02-16T18:00:00Z';

/** Longer than what is read ahead, so that its end is not reached by looking at it. */
const people = manyPeople(3_000);
const [header = '', ...rows] = people.split('\r\n');
const line = (cell: string): string => `${Array.from({ length: 12 }, () => cell).join(',')}\r\n`;
const table = Array.from({ length: 20_000 }, (_, at) => [`a${at}`, 'b', 'c']);

const files: Readonly<Record<string, string | Uint8Array>> = {
  'good.csv': people,
  'unknown.csv': line('Colour') + line('blue').repeat(20_000),
  'without-email.csv': [header.replace(/E-?mail[^,]*/i, 'Colour'), ...rows].join('\r\n'),
  'blank.csv': line(' ').repeat(40_000),
  'quote.csv': [header, ...rows.slice(0, 2_000), '"never closed', ...rows.slice(2_000)].join('\r\n'),
  'head.csv': `${header}\r\n`,
  'held.csv': people.replaceAll('@example', ' at example'),
  'unknown.xlsx': workbookOf({ sheets: [{ name: 'Colours', data: textRows(table) }] }),
  'unknown.zip': zipOf([{ name: 'unknown.csv', content: Buffer.from(line('Colour') + line('blue').repeat(20_000)) }]),
  'two.zip': zipOf(['a.csv', 'b.csv'].map((name) => ({ name, content: Buffer.from(people) }))),
  'cut.zip': zipOf([{ name: 'people.csv', content: Buffer.from(people) }]).subarray(0, -40),
  'damaged.xlsx': zipOf([{ name: '[Content_Types].xml', content: Buffer.from('<a><b></a>') }]),
  'picture.csv': Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(600_000)]),
};

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'fdp-open-files-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  for (const args of [
    ['import', 'good.csv'],
    ['review', '--window', 'rolling'],
  ])
    expect((await runHere(folder, args, now)).exitCode).toBe(0);
});

describe.skipIf(process.platform !== 'linux')('no file stays open', () => {
  it.each<readonly [string, ...string[]]>([
    ['import', 'unknown.csv'],
    ['import', 'without-email.csv'],
    ['import', 'good.csv', '--map', 'zip=Nowhere'],
    ['import', 'good.csv', '--form', 'nothing'],
    ['import', 'good.csv', 'unknown.csv'],
    ['import', 'good.csv', 'nowhere.csv'],
    ['import', 'blank.csv'],
    ['import', 'quote.csv', '--strict'],
    ['import', 'head.csv'],
    ['import', 'held.csv', '--strict'],
    ['import', 'unknown.xlsx'],
    ['import', 'damaged.xlsx'],
    ['import', 'unknown.zip'],
    ['import', 'two.zip'],
    ['import', 'cut.zip'],
    ['import', 'picture.csv'],
    ['form', 'new', 'blank.csv', '--yes', '--id', 'made', '--output', 'form.yaml'],
    ['form', 'new', 'head.csv', '--yes', '--id', 'made', '--output', 'form.yaml'],
    ['form', 'check', 'nothing', 'good.csv'],
    ['form', 'check', 'application', 'blank.csv'],
    ['reviewers', 'add', '--from', 'unknown.csv'],
    ['sheets', 'import', 'unknown.csv'],
    ['decide', '--from', 'unknown.csv', '--yes'],
    ['notices', 'sent', '--file', 'unknown.csv', '--yes'],
    ['restore', 'good.csv', '--yes'],
    ['verify', '--against', 'good.csv'],
  ])('after fdp %s %s', async (...args) => {
    const { exitCode, notes } = await runHere(folder, args, now);
    expect([1, 2], notes).toContain(exitCode);
    expect(openBelow(folder)).toEqual([]);
  });
});

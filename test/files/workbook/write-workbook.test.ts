import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSource } from '../../../src/files/source.ts';
import { writeWorkbook } from '../../../src/files/workbook/write-workbook.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fdp-workbook-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const texts = [
  '=1+1',
  '+1',
  '@x',
  "'quoted",
  '<b>&amp;',
  ' spaces ',
  'two\nlines',
  'Łukasz 晓雨 😀',
  '_x000D_=1_x0041_',
  '',
];
const asItIs = (text: string): string => text;
const sheet = {
  name: 'Scores',
  columns: [
    { title: 'Application', width: 12 },
    { title: 'Why', width: 8, choices: [5, 3, 0] },
    { title: 'Note', width: 40 },
  ],
  rows: texts.map((text, at) => [at + 1, at === 0 ? null : 5, text]),
};

async function readBack(bytes: Uint8Array): Promise<(readonly string[])[]> {
  const file = path.join(folder, 'sheet.xlsx');
  writeFileSync(file, bytes);
  const source = await openSource(file, { stdin: process.stdin, cwd: folder });
  const rows: (readonly string[])[] = [];
  for await (const chunk of source.records()) for (const { cells } of chunk) rows.push(cells);
  return rows;
}

test('what is written is what is read, texts as texts and empty cells as empty', async () => {
  const [head, ...rows] = await readBack(await writeWorkbook([sheet], asItIs));
  expect(head).toEqual(['Application', 'Why', 'Note']);
  const cells = rows.map((row) => [row[0], row[1] ?? '', row[2] ?? '']);
  expect(cells).toEqual(texts.map((text, at) => [String(at + 1), at === 0 ? '' : '5', text]));
});

test('only the allowed points can be chosen, in every row, and no cell is a formula', async () => {
  const parts = unzipSync(
    await writeWorkbook([sheet, { name: 'Levels', columns: [{ title: 'Points', width: 8 }], rows: [[5]] }], asItIs),
  );
  const first = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const [validation] = /<dataValidation [^>]*>.*?<\/dataValidation>/.exec(first) ?? [];
  expect(validation).toContain('type="list"');
  expect(validation).toContain(`sqref="B2:B${texts.length + 1}"`);
  expect(validation).toContain('<formula1>"5,3,0"</formula1>');
  expect(validation).toContain('showErrorMessage="1"');
  for (const part of Object.values(parts)) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
});

test('every text and every header goes through what makes it harmless', async () => {
  const bytes = await writeWorkbook([{ ...sheet, rows: [[1, 5, 'a\u202eb\u001b[31m']] }], (text) => `<${text.length}>`);
  const rows = await readBack(bytes);
  expect(rows.map((row) => [...row])).toEqual([
    ['<11>', '<3>', '<4>'],
    ['1', '5', '<8>'],
  ]);
});

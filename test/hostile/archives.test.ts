// Archives and workbooks that unpack to far more than they are, or hold what no spreadsheet has: refused, in bounded memory.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWithDatabase } from '../bad-input/corpus.ts';
import { manyPeople } from '../bad-input/many-people.ts';
import { failed } from '../support/run-fdp.ts';
import { partsOf, textRows } from '../support/workbook.ts';
import { type PackedFile, zipOf } from '../support/zip.ts';
import { expectBounded } from './measured.ts';

const mebi = 1024 * 1024;
const flood = 'many words '.repeat((100 * mebi) / 11);
const good = manyPeople(5);

const download = 'Download or pack it again, and import that.\n';
const saveAgain = 'Open the workbook in a spreadsheet program, save it as CSV, and import that.\n';
const mendSheet = 'Check that the sheet holds one response a row, and import again; nothing of it was imported.\n';

async function refused(name: string, files: readonly PackedFile[], words: string | RegExp): Promise<void> {
  const folder = await folderWithDatabase();
  writeFileSync(path.join(folder, name), zipOf(files));
  await expectBounded(
    folder,
    ['import', name],
    typeof words === 'string' ? failed(`error: ${words}`) : { ...failed(''), stderr: expect.stringMatching(words) },
  );
}

/** A workbook in which a part is this instead. */
const withPart = (name: string, content: string, isStored: boolean, strings?: string): readonly PackedFile[] =>
  partsOf({
    sheets: [{ name: 'Form1', data: textRows([['a', 'b']]) }],
    ...(strings === undefined ? {} : { strings }),
    parts: [{ name, content, isStored }],
  });
const sheetPart = 'xl/worksheets/sheet1.xml';
const sheet = (data: string) => `<worksheet><sheetData>${data}</sheetData></worksheet>`;

describe('an archive', () => {
  it('that unpacks to hundreds of times its size', async () => {
    const files = [{ name: 'a.csv', content: good + flood }];
    const packed = zipOf(files).readUInt32LE(18).toLocaleString('en-US');
    const size = Buffer.byteLength(good + flood).toLocaleString('en-US');
    await refused(
      'a.zip',
      files,
      `a.zip > a.csv unpacks to ${size} bytes, out of ${packed} bytes: no export does.\n` +
        'Ask whoever sent it what it is; if it is an export, unpack it yourself and import what it holds.\n',
    );
  });

  it('that unpacks to hundreds of times what it says', async () => {
    const files = [{ name: 'a.csv', content: good + flood, says: { size: 10 * mebi } }];
    await refused(
      'a.zip',
      files,
      `a.zip > a.csv is damaged: it holds more than the 10,485,760 bytes that the archive says.\n${download}`,
    );
  });

  it('with a cell of 100 MB in it', async () => {
    await refused(
      'a.zip',
      [{ name: 'a.csv', content: `${good}"${flood}`, isStored: true }],
      'a.zip > a.csv: line 7: a quotation mark opens here and is not closed within 33,554,432 characters.\n' +
        'With --stray-quote 7 it is left out, and the lines below are rows again; nothing of the file was imported.\n',
    );
  });
});

describe('a workbook', () => {
  const tooLong = `a.xlsx > Form1: row 1 is longer than 33,554,432 characters.\n${mendSheet}`;
  const endless = `a.xlsx > Form1 is damaged: it holds something endless.\n${saveAgain}`;

  it.each<[string, () => readonly PackedFile[], string | RegExp]>([
    [
      'whose sheet unpacks to hundreds of times its size',
      () => withPart(sheetPart, sheet('<row/>'.repeat(20 * mebi)), false),
      /^error: a\.xlsx > xl\/worksheets\/sheet1\.xml unpacks to 125,829,166 bytes, out of [\d,]+ bytes: no export does\./,
    ],
    [
      'with a cell of 100 MB',
      () => withPart(sheetPart, sheet(`<row><c t="str"><v>${flood}</v></c></row>`), true),
      tooLong,
    ],
    [
      'with a row of 100 MB',
      () =>
        withPart(sheetPart, sheet(`<row>${`<c t="str"><v>${flood.slice(0, mebi)}</v></c>`.repeat(100)}</row>`), true),
      tooLong,
    ],
    ['with an attribute of 100 MB', () => withPart(sheetPart, sheet(`<row r="${flood}"/>`), true), endless],
    ['with a comment of 100 MB', () => withPart(sheetPart, `<!--${flood}-->${sheet('')}`, true), endless],
    ['with a name of 100 MB', () => withPart(sheetPart, `<${flood.replaceAll(' ', '')}/>`, true), endless],
    [
      'with a shared text of 100 MB',
      () => withPart('xl/sharedStrings.xml', `<sst><si><t>${flood}</t></si></sst>`, true, ''),
      `a.xlsx > xl/sharedStrings.xml is damaged: text 1 of it is longer than any cell.\n${saveAgain}`,
    ],
    [
      'with a million columns',
      () => withPart(sheetPart, sheet(`<row>${'<c t="str"><v>a</v></c>'.repeat(mebi)}</row>`), true),
      `a.xlsx > Form1: row 1 has more than 16,384 cells.\n${mendSheet}`,
    ],
  ])('%s', async (_what, files, words) => {
    await refused('a.xlsx', files(), words);
  });
});

// Archives and workbooks that unpack to far more than they are: refused by name, within bounded memory, nothing unpacked to disk.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { describe, it } from 'vitest';
import { folderWithDatabase } from '../bad-input/corpus.ts';
import { manyPeople } from '../bad-input/many-people.ts';
import { failed } from '../support/run-fdp.ts';
import { type TestWorkbook, textRows, workbookOf } from '../support/workbook.ts';
import { type PackedFile, zipOf } from '../support/zip.ts';
import { expectBounded } from './measured.ts';

const mebi = 1024 * 1024;

/** What can not be packed: with it in every mebibyte, a file is packed no tighter than an export. */
const noise = Array.from({ length: 120 }, (_, at) => createHash('sha512').update(String(at)).digest('hex')).join('');

interface Surroundings {
  readonly before?: string;
  readonly behind?: string;
  /** What stands in every mebibyte beside the text. */
  readonly beside?: string;
  /** What the archive says of its size, where that is not true. */
  readonly says?: number;
}

/** A file that holds the same mebibyte so many times, packed without ever being whole. */
function bomb(name: string, text: string, times: number, around: Surroundings = {}): PackedFile {
  const { before = '', behind = '', beside = '', says } = around;
  const piece = Buffer.from(beside + text.repeat((mebi - beside.length) / text.length));
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const packed = deflateRawSync(piece, flush);
  let crc = crc32(before);
  for (let time = 0; time < times; time++) crc = crc32(piece, crc);
  crc = crc32(behind, crc);
  const size = Buffer.byteLength(before) + times * piece.length + Buffer.byteLength(behind);
  const content = Buffer.concat([
    deflateRawSync(Buffer.from(before), flush),
    ...Array.from({ length: times }, () => packed),
    deflateRawSync(Buffer.from(behind)),
  ]);
  return { name, content, isStored: true, method: 8, says: { crc, size: says ?? size } };
}

async function folderWithFile(name: string, bytes: Uint8Array): Promise<string> {
  const folder = await folderWithDatabase();
  writeFileSync(path.join(folder, name), bytes);
  return folder;
}

const noExport = (file: string, part: string, size: string, packed: string) =>
  failed(
    `error: ${file} > ${part} unpacks to ${size} bytes, out of ${packed} bytes: no export does.\n` +
      'Ask whoever sent it what it is; if it is an export, unpack it yourself and import what it holds.\n',
  );

describe('an archive is refused', () => {
  /** How tightly it is packed hangs on the library. */
  const packed = ({ content }: PackedFile) => Buffer.from(content).length.toLocaleString('en-US');
  it.each<[string, PackedFile, string]>([
    ['of a gigabyte of nothing', bomb('export.csv', '\0', 1024), '1,073,741,824'],
    ['of a gigabyte of line breaks', bomb('export.csv', '\n', 1024), '1,073,741,824'],
    ['of a gigabyte in one row', bomb('export.csv', 'a,b,c,d,', 1024, { before: manyPeople(3) }), '1,073,743,891'],
  ])('%s', async (_what, file, size) => {
    const folder = await folderWithFile('export.zip', zipOf([file]));
    await expectBounded(folder, ['import', 'export.zip'], noExport('export.zip', 'export.csv', size, packed(file)));
  });

  it('that holds a gigabyte where it says a thousand bytes', async () => {
    const folder = await folderWithFile('export.zip', zipOf([bomb('export.csv', 'a,b\n', 1024, { says: 1_000 })]));
    const refusal =
      'error: export.zip > export.csv is damaged: it holds more than the 1,000 bytes that the archive says.\n' +
      'Download or pack it again, and import that.\n';
    await expectBounded(folder, ['import', 'export.zip'], failed(refusal));
  });

  it('whose file would be unpacked elsewhere, by a name that commands the terminal', async () => {
    const file = { name: '../../\u001b[31mevil\u202e.csv', content: manyPeople(3) };
    const folder = await folderWithFile('export.zip', zipOf([file]));
    const refusal =
      'error: export.zip is a damaged zip archive: invalid relative path: ../../\\x1b[31mevil\\u202e.csv.\n' +
      'Download or pack it again, and import that.\n';
    await expectBounded(folder, ['import', 'export.zip'], failed(refusal));
  });
});

describe('a workbook is refused', () => {
  const sheet = (text: string, times: number, around: Surroundings): TestWorkbook => ({
    sheets: [{ name: 'S', data: '' }],
    parts: [bomb('xl/worksheets/sheet1.xml', text, times, around)],
  });
  const part = (name: string, text: string, times: number, around: Surroundings): TestWorkbook => ({
    ...{ sheets: [{ name: 'S', data: textRows([['a', 'b']]) }], strings: '', formats: ['0'] },
    parts: [bomb(`xl/${name}`, text, times, around)],
  });
  const within = (before: string, behind: string, beside = '') => ({
    ...{ before: `<worksheet><sheetData>${before}`, behind: `${behind}</sheetData></worksheet>` },
    beside,
  });
  const comment = `<!--${noise}-->`;
  const saveAs = 'Open the workbook in a spreadsheet program, save it as CSV, and import that.';
  const mendSheet = 'Check that the sheet holds one response a row, and import again; nothing of it was imported.';

  it.each<[string, TestWorkbook, says: string, hint: string]>([
    [
      'of a row of too many cells',
      sheet('<c><v>1</v></c> ', 100, within('<row>', '</row>', comment)),
      'S: row 1 has more than 16,384 cells',
      mendSheet,
    ],
    [
      'of one endless cell',
      sheet('x', 300, within('<row><c t="str"><v>', '</v></c></row>', noise)),
      'S: row 1 is longer than 33,554,432 characters',
      mendSheet,
    ],
    [
      'of one endless tag',
      sheet('x', 300, within('<row a="', '"></row>', noise)),
      'S is damaged: it holds something endless',
      saveAs,
    ],
    [
      'of one endless comment',
      sheet('x', 300, within('<!--', '-->', noise)),
      'S is damaged: it holds something endless',
      saveAs,
    ],
    [
      'of one endless text',
      part('sharedStrings.xml', 'x', 300, { before: '<sst><si><t>', behind: '</t></si></sst>', beside: noise }),
      'xl/sharedStrings.xml is damaged: text 1 of it is longer than any cell',
      saveAs,
    ],
    [
      'of endless sheets',
      part('workbook.xml', '<sheet name="S" r:id="rId1"/>   ', 60, { before: '<workbook>', behind: '</workbook>' }),
      'xl/workbook.xml is damaged: it lists more than 10000 sheets',
      saveAs,
    ],
    [
      'of endless relationships',
      part('_rels/workbook.xml.rels', '<Relationship Id="a"/>          ', 300, {
        ...{ before: '<Relationships>', behind: '</Relationships>' },
        beside: comment,
      }),
      'xl/_rels/workbook.xml.rels is damaged: it lists more than 10000 relationships',
      saveAs,
    ],
    [
      'of endless styles',
      part('styles.xml', '<xf numFmtId="0"/>              ', 300, {
        ...{ before: '<styleSheet><cellXfs>', behind: '</cellXfs></styleSheet>' },
        beside: comment,
      }),
      'xl/styles.xml is damaged: it lists more than 65490 styles',
      saveAs,
    ],
    ['of tags within tags', sheet('<a>     ', 10, {}), 'S is damaged: its tags are nested more than 100 deep', saveAs],
    [
      'that unpacks to billions of laughs',
      { sheets: [{ name: 'S', data: '', xml: '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet/>' }] },
      'S is damaged: it declares a document type, which no spreadsheet program writes',
      saveAs,
    ],
  ])('%s', async (_what, workbook, says, hint) => {
    const folder = await folderWithFile('export.xlsx', workbookOf(workbook));
    await expectBounded(folder, ['import', 'export.xlsx'], failed(`error: export.xlsx > ${says}.\n${hint}\n`));
  });

  it('of rows without end, packed too tightly', async () => {
    const rows = bomb('xl/worksheets/sheet1.xml', '<row><c><v>1</v></c></row>      ', 1024, within('', ''));
    const folder = await folderWithFile(
      'export.xlsx',
      workbookOf({ sheets: [{ name: 'S', data: '' }], parts: [rows] }),
    );
    const packed = Buffer.from(rows.content).length.toLocaleString('en-US');
    const refusal = noExport('export.xlsx', 'xl/worksheets/sheet1.xml', '1,073,741,870', packed);
    await expectBounded(folder, ['import', 'export.xlsx'], refusal);
  });
});

import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/domain/user-error.ts';
import { openFile, openPipe, refusalOf, rowsOf } from '../../support/open-bytes.ts';
import { textRows, workbookOf } from '../../support/workbook.ts';
import { type PackedFile, zipOf } from '../../support/zip.ts';

const csv = { name: 'responses.csv', content: 'a,b\r\n"c\nd",é\r\n' };
const rows = [
  [1, 'a', 'b'],
  [2, 'c\nd', 'é'],
];
const workbook = workbookOf({
  sheets: [
    {
      name: 'Form1',
      data: textRows([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    },
  ],
});

describe('an archive with one export', () => {
  it('is read as that, by its own digest, as often as wanted', async () => {
    const source = await openFile('export.zip', zipOf([csv]));
    expect(source).toMatchObject({ name: 'export.zip > responses.csv', kind: 'text', isFile: true, delimiter: ',' });
    expect(source.bytes).toBe(Buffer.byteLength(csv.content));
    expect(await rowsOf(source)).toEqual(rows);
    expect(await rowsOf(source)).toEqual(rows);
    expect(source.digest()).toBe(createHash('sha256').update(csv.content).digest('hex'));
  });

  it.each<[string, readonly PackedFile[]]>([
    [
      'what systems add',
      [csv, { name: '__MACOSX/._responses.csv', content: 'x' }, { name: '.DS_Store', content: 'x' }],
    ],
    [
      'folders',
      [
        { name: 'a/', content: '' },
        { name: 'a/b/', content: '' },
        { ...csv, name: 'a/b/responses.csv' },
      ],
    ],
    ['other files', [{ name: 'photo.png', content: 'x' }, csv, { name: 'read me.txt', content: 'x' }]],
    [
      'a text',
      [
        { ...csv, name: 'responses.txt' },
        { name: 'photo.png', content: 'x' },
      ],
    ],
    ['one file without a name that tells', [{ ...csv, name: 'responses' }]],
    ['one that is stored as it is', [{ ...csv, isStored: true }]],
  ])('is found among or as: %s', async (_what, files) => {
    expect(await rowsOf(await openFile('export.zip', zipOf(files)))).toEqual(rows);
  });

  it('may come through a pipe, and under any name', async () => {
    const source = await openPipe(zipOf([csv]));
    expect(source).toMatchObject({ name: 'standard input > responses.csv', isFile: false });
    expect(await rowsOf(source)).toEqual(rows);
    expect(await rowsOf(await openFile('responses.csv', zipOf([csv])))).toEqual(rows);
  });

  it('may hold a workbook', async () => {
    const source = await openFile('export.zip', zipOf([{ name: 'answers.xlsx', content: workbook }]));
    expect(source).toMatchObject({ name: 'export.zip > answers.xlsx', kind: 'workbook', isFile: true, sheet: 'Form1' });
    expect(await rowsOf(source)).toEqual([
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ]);
  });

  it('may be long, and be left early', async () => {
    const content = `a,b\n${'1,2\n'.repeat(500_000)}`;
    const source = await openFile('export.zip', zipOf([{ name: 'a.csv', content }]));
    for await (const records of source.records()) {
      expect(records[0]?.cells).toEqual(['a', 'b']);
      break;
    }
    expect(await rowsOf(source)).toHaveLength(500_001);
  });
});

describe('what an archive may not hold', () => {
  it.each<[string, readonly PackedFile[], string, string]>([
    ['nothing', [], 'a.zip holds no file', 'download the responses again, and import that file'],
    [
      'clutter',
      [{ name: '__MACOSX/._a.csv', content: 'x' }],
      'a.zip holds no file',
      'download the responses again, and import that file',
    ],
    [
      'two exports',
      [csv, { ...csv, name: 'roster.tsv' }, { name: 'photo.png', content: 'x' }],
      'a.zip holds 2 exports, and one is read at a time:\n  responses.csv\n  roster.tsv\n',
      'unpack it, and import those that you mean',
    ],
    [
      'many exports',
      Array.from({ length: 12 }, (_, index) => ({ ...csv, name: `${index + 1}.csv` })),
      `a.zip holds 12 exports, and one is read at a time:\n${Array.from({ length: 10 }, (_, index) => `  ${index + 1}.csv\n`).join('')}  and 2 more\n`,
      'unpack it, and import those that you mean',
    ],
    [
      'only pictures',
      [
        { name: 'one.png', content: 'x' },
        { name: 'two.png', content: 'x' },
      ],
      'a.zip holds no export:\n  one.png\n  two.png\n',
      'unpack it, and import the export in it, if there is one',
    ],
    [
      'one picture',
      [{ name: 'one.png', content: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') }],
      'a.zip > one.png is a PNG image, not a CSV export',
      'download the responses as CSV and import that file',
    ],
    [
      'another archive',
      [{ name: 'inner.csv', content: zipOf([csv]) }],
      'a.zip > inner.csv is an archive in an archive',
      'unpack a.zip, and import the export in it',
    ],
    [
      'an empty export',
      [{ name: 'a.csv', content: '' }],
      'a.zip > a.csv is empty',
      'download the responses as CSV again, and import that file',
    ],
  ])('%s', async (_what, files, message, hint) => {
    expect(await refusalOf(openFile('a.zip', zipOf(files)))).toMatchObject({ message, hint });
  });

  it.each([
    ['an OpenDocument file (.ods)', ['mimetype', 'content.xml']],
    ['a Numbers document', ['Index/Document.iwa', 'preview.jpg']],
    ['a Numbers document', ['sheet.numbers/Index.zip', 'x']],
  ])('is %s', async (is, names) => {
    const { message } = await refusalOf(openFile('a.csv', zipOf(names.map((name) => ({ name, content: 'x' })))));
    expect(message).toBe(`a.csv is ${is}, not a CSV export`);
  });
});

const again = 'download or pack it again, and import that';

describe('an archive that is not what it says', () => {
  it('is cut off', async () => {
    const whole = zipOf([csv]);
    const error = await refusalOf(openFile('a.zip', whole.subarray(0, whole.length - 10)));
    expect(error.message).toBe(
      'a.zip is a damaged zip archive: its end is missing, as after a download that broke off',
    );
    expect(error.hint).toBe(again);
  });

  it.each<[string, Partial<PackedFile>, string]>([
    [
      'other bytes',
      { says: { crc: 1 } },
      'is damaged: it holds other bytes than the archive says (its checksum differs)',
    ],
    ['more bytes', { says: { size: 5 } }, 'is damaged: it holds more than the 5 bytes that the archive says'],
    ['fewer bytes', { says: { size: 50 } }, 'is damaged: it holds 15 bytes, not the 50 bytes that the archive says'],
    ['no packed bytes', { method: 8, isStored: true }, 'is damaged: it holds bytes that can not be unpacked'],
    ['a password', { flags: 1 }, 'is protected by a password'],
    ['another way of packing', { method: 93 }, 'is packed in a way that fdp does not read (method 93)'],
  ])('%s', async (_what, wrong, says) => {
    const error = await refusalOf(openFile('a.zip', zipOf([{ ...csv, ...wrong }])));
    expect(error.message).toBe(`a.zip > responses.csv ${says}`);
  });

  it('names a file outside of it', async () => {
    const error = await refusalOf(openFile('a.zip', zipOf([{ ...csv, name: '../../responses.csv' }])));
    expect(error.message).toBe('a.zip is a damaged zip archive: invalid relative path: ../../responses.csv');
  });

  it('has any byte changed', async () => {
    const whole = zipOf([csv]);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const broken = Buffer.from(whole);
        broken.writeUInt8(broken.readUInt8(at) ^ change, at);
        const read = await openPipe(broken)
          .then(rowsOf)
          .catch((error: unknown) => error);
        // It is refused in words, or what was changed does not matter: never a crash, never other rows.
        if (!(read instanceof UserError)) expect(read).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an archive made to flood', () => {
  it('is refused by what it says, before anything is unpacked', async () => {
    const error = await refusalOf(openFile('a.zip', zipOf([{ ...csv, says: { size: 1_600_000_000 } }])));
    expect(error.message).toMatch(
      /^a\.zip > responses\.csv unpacks to 1,600,000,000 bytes, out of \d+ bytes: no export does$/,
    );
  });

  it('is refused as soon as it is more than it says', async () => {
    const content = Buffer.alloc(100 * 1024 ** 2, 'a,b\n');
    const packed = { name: 'a.csv', content: deflateRawSync(content), isStored: true, method: 8 };
    const error = await refusalOf(openFile('a.zip', zipOf([{ ...packed, says: { size: 1_000_000 } }])));
    expect(error.message).toBe(
      'a.zip > a.csv is damaged: it holds more than the 1,000,000 bytes that the archive says',
    );
  });

  it('is refused for more files than anybody packs', async () => {
    const files = Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}`, content: '', isStored: true }));
    const error = await refusalOf(openFile('a.zip', zipOf(files)));
    expect(error.message).toBe('a.zip holds more than 10,000 files');
  });
});

// What is named is not a file with responses in it. Each ends in its own words, and changes nothing.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateOf } from '../support/folder-state.ts';
import { failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

describe('a file that is not there', () => {
  it('is told, with the name that was probably meant', async () => {
    const folder = await folderWithDatabase('good.csv', 'more.csv');
    await expectRefusal(
      folder,
      ['import', 'goood.csv'],
      failed('error: there is no file goood.csv.\nDid you mean good.csv?\n'),
    );
  });

  it('is told with several names where they are as near', async () => {
    const folder = await folderWithDatabase();
    for (const name of ['fall-1.csv', 'fall-2.csv']) copyFileSync(path.join(folder, 'fdp.db'), path.join(folder, name));
    await expectRefusal(
      folder,
      ['import', 'fall.csv'],
      failed('error: there is no file fall.csv.\nDid you mean fall-1.csv or fall-2.csv?\n'),
    );
  });

  it('is told without a guess where no name is near', async () => {
    const folder = await folderWithDatabase('good.csv');
    await expectRefusal(
      folder,
      ['import', 'winter-responses.csv'],
      failed('error: there is no file winter-responses.csv.\nCheck the spelling and the folder.\n'),
    );
  });

  it('is told with the folder where that is not there either', async () => {
    const folder = await folderWithDatabase('good.csv');
    await expectRefusal(
      folder,
      ['import', 'exports/good.csv'],
      failed('error: there is no file exports/good.csv.\nThere is no folder exports either: check the path.\n'),
    );
  });

  it('keeps the files before it in the list from being taken in', async () => {
    const folder = await folderWithDatabase('more.csv');
    await expectRefusal(
      folder,
      ['import', 'more.csv', 'mroe.csv'],
      failed('error: there is no file mroe.csv.\nDid you mean more.csv?\n'),
    );
  });
});

it('a folder in place of a file', async () => {
  const folder = await folderWithDatabase();
  mkdirSync(path.join(folder, 'exports'));
  await expectRefusal(
    folder,
    ['import', 'exports/'],
    failed('error: exports/ is a folder, not a CSV export.\nName the files in it, such as exports/*.csv.\n'),
  );
});

const again = 'Download the responses as CSV again, and import that file.\n';

describe('a file without responses', () => {
  it.each([
    ['empty.csv', `error: empty.csv is empty.\n${again}`],
    ['blank.csv', `error: blank.csv is empty.\n${again}`],
    [
      'only-commas.csv',
      'error: only-commas.csv is empty: it has no header row.\n' +
        'Export the responses again (Google Sheets: File > Download > Comma-separated values).\n',
    ],
    [
      'headers-only.csv',
      'error: headers-only.csv has a header row and no rows below it: there is nothing to take in.\n' +
        'If people have answered, export the responses again, without a filter.\n',
    ],
  ])('%s', async (file, stderr) => {
    await expectRefusal(await folderWithDatabase(file), ['import', file], failed(stderr));
  });

  it('nothing on standard input', async () => {
    const refusal = failed(`error: standard input is empty.\n${again}`);
    await expectRefusal(await folderWithDatabase(), ['import', '-'], refusal, { stdin: '' });
  });
});

const asCsv = 'Download the responses as CSV and import that file.\n';

describe('a file that is not text', () => {
  it.each([
    ['image.csv', `error: image.csv is a PNG image, not a CSV export.\n${asCsv}`],
    ['document.pdf', `error: document.pdf is a PDF document, not a CSV export.\n${asCsv}`],
    [
      'workbook.xlsx',
      'error: workbook.xlsx is a damaged zip archive: its end is missing, as after a download that broke off.\n' +
        'Download or pack it again, and import that.\n',
    ],
    [
      'old-workbook.xls',
      'error: old-workbook.xls looks like an old Excel workbook, not a CSV export.\n' +
        'Open it in Excel, save it as an Excel workbook (.xlsx) or as CSV, and import that.\n',
    ],
    [
      'archive.csv.gz',
      'error: archive.csv.gz is a gzip archive, not a CSV export.\nUnpack it with `gunzip` and import what it holds.\n',
    ],
    [
      'binary.csv',
      `error: binary.csv is not text, so not a CSV export: 9 of 100 bytes are control characters.\n${asCsv}`,
    ],
  ])('%s', async (file, stderr) => {
    await expectRefusal(await folderWithDatabase(file), ['import', file], failed(stderr));
  });

  it('the database itself', async () => {
    await expectRefusal(
      await folderWithDatabase(),
      ['import', 'fdp.db'],
      failed(`error: fdp.db is an SQLite database, not a CSV export.\n${asCsv}`),
    );
  });

  it('a text in another encoding than the one that is said', async () => {
    await expectRefusal(
      await folderWithDatabase('windows-1252.csv'),
      ['import', '--encoding', 'utf-8', 'windows-1252.csv'],
      failed(
        'error: windows-1252.csv: the text is not UTF-8 at byte 891 (the first is 0).\n' +
          'Import it with `--encoding windows-1252`, which reads files of older spreadsheets.\n',
      ),
    );
  });
});

describe('an import that fails where no database was', () => {
  it.each(['goood.csv', 'image.csv', 'another-form.csv', 'headers-only.csv', 'open-quote.csv'])(
    'of %s leaves none behind',
    async (file) => {
      const folder = folderWith('good.csv', 'image.csv', 'another-form.csv', 'headers-only.csv', 'open-quote.csv');
      const before = stateOf(folder);
      expect(await runFdp(folder, ['import', file])).toMatchObject({ exitCode: 1, stdout: '' });
      expect(stateOf(folder)).toEqual(before);
    },
  );
});

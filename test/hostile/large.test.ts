// Cells, rows and columns beyond all measure: refused with the line, within bounded memory, and with nothing changed.
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWithDatabase } from '../bad-input/corpus.ts';
import { manyPeople } from '../bad-input/many-people.ts';
import { rowsOf } from '../support/folder-state.ts';
import { failed } from '../support/run-fdp.ts';
import { expectBounded, runMeasured } from './measured.ts';

const mebi = 1024 * 1024;

type Piece = string | Uint8Array | readonly [piece: string | Uint8Array, times: number];

/** Writes a file piece by piece; a piece may be repeated. */
function write(folder: string, name: string, ...pieces: readonly Piece[]): void {
  const file = openSync(path.join(folder, name), 'w');
  for (const piece of pieces) {
    const [text, times] = typeof piece === 'string' || piece instanceof Uint8Array ? [piece, 1] : piece;
    const bytes = Buffer.from(text);
    for (let written = 0; written < times; written++) writeSync(file, bytes);
  }
  closeSync(file);
}

/** A header and five people: what comes behind them begins on line 7. */
const good = manyPeople(5);
const words = 'many words '.repeat(mebi / 11);

const openQuote = (file: string, line: number) =>
  failed(
    `error: ${file}: line ${line}: a quotation mark opens here and is not closed within 33,554,432 characters.\n` +
      `With --stray-quote ${line} it is left out, and the lines below are rows again; nothing of the file was imported.\n`,
  );

const tooLarge = (file: string, line: number, what: string) =>
  failed(
    `error: ${file}: line ${line}: the record that starts here ${what}.\n` +
      'Check that the file is a CSV export with one response a line, and import again; nothing of it was imported.\n',
  );

describe('a cell of 100 MB is refused', () => {
  it('in quotes', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'large.csv', `${good}"`, [words, 100], '",x\r\n');
    await expectBounded(folder, ['import', 'large.csv'], openQuote('large.csv', 7));
  });

  it('without quotes', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'large.csv', good, [words, 100], ',x\r\n');
    const refusal = tooLarge('large.csv', 7, 'is longer than 33,554,432 characters');
    await expectBounded(folder, ['import', 'large.csv'], refusal);
  });

  it('in the header', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'large.csv', '"', [words, 100], `",${good}`);
    await expectBounded(folder, ['import', 'large.csv'], openQuote('large.csv', 1));
  });

  it('in two bytes a character', async () => {
    const folder = await folderWithDatabase();
    const utf16 = (text: string) => Buffer.from(text, 'utf16le');
    write(folder, 'large.csv', utf16(`\ufeff${good}"`), [utf16(words), 50], utf16('",x\r\n'));
    await expectBounded(folder, ['import', 'large.csv'], openQuote('large.csv', 7));
  });

  it('in a rehearsal', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'large.csv', `${good}"`, [words, 100], '",x\r\n');
    await expectBounded(folder, ['import', '--dry-run', 'large.csv'], openQuote('large.csv', 7));
  });
});

describe('a million columns are refused', () => {
  const tooWide = (line: number) => tooLarge('wide.csv', line, 'has more than 20,000 cells');

  it('in the header', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'wide.csv', ['column,'.repeat(1_000), 1_000], 'last\r\n', good);
    await expectBounded(folder, ['import', 'wide.csv'], tooWide(1));
  });

  it('in a row', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'wide.csv', good, ['cell,'.repeat(1_000), 1_000], 'last\r\n', good);
    await expectBounded(folder, ['import', 'wide.csv'], tooWide(7));
  });

  it('in a row of nothing but commas', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'wide.csv', good, [','.repeat(1_000), 1_000], '\r\n', good);
    await expectBounded(folder, ['import', 'wide.csv'], tooWide(7));
  });
});

describe('what is just within the measure', () => {
  it('a row of 20,000 cells is held, and the others go in', async () => {
    const folder = await folderWithDatabase();
    write(folder, 'wide.csv', good, 'cell,'.repeat(19_999), 'last\r\n');
    expect(await runMeasured(folder, ['import', 'wide.csv'])).toMatchObject({
      ...{ exitCode: 0, stderr: '1 row is held. fdp issues lists what waits, fdp resolve goes through it.\n' },
      stdout: expect.stringContaining('the row has 20000 cells where the header has 23.'),
    });
    const [[cells]] = rowsOf(path.join(folder, 'fdp.db'), 'select cells from held_row') as [[string]];
    expect(JSON.parse(cells)).toHaveLength(20_000);
  });

  it('an essay of 30 MB goes in, to its last word', async () => {
    const folder = await folderWithDatabase();
    const [header = '', ana = ''] = good.split('\r\n');
    const cells = ana.split(',');
    write(folder, 'long.csv', `${header}\r\n${cells.slice(0, -1).join(',')},"`, [words, 30], 'the last"\r\n');
    const imported = await runMeasured(folder, ['import', 'long.csv']);
    expect(imported).toMatchObject({ exitCode: 0, stderr: '' });
    const [[length, end]] = rowsOf(
      path.join(folder, 'fdp.db'),
      "select length(answers ->> 'equity'), substr(answers ->> 'equity', -14) from revision order by id desc limit 1",
    ) as [[number, string]];
    expect([length, end]).toEqual([30 * words.length + 8, 'words the last']);
  });
});

it('a quotation mark that swallows 100 MB of rows is told with its own line', async () => {
  const folder = await folderWithDatabase();
  write(folder, 'open.csv', good, '"', [words.replaceAll(' ', '\r\n'), 100]);
  await expectBounded(folder, ['import', 'open.csv'], openQuote('open.csv', 7));
});

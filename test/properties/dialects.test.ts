// Whatever is in a table, and however a program writes it down: it is read back cell for cell, and comes to the same.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from '../../src/files/source.ts';
import { anyDialect, encode, write } from './any-dialect.ts';
import { aFew, anyExport, type Imported, later, sheet } from './any-export.ts';
import { atDesk, type Desk } from './desk.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fdp-dialects-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An export's rows with its headers, as an independent reader reads them. */
const tableOf = (text: string): string[][] => parse(text, { record_delimiter: '\r\n' }) as string[][];
const [headers = []] = tableOf(sheet([]));

const piece = fc.constantFrom(
  ...['a', 'bc', ' ', '"', '""', ',', ';', '\t', '|', '\r', '\n', '\r\n', '7', '=', "'"],
  ...['é', '’', '€', 'ß', '日本', '😀', 'e\u0301', '\u202e'],
);
const anyCell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const anyTable = fc
  .array(fc.array(anyCell, { minLength: headers.length, maxLength: headers.length }), { maxLength: 6 })
  .map((rows) => [headers, ...rows]);

describe('a table in any dialect', () => {
  it('is read back cell for cell, each row on its line', async () => {
    const file = 'table.csv';
    await fc.assert(
      fc.asyncProperty(anyTable, anyDialect, async (table, dialect) => {
        const { text, lines } = write(table, dialect);
        const bytes = encode(text, dialect);
        fc.pre(bytes !== null);
        writeFileSync(path.join(folder, file), bytes);
        const source = await openSource(file, { stdin: process.stdin, cwd: folder });
        const read: { line: number; cells: string[] }[] = [];
        for await (const records of source.records())
          read.push(...records.map(({ line, cells }) => ({ line, cells: [...cells] })));
        expect(read.map(({ cells }) => cells)).toEqual(table);
        expect(read.map(({ line }) => line)).toEqual(lines);
        expect([source.delimiter, source.encoding]).toEqual([dialect.delimiter, expectedEncoding(text, dialect)]);
      }),
      { numRuns: 400 },
    );
  });
});

/** A text that is all ASCII is UTF-8 as well. */
const expectedEncoding = (text: string, { encoding }: { encoding: string }): string =>
  encoding === 'windows-1252' && /^[\x00-\x7f]*$/.test(text) ? 'utf-8' : encoding;

/** What people put above an export. */
const anyTitles = fc.array(fc.constantFrom('Responses', 'Exported, with care', '', 'Page 1;of 2'), { maxLength: 3 });

async function take(desk: Desk, name: string, bytes: string | Buffer) {
  desk.write(name, bytes);
  const [said] = (await desk.json<Imported>(['import', name], later)).imports;
  if (said === undefined) throw new Error('an import without a report');
  return said;
}

describe('an export in any dialect', () => {
  it('comes to what the sheet comes to, and is unchanged behind it', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, anyDialect, anyTitles, (responses, dialect, titles) =>
        atDesk(async (desk) => {
          const table = tableOf(sheet(responses));
          const width = table[0]?.length ?? 0;
          const titled = titles.map((title) => Array.from({ length: width }, (_, at) => (at === 0 ? title : '')));
          const bytes = encode(write([...titled, ...table], dialect).text, dialect);
          fc.pre(bytes !== null);
          const first = await take(desk, 'other.csv', bytes);
          const { rows, new: fresh, revised, unchanged, held } = first;
          expect(rows).toBe(responses.length);
          expect(fresh + revised + unchanged + held).toBe(rows);
          const before = desk.standings();
          const again = await take(desk, 'sheet.csv', sheet(responses));
          expect(again).toMatchObject({ rows, new: 0, revised: 0, unchanged: rows - held, held });
          expect(desk.standings()).toEqual(before);
        }),
      ),
      aFew,
    );
  });
});

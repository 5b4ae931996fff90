import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, cellValue } from '../../src/report/cell.ts';
import { toCsv, toTsv } from '../../src/report/delimited.ts';
import type { Table } from '../../src/report/table.ts';
import { visible, visibleLines } from '../../src/report/visible.ts';
import { anyTable, forbidden } from './any-text.ts';

const one = (...values: Table['rows'][number]): Table => ({
  columns: values.map((_, index) => ({ key: `k${index}`, title: `K ${index}` })),
  rows: [values],
});
const csvValue = (text: string): string => toCsv(one(text, 1)).split('\r\n')[1] ?? '';

describe('toTsv', () => {
  it('has a header of keys, and one line for each row', () => {
    expect(toTsv(one('a\tb', 'c\r\nd', null, -1.5, { text: '\x1b', tone: 'bad' }))).toBe(
      'k0\tk1\tk2\tk3\tk4\na\\tb\tc\\r\\nd\t\t-1.5\t\\x1b\n',
    );
  });

  it('is a grid of visible texts, whatever the input', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const lines = toTsv(table).split('\n').slice(0, -1);
        const cells = lines.map((line) => line.split('\t'));
        expect(cells).toEqual([
          table.columns.map((column) => visible(column.key)),
          ...table.rows.map((row) => table.columns.map((_, index) => visible(cellText(row[index])))),
        ]);
        for (const cell of cells.flat()) expect(cell).not.toMatch(forbidden);
      }),
    );
  });
});

describe('toCsv', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['one\r\ntwo', '"one\ntwo"'],
    [' padded', '" padded"'],
    ['=1+1', "'=1+1"],
    ['+1 555', "'+1 555"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\t=1', "' =1"],
    ['\tword', "' word"],
    ['\rword', '"\'\nword"'],
    ['\n=1', '"\'\n=1"'],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['−1', "'−1"],
    ['\x1b=1', '\\x1b=1'],
    ['\ufeff=1', "'\\ufeff=1"],
    ['a=1', 'a=1'],
  ])('writes %j as %j', (text, written) => expect(csvValue(text)).toBe(`${written},1`));

  it('leaves numbers numbers, ends records with CRLF, and shows a lone empty value', () => {
    expect(toCsv(one(-5, 1.5, null))).toBe('k0,k1,k2\r\n-5,1.5,\r\n');
    expect(toCsv(one(null))).toBe('k0\r\n""\r\n');
  });

  it('is read back by csv-parse as the guarded values, and none of them starts a formula', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const csv = toCsv(table);
        expect(csv.replaceAll(/[\r\n]/g, '')).not.toMatch(forbidden);
        const records: string[][] = parse(csv, { record_delimiter: '\r\n' });
        expect(records).toHaveLength(table.rows.length + 1);
        for (const [y, row] of table.rows.entries()) {
          for (const index of table.columns.keys()) {
            const value = cellValue(row[index]);
            const read = records[y + 1]?.[index] ?? 'missing';
            if (typeof value === 'number') expect(Number(read)).toBe(value + 0);
            else {
              const text = visibleLines(value ?? '').join('\n');
              expect([text, `'${text}`]).toContain(read);
              expect(read).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
              if (/^[\t\r=+\-@＝＋－＠]/.test(value ?? '')) expect(read.startsWith("'")).toBe(true);
            }
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

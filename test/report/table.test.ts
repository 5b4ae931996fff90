import CliTable from 'cli-table3';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it, vi } from 'vitest';
import { createStyle } from '../../src/report/style.ts';
import { drawTable, rowsPerSlice, type Table } from '../../src/report/table.ts';
import { anyTable, forbidden } from './any-text.ts';

const plain = createStyle(false);

const shortlist: Table = {
  columns: [
    { key: 'rank', title: '#', align: 'right' },
    { key: 'name', title: 'Name', min: 6 },
    { key: 'why', title: 'Because', min: 6, weight: 2 },
    { key: 'points', title: 'Points', align: 'right' },
  ],
  rows: [
    [1, 'Ada Lovelace', 'has led workshops for many teachers', 16],
    [12, '山田太郎', { text: 'x\ny', tone: 'warn' }, null],
  ],
};

const lines = (drawn: string): string[] => drawn.split('\n').slice(0, -1);

describe('drawTable', () => {
  it('draws titles, a rule and the rows', () => {
    expect(lines(drawTable(shortlist, { width: 80, style: plain }))).toEqual([
      ' #  Name          Because                              Points',
      '──  ────────────  ───────────────────────────────────  ──────',
      ' 1  Ada Lovelace  has led workshops for many teachers      16',
      '12  山田太郎      x\\ny',
    ]);
  });

  it('narrows the shrinkable columns by weight, to the very width', () => {
    expect(lines(drawTable(shortlist, { width: 38, style: plain }))).toEqual([
      ' #  Name      Because           Points',
      '──  ────────  ────────────────  ──────',
      ' 1  Ada Lov…  has led worksho…      16',
      '12  山田太郎  x\\ny',
    ]);
  });

  it('gives nobody more than is needed', () => {
    const table: Table = {
      columns: [
        { key: 'a', title: 'A', min: 1 },
        { key: 'b', title: 'B', min: 1 },
      ],
      rows: [['abc', 'x'.repeat(50)]],
    };
    expect(lines(drawTable(table, { width: 20, style: plain })).at(-1)).toBe(`abc  ${'x'.repeat(14)}…`);
  });

  it('keeps the minima where they do not fit', () => {
    expect(lines(drawTable(shortlist, { width: 10, style: plain }))[2]).toBe(' 1  Ada L…  has l…      16');
  });

  it('draws an empty table as its header', () => {
    expect(drawTable({ ...shortlist, rows: [] }, { width: 80, style: plain })).toBe(
      '#  Name  Because  Points\n─  ────  ───────  ──────\n',
    );
    expect(drawTable({ columns: [], rows: [] }, { width: 80, style: plain })).toBe('');
  });

  it('colours titles, rule and toned cells, and nothing else', () => {
    const drawn = drawTable(shortlist, { width: 80, style: createStyle(true) });
    expect(drawn).toContain('\x1b[1mName\x1b[22m');
    expect(drawn).toContain('\x1b[33mx\\ny\x1b[39m');
    expect(drawn).toContain('\x1b[2m────────────\x1b[22m');
    expect(drawn.replaceAll(/\x1b\[\d+m/g, '')).toBe(drawTable(shortlist, { width: 80, style: plain }));
  });

  it('fits the width in every script, and lets no control through', () => {
    fc.assert(
      fc.property(anyTable, fc.boolean(), (table, colour) => {
        const drawn = drawTable(table, { width: 60, style: createStyle(colour) });
        for (const line of lines(drawn)) {
          expect(stringWidth(line)).toBeLessThanOrEqual(60);
          expect(line.replaceAll(/\x1b\[(?:1|2|22|31|32|33|39)m/g, '')).not.toMatch(forbidden);
        }
        expect(lines(drawn)).toHaveLength(table.rows.length + 2);
      }),
      { numRuns: 400 },
    );
  });

  it('starts every column at the same place in every line, in every script', () => {
    // A column of one private-use mark after each column shows where it ends.
    fc.assert(
      fc.property(anyTable, (table) => {
        const mark = '\uf8ff';
        const unmarked = (text: string): string => text.replaceAll(mark, '');
        const cells = table.rows.map((row) =>
          table.columns.flatMap((_, index) => {
            const cell = row[index] ?? null;
            const text = typeof cell === 'object' && cell !== null ? cell.text : cell;
            return [typeof text === 'string' ? unmarked(text) : text, mark];
          }),
        );
        const columns = table.columns.flatMap((column) => [
          { ...column, title: unmarked(column.title) },
          { key: 'mark', title: mark },
        ]);
        const drawn = lines(drawTable({ columns, rows: cells }, { width: 70, style: plain }));
        const places = drawn
          .filter((_, y) => y !== 1)
          .map((line) => line.split(mark).map((_, n, parts) => stringWidth(parts.slice(0, n + 1).join(mark))));
        for (const place of places) expect(place).toEqual(places[0]);
      }),
      { numRuns: 400 },
    );
  });

  it('shows an ellipsis only where a cell was cut', () => {
    const table: Table = { columns: [{ key: 'a', title: 'A', min: 1 }], rows: [['漢字'.repeat(3)], ['abcdefghijkl']] };
    expect(drawTable(table, { width: 12, style: plain })).not.toContain('…');
    expect(drawTable(table, { width: 11, style: plain }).match(/…/g)).toHaveLength(2);
  });

  it('never gives cli-table3 more than a slice of rows, which is what keeps it linear', () => {
    const draw = vi.spyOn(CliTable.prototype, 'toString');
    const rows = Array.from({ length: 5000 }, (_, n) => [n + 10_000, `name ${n + 10_000}`, 'because', 5]);
    const drawn = drawTable({ ...shortlist, rows }, { width: 80, style: plain });
    const sizes = draw.mock.contexts.map((table) => (table as unknown as readonly unknown[]).length);
    draw.mockRestore();
    expect(sizes).toEqual([2, ...Array.from({ length: 5000 / rowsPerSlice }, () => rowsPerSlice)]);
    expect(lines(drawn)).toHaveLength(5002);
    const slice = drawTable({ ...shortlist, rows: rows.slice(4900) }, { width: 80, style: plain });
    expect(lines(drawn).slice(-100)).toEqual(lines(slice).slice(-100));
  });
});

// A quotation mark that somebody has said is one too many: the text reads as if it had been removed by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, createCsvReader } from '../../src/files/csv.ts';
import { createQuoteMender } from '../../src/files/stray-quotes.ts';

function readMended(pieces: readonly string[], lines: readonly number[], delimiter = ','): CsvRecord[] {
  const mender = createQuoteMender({ lines, delimiter });
  const reader = createCsvReader({ delimiter });
  const records = pieces.flatMap((piece) => reader.push(mender.push(piece)));
  records.push(...reader.push(mender.end()), ...reader.end());
  return records.map(mender.restore);
}

const cellsOf = (text: string, lines: readonly number[], delimiter?: string) =>
  readMended([text], lines, delimiter).map(({ cells }) => cells);

describe('the mark is left out', () => {
  it.each<[what: string, text: string, lines: number[], cells: string[][]]>([
    [
      'where it is never closed',
      'a,b\n"c,d\ne,f',
      [2],
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    [
      'where the next row closes it',
      'a,"b\nc,"d, e"\n',
      [1],
      [
        ['a', 'b'],
        ['c', 'd, e'],
      ],
    ],
    ['where a cell of its own line closes it', '"a,b,"c, d"\n', [1], [['a', 'b', 'c, d']]],
    ['and cells in marks on its line stay as they are', '"a, ""x""",b,"c,d\n', [1], [['a, "x"', 'b', 'c', 'd']]],
    ['and marks inside its cell stay too', '"5" pipe,b\n', [1], [['5" pipe', 'b']]],
    ['and a second mark beside it is text', '""a,b\n', [1], [['"a', 'b']]],
    ['on two lines, of any line break', '"a\r\nb\r"c\nd', [1, 3], [['a'], ['b'], ['c'], ['d']]],
  ])('%s', (_what, text, lines, cells) => {
    expect(cellsOf(text, lines)).toEqual(cells);
    expect(readMended(text.split(''), lines).map((one) => one.cells)).toEqual(cells);
  });

  it('with another delimiter', () => {
    expect(cellsOf('"a, b;c\nd;e', [1], ';')).toEqual([
      ['a, b', 'c'],
      ['d', 'e'],
    ]);
  });

  it.each<[what: string, text: string, line: number]>([
    ['a line without a mark', 'a,b\n', 1],
    ['a line whose marks all enclose a cell', '"a, b",c\n', 1],
    ['a line behind the last', 'a\n"b', 3],
  ])('and is not found on %s', (_what, text, line) => {
    expect(() => readMended([text], [line])).toThrow(
      `line ${line}: every quotation mark that opens a cell there is closed`,
    );
  });
});

it('reads as the text from which it was removed, and gives each record as the file has it, however it is cut', () => {
  const cell = fc.constantFrom('', 'Ana', 'x y', 'é’', 'say "hi"', 'a, b', 'one\ntwo');
  const written = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells: readonly string[]) => cells.map(written).join(',');
  const row = fc.array(cell, { minLength: 2, maxLength: 4 });
  const word = fc.constantFrom('Ana', 'x y', 'é’');
  const any = fc.record({
    above: fc.array(row),
    before: fc.array(word, { minLength: 1, maxLength: 2 }),
    stray: word,
    below: fc.array(row),
    ending: fc.constantFrom('\n', '\r\n', '\r'),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
  });
  fc.assert(
    fc.property(any, ({ above, before, stray, below, ending, cuts }) => {
      const head = above.map((cells) => `${line(cells)}${ending}`).join('');
      const tail = below.map((cells) => `${ending}${line(cells)}`).join('');
      const rest = `${line(before)},`;
      const text = `${head}${rest}"${stray}${tail}`;
      const number = 1 + (head.match(/\r\n|\r|\n/g) ?? []).length;
      const places = cuts.map((share) => Math.floor(share * text.length)).sort((a, b) => a - b);
      const pieces = [0, ...places].map((from, at) => text.slice(from, places[at]));
      const read = readMended(pieces, [number]);
      const reader = createCsvReader();
      const wanted = [...reader.push(`${head}${rest}${stray}${tail}`), ...reader.end()];
      const seen = (records: readonly CsvRecord[]) => records.map((one) => ({ line: one.line, cells: one.cells }));
      expect(seen(read)).toEqual(seen(wanted));
      for (const { raw = '' } of read) expect(text).toContain(raw);
      expect(read.find((one) => one.line === number)?.raw).toBe(`${rest}"${stray}`);
    }),
    { numRuns: 1000 },
  );
});

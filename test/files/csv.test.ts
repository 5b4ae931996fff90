import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { type CsvOptions, type CsvRecord, createCsvReader } from '../../src/files/csv.ts';

function readWithRaw(pieces: readonly string[], options: CsvOptions = {}): CsvRecord[] {
  const reader = createCsvReader(options);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const readAll = (pieces: readonly string[], options: CsvOptions = {}): CsvRecord[] =>
  readWithRaw(pieces, options).map(({ line, cells }) => ({ line, cells }));

/** The records, or what the reader refuses the text with. */
function outcome(pieces: readonly string[], options: CsvOptions = {}): CsvRecord[] | string {
  try {
    return readAll(pieces, options);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const cellsOf = (text: string, options: CsvOptions = {}) => readAll([text], options).map((record) => record.cells);

/** Cuts a text at the given places, each a share of its length. */
function cutAt(text: string, places: readonly number[]): string[] {
  const edges = [0, ...places.map((place) => Math.floor(place * text.length)).sort((a, b) => a - b), text.length];
  return edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
}

/** The same rules as a reader that goes character by character and knows no chunks. Null: a quotation mark stays open. */
function readSlowly(text: string): CsvRecord[] | null {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let start = 0;
  let at = 0;
  const lineAt = (offset: number) => 1 + (text.slice(0, offset).match(/\r\n|\r|\n/g) ?? []).length;
  while (at < text.length) {
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) return null;
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    }
    while (at < text.length && !',\r\n'.includes(text.charAt(at))) cell += text[at++];
    cells.push(cell);
    cell = '';
    if (text[at] === ',' && at + 1 < text.length) {
      at += 1;
      continue;
    }
    if (text[at] === ',') cells.push('');
    const isBlankLine = at === start && cells.length === 1;
    if (!isBlankLine) records.push({ line: lineAt(start), cells });
    cells = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    start = at;
  }
  return records;
}

const pieceOfText = fc.constantFrom(
  'a',
  'bc',
  ' ',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\r\n',
  'é',
  '’',
  '日本',
  '😀',
  '\0',
  '\uFEFF',
);
const anyCell = fc.array(pieceOfText, { maxLength: 8 }).map((pieces) => pieces.join(''));
const lineBreak = fc.constantFrom('\r\n', '\n', '\r');
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

interface Written {
  readonly text: string;
  readonly records: CsvRecord[];
}

/** A well-formed file: random cells, quoted where they must be and sometimes where not, every kind of line break, blank lines. */
const wellFormed: fc.Arbitrary<Written> = fc
  .record({
    rows: fc.array(
      fc.record({
        cells: fc.array(fc.record({ value: anyCell, isQuoted: fc.boolean() }), { minLength: 1, maxLength: 5 }),
        ending: lineBreak,
        blankLines: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: lineBreak }),
      }),
      { maxLength: 8 },
    ),
    hasLastBreak: fc.boolean(),
  })
  .map(({ rows, hasLastBreak }) => {
    let text = '';
    const records: CsvRecord[] = [];
    for (const [index, row] of rows.entries()) {
      const written = row.cells.map(({ value, isQuoted }) =>
        isQuoted || /^"|[,\r\n]/.test(value) || (value === '' && row.cells.length === 1)
          ? `"${value.replaceAll('"', '""')}"`
          : value,
      );
      records.push({
        line: 1 + (text.match(/\r\n|\r|\n/g) ?? []).length,
        cells: row.cells.map(({ value }) => value),
      });
      text += written.join(',');
      if (index < rows.length - 1 || hasLastBreak) text += row.ending + row.blankLines;
    }
    return { text, records };
  });

describe('a well-formed file', () => {
  it('gives the cells that were written, on the lines on which they start, however it is cut', () => {
    fc.assert(
      fc.property(wellFormed, cuts, ({ text, records }, places) => {
        expect(readAll(cutAt(text, places))).toEqual(records);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads as csv-parse reads it', () => {
    fc.assert(
      fc.property(wellFormed, ({ text }) => {
        const oracle = parse(text, {
          record_delimiter: ['\r\n', '\n', '\r'],
          relax_column_count: true,
          relax_quotes: true,
          skip_empty_lines: true,
        });
        expect(cellsOf(text)).toEqual(oracle);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads the same character by character', () => {
    fc.assert(
      fc.property(wellFormed, ({ text, records }) => {
        expect(readAll(text.split(''))).toEqual(records);
      }),
    );
  });
});

describe('the record as it stands', () => {
  it('is there to the last character, however the text is cut, and reads alone as it reads among the others', () => {
    fc.assert(
      fc.property(wellFormed, cuts, ({ text }, places) => {
        const records = readWithRaw(cutAt(text, places));
        const rawOf = ({ raw }: CsvRecord) => raw;
        expect(records.map(rawOf)).toEqual(readWithRaw([text]).map(rawOf));
        let from = 0;
        for (const { raw = '', cells, isAscii } of records) {
          if (isAscii) expect(raw).toMatch(/^[\x00-\x7f]*$/);
          const at = text.indexOf(raw, from);
          // Between two records there are line breaks and nothing else.
          expect(text.slice(from, at).replace(/[\r\n]/g, '')).toBe('');
          from = at + raw.length;
          expect(cellsOf(raw)).toEqual([cells]);
        }
        expect(text.slice(from).replace(/[\r\n]/g, '')).toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a plain record', () => {
  it.each([',', ';', '\t', '|'])('holds nothing that JSON writes otherwise, cells separated by %j', (delimiter) => {
    const piece = fc.oneof(
      fc.constantFrom(delimiter, '"', '""', '\n', '\r\n', '\r', '\t', '\\', '\u0000', 'é', '😀', '\u007f', ','),
      fc.string({ unit: 'grapheme-ascii', maxLength: 5 }),
    );
    const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => `${pieces.join('')}\n"\n"\n`);
    fc.assert(
      fc.property(anyText, cuts, (text, places) => {
        const reader = createCsvReader({ delimiter });
        for (const cut of cutAt(text, places)) {
          for (const { cells, isPlain } of reader.push(cut)) {
            if (isPlain) for (const cell of cells) expect(JSON.stringify(cell)).toBe(`"${cell}"`);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a,"b, c",d\n', true],
    ['a,"say ""yes""",d\n', false],
    ['a,5" pipe,d\n', false],
    ['a,"b"c",d\n', false],
    ['a,"b\nc",d\n', false],
    ['a,b\\c\n', false],
    ['a,b\tc\n', false],
    ['a,é\n', false],
  ])('%j: %j', (text, isPlain) => {
    // What a record before it was does not rub off.
    for (const before of ['', 'a,"b""c"\n', 'é,"\n"\n']) {
      expect(
        createCsvReader()
          .push(before + text)
          .at(-1),
      ).toMatchObject({ isPlain });
    }
  });
});

describe('any text at all', () => {
  const garbage = fc.array(pieceOfText, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('follows the rules, or is refused for an open quotation mark, however it is cut', () => {
    fc.assert(
      fc.property(garbage, cuts, (text, places) => {
        const expected = readSlowly(text);
        const actual = outcome(cutAt(text, places));
        if (expected === null) expect(actual).toMatch(/^line \d+: a quotation mark opens here and is never closed$/);
        else expect(actual).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('is refused, or not, independently of the cuts, with a limit too', () => {
    fc.assert(
      fc.property(garbage, cuts, fc.integer({ min: 1, max: 30 }), (text, places, maxRecordCharacters) => {
        const whole = outcome([text], { maxRecordCharacters });
        expect(outcome(cutAt(text, places), { maxRecordCharacters })).toEqual(whole);
        expect(outcome(text.split(''), { maxRecordCharacters })).toEqual(whole);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('what exports do', () => {
  const cases: [what: string, text: string, cells: string[][]][] = [
    ['nothing', '', []],
    ['only line breaks', '\r\n\n\r', []],
    ['one cell', 'a', [['a']]],
    [
      'no last line break',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a last cell that is empty', 'a,', [['a', '']]],
    ['empty cells alone', ',,,\n', [['', '', '', '']]],
    ['an empty quoted cell alone', '""\n', [['']]],
    ['an empty quoted cell at the end', '""', [['']]],
    ['a line of spaces', 'a\n  \nb', [['a'], ['  '], ['b']]],
    ['line breaks in quotes, kept as they are', '"a\r\nb\rc\nd",e', [['a\r\nb\rc\nd', 'e']]],
    ['doubled quotation marks', '"say ""hi"""," """" "', [['say "hi"', ' "" ']]],
    ['a quotation mark inside an unquoted cell', 'a"b,6" pipe,c""d', [['a"b', '6" pipe', 'c""d']]],
    ['a space before the quotation mark', 'a, "b"', [['a', ' "b"']]],
    ['spaces behind the closing quotation mark', '"abc" ,d\n"e" \n', [['abc ', 'd'], ['e ']]],
    ['text behind the closing quotation mark', '"a"b"c",d', [['ab"c"', 'd']]],
    ['rows of different lengths', 'a\nb,c\n', [['a'], ['b', 'c']]],
    ['NUL and astral characters', 'a\0b,😀', [['a\0b', '😀']]],
  ];
  it.each(cases)('%s', (_what, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
    expect(readAll(text.split('')).map((record) => record.cells)).toEqual(cells);
  });

  it('takes another delimiter', () => {
    expect(cellsOf('a;"b;c";d,e', { delimiter: ';' })).toEqual([['a', 'b;c', 'd,e']]);
    expect(cellsOf('a\tb c', { delimiter: '\t' })).toEqual([['a', 'b c']]);
  });

  it.each(['', ',,', '"', '\n', '\r'])('refuses the delimiter %j', (delimiter) => {
    expect(() => createCsvReader({ delimiter })).toThrow(UserError);
  });

  it('counts every physical line', () => {
    const lines = readAll(['h\r\n\r\n"a\r', '\nb\rc"\r', '\n\n\nx\ry']).map((record) => record.line);
    expect(lines).toEqual([1, 3, 8, 9]);
  });
});

describe('a quotation mark that is never closed', () => {
  it('is named by the line on which it opens, with what to do', () => {
    const text = 'h,i\r\n"a\r\nb",c\r\nd,e\nx,"open\nnever\n';
    const refused = expect(() => readAll([text]));
    refused.toThrow(expect.objectContaining({ message: 'line 5: a quotation mark opens here and is never closed' }));
    refused.toThrow(expect.objectContaining({ hint: expect.stringContaining('open the file at line 5'), exitCode: 1 }));
  });

  it('is named by its own line where the record starts earlier', () => {
    expect(outcome(['"a\nb\nc","', 'd'])).toBe('line 3: a quotation mark opens here and is never closed');
  });

  it('is refused at the limit, before the rest of the file is read', () => {
    const reader = createCsvReader({ maxRecordCharacters: 1_000_000 });
    reader.push('h\na,"');
    const chunk = 'text ""quoted""\r\n'.repeat(1_000);
    const push = () => {
      for (let pushed = 0; pushed < 100; pushed += 1) reader.push(chunk);
    };
    expect(push).toThrow('line 2: a quotation mark opens here and is not closed within 1,000,000 characters');
  });

  it('refuses a record of more cells than a spreadsheet has columns', () => {
    expect(outcome([`a\n${','.repeat(19_999)}\n`])).toHaveLength(2);
    const message = 'line 2: the record that starts here has more than 20,000 cells';
    expect(outcome([`a\n${','.repeat(20_000)}\n`])).toBe(message);
    expect(outcome(['a\n', ...Array<string>(300).fill(','.repeat(100_000))])).toBe(message);
  });

  it('leaves a record of just the limit alone', () => {
    expect(outcome(['"45678",xy\n'], { maxRecordCharacters: 10 })).toEqual([{ line: 1, cells: ['45678', 'xy'] }]);
    expect(outcome(['a\n"45678",xyz'], { maxRecordCharacters: 10 })).toBe(
      'line 2: the record that starts here is longer than 10 characters',
    );
  });
});

describe('a quotation mark that swallows rows', () => {
  const swallowedIn = (pieces: readonly string[], options: CsvOptions = {}) =>
    readWithRaw(pieces, options).map(({ swallows }) => swallows ?? null);

  it.each<[what: string, text: string]>([
    ['at the end of a row', 'a,b\nc,"d\ne,f\ng,"h\ni"\n'],
    ['in front of a cell with a comma', 'a,b\nc,"d\ne,f\ng,"h, i"\n'],
    ['at the start of a line', 'a,b\nc,"d\n"e",f\n'],
    ['in front of a cell that begins with a mark of its own', 'a,b\nc,"d\ne,"""f"" g"\n'],
    ['in the last row', 'a,b\nc,"d\ne,"f'],
    ['where a mark within a cell closes it', 'a,b\nc,"d\ne,a 5" disk\n'],
    ['where a mark within a cell closes it, rows below', 'a,b,c\nd,"e,f\ng,h,i\nj,say"hi",k\n'],
    ['where a mark at the end of a cell closes it, and more follows', 'a,b\nc,"d\ne,5"x\n'],
  ])('is told with its lines: %s', (_what, text) => {
    const told = swallowedIn([text]);
    expect(told.slice(0, 2)).toEqual([null, { from: 2, to: expect.any(Number) }]);
    expect(swallowedIn(text.split(''))).toEqual(told);
  });

  it.each<[what: string, text: string]>([
    ['several lines in one cell', 'a,"b\nc,\n"\nd,"e\n,"\n'],
    ['spaces behind the closing mark', 'a,"b\n" ,c\n'],
    ['marks that a tool forgot to double', 'a,"b\nsay "hi" and"\n'],
    ['marks that a tool forgot to double, in prose with a comma', 'a,"b, c\nsay "hi" and",d\n'],
    ['marks that a tool forgot to double in the only column', '"b\nsay "hi" and"\n'],
    ['a row with two strays on one line', 'a,"b,"c\n'],
  ])('is not seen in %s', (_what, text) => {
    expect(swallowedIn([text]).filter((one) => one !== null)).toEqual([]);
  });

  it('is never seen in a well-formed file, and wherever it is seen does not depend on the cuts', () => {
    fc.assert(
      fc.property(wellFormed, ({ text }) => {
        expect(swallowedIn([text]).filter((one) => one !== null)).toEqual([]);
      }),
    );
    const marks = fc.array(fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', ' '), { maxLength: 40 });
    fc.assert(
      fc.property(marks, cuts, (pieces, places) => {
        const text = `${pieces.join('')}"`;
        fc.pre(readSlowly(text) !== null);
        expect(swallowedIn(cutAt(text, places))).toEqual(swallowedIn([text]));
      }),
      { numRuns: 1500 },
    );
  });

  it('is seen wherever somebody put one mark too many in front of a row below which a cell is in marks', () => {
    const word = fc.constantFrom('Ana', 'Ruiz', 'x y', 'é', '1/2/2016 8:00');
    const row = fc.array(word, { minLength: 3, maxLength: 3 });
    const rows = fc.record({ above: fc.array(row), stray: row, at: fc.nat(2), between: fc.array(row), last: row });
    fc.assert(
      fc.property(rows, cuts, ({ above, stray, at, between, last }, places) => {
        const line = (cells: readonly string[]) => `${cells.join(',')}\n`;
        const marked = line(stray.map((cell, index) => (index === at ? `"${cell}` : cell)));
        const text = `${above.map(line).join('')}${marked}${between.map(line).join('')}${line([...last, '"in, marks"'])}`;
        const from = above.length + 1;
        const seen = swallowedIn(cutAt(text, places)).filter((one) => one !== null);
        expect(seen).toEqual([{ from, to: from + between.length + 1 }]);
      }),
    );
  });
});

it('is seen too where a mark within the same column of a later row closes the stray one', () => {
  const word = fc.constantFrom('Ana', 'x y', 'é', '1/2/2016 8:00', '');
  const row = fc.array(word, { minLength: 4, maxLength: 4 });
  const inch = fc.constantFrom('a 5" disk', 'say "hi" twice', '5"-disk');
  const rows = fc.record({ above: fc.array(row), stray: row, at: fc.nat(3), between: fc.array(row), last: row, inch });
  fc.assert(
    fc.property(
      rows,
      cuts,
      fc.constantFrom(',', '\t'),
      ({ above, stray, at, between, last, inch }, places, delimiter) => {
        const line = (cells: readonly string[]) => `${cells.join(delimiter)}\r\n`;
        const put = (cells: readonly string[], text: string) =>
          cells.map((cell, index) => (index === at ? text : cell));
        // A mark in front of a mark would be one of two.
        const opening = line(put(stray, `"${stray[at] ?? ''}`));
        const text = `${above.map(line).join('')}${opening}${between.map(line).join('')}${line(put(last, inch))}`;
        const records = cutAt(text, places);
        const from = above.length + 1;
        const seen = readWithRaw(records, { delimiter }).flatMap(({ swallows }) => swallows ?? []);
        expect(seen).toEqual([{ from, to: from + between.length + 1 }]);
      },
    ),
  );
});

it('reads a quoted cell of many chunks, with every kind of content', () => {
  const inside = '’ text ""x"", more\r\nline\rline\n';
  const chunk = inside.repeat(2_000);
  const reader = createCsvReader();
  const records = [...reader.push('h\r\n"'), ...Array.from({ length: 60 }, () => reader.push(chunk)).flat()];
  records.push(...reader.push('",b\r\nnext'), ...reader.end());
  expect(records.map((record) => record.line)).toEqual([1, 2, 3 + 3 * 2_000 * 60]);
  expect(records[1]?.cells[0] === inside.replaceAll('""', '"').repeat(2_000 * 60)).toBe(true);
});

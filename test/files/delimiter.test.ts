import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiterNamed, findDelimiter } from '../../src/files/delimiter.ts';

const delimiterOf = (text: string, isWhole = true) => findDelimiter(text, { isWhole }).delimiter;

describe('the delimiter is found by reading', () => {
  it.each([
    ['commas', 'a,b,c\n1,2,3\n', ','],
    ['tabs', 'a\tb\tc\n1\t2\t3\n', '\t'],
    ['semicolons', 'a;b;c\n1;2;3\n', ';'],
    ['bars', 'a|b|c\n1|2|3\n', '|'],
    ['one column', 'Name\nAnn\nBen\n', ','],
    ['one column of prose', 'Comments\nYes; of course, why not\nNo, never\n', ','],
    ['nothing', '', ','],
    ['a row of more cells than there can be', `a,b,c\n${'1,2,3\n'.repeat(200)}${','.repeat(30_000)}\n`, ','],
    ['headers only', 'Timestamp;Email;Name', ';'],
    ['headers only, with the other delimiter in one', 'Timestamp,"Name; first",Email,City', ','],
    ['decimal commas', 'Name;Score;Weight\nAnn;3,5;4,5\nBen;2,5;1,5\n', ';'],
    ['decimal commas, one row', 'Name;Score;Weight\nAnn;3,5;4,5', ';'],
    [
      'commas of prose in every row',
      'Name;Address\nAnn;1 Main St, Dayton, Ohio, USA\nBen;2 Oak St, Reno, Nevada, USA\n',
      ';',
    ],
    ['checkboxes joined by semicolons', 'Time,Grades\n1/2,a;b\n1/3,a;c\n1/4,b;c\n', ','],
    ['checkboxes joined by semicolons, quoted', '"Time","Grades"\n"1/2","a;b"\n"1/3","a;c"\n', ','],
    ['commas in quoted cells', 'Time;Grades\n"1/2";"a,b,c"\n"1/3";"d,e,f"\n', ';'],
    ['commas in unquoted cells of tabs', 'Time\tGrades\n1/2\ta, b\n1/3\ta, b\n', '\t'],
    ['line breaks in quoted cells', 'Time;Essay\n1/2;"one,\ntwo,\nthree,\n"\n1/3;"four"\n', ';'],
    ['a title above the header', 'Responses, spring\n\nName;City;Zip\nAnn;Reno;89501\nBen;Dayton;45402\n', ';'],
    ['empty rows', ',,\na,b,c\n,,\n1,2,3\n', ','],
    ['rows of all lengths', 'a;b;c;d\n1;2\n1;2;3\n1\n1;2;3;4;5\n', ';'],
    ['CR line ends', 'a;b\r1;2\r', ';'],
    ['a byte order mark that is read already', 'a;b\r\n1;2\r\n', ';'],
  ])('%s', (_what, text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it('from a head that ends inside a quoted cell', () => {
    expect(delimiterOf('Time;Essay\n1/2;short\n1/3;"long, long, lo', false)).toBe(';');
  });

  it('in spite of a quotation mark that is never closed', () => {
    expect(delimiterOf('Time;Essay\n1/2;a\n1/3;"b\n1/4;c\n')).toBe(';');
  });

  it('whatever the cells hold, if all of them are quoted', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => `"${text.replaceAll('"', '""')}"`);
    fc.assert(
      fc.property(
        fc.constantFrom(',', ';', '\t', '|'),
        fc
          .integer({ min: 2, max: 6 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 }),
          ),
        (delimiter, rows) => {
          fc.pre(rows[0]?.some((one) => one.trim() !== '""') === true);
          const filled = rows.map((row) => ['"x"', ...row].join(delimiter)).join('\n');
          expect(delimiterOf(filled)).toBe(delimiter);
        },
      ),
    );
  });
});

describe('a first line that names the delimiter', () => {
  it.each([
    ['sep=;\r\na;b,c\r\n', ';'],
    ['SEP=|\na,b\n', '|'],
    ['"sep=;"\na,b\n', ';'],
    ['sep=\t\na,b\n', '\t'],
    ['sep=,', ','],
  ])('%j', (text, delimiter) => {
    expect(findDelimiter(text, { isWhole: true })).toEqual({ delimiter, isNamed: true });
  });

  it.each(['sep=;;\na;b\n', 'separator;b\n1;2\n', 'a\nsep=;\n', 'sep="\n'])('is nothing else: %j', (text) => {
    expect(findDelimiter(text, { isWhole: true }).isNamed).toBe(false);
  });
});

describe('a delimiter by name', () => {
  it.each([
    ['comma', ','],
    ['Semicolon', ';'],
    ['TAB', '\t'],
    ['pipe', '|'],
    ['\\t', '\t'],
    ['~', '~'],
  ])('%s', (name, delimiter) => {
    expect(delimiterNamed(name)).toBe(delimiter);
  });

  it.each(['colon', '', '"', '\n', ';;', 'constructor'])('%j is none', (name) => {
    expect(() => delimiterNamed(name)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});

// Where the headers of a table are, and what its columns are called, whoever has worked in the sheet.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLayout, type Layout, namesOf } from '../../../src/domain/intake/layout.ts';
import { isComplete, mapLayout, recogniseForm } from '../../../src/domain/intake/mapping.ts';
import { applicationForm, program } from './built-in-program.ts';

const headers = applicationForm.fields.map(({ header }) => header);
const answers = headers.map((_, at) => `answer ${at}`);
const find = (...rows: readonly (readonly string[])[]): Layout =>
  findLayout(
    rows.map((cells, at) => ({ line: at + 1, cells })),
    program.forms,
  );
const isWhole = (layout: Layout): boolean => {
  const mapping = recogniseForm(layout, program.forms);
  return mapping?.form === applicationForm && isComplete(mapping);
};

describe('the header row', () => {
  it.each<[string, readonly (readonly string[])[], readonly number[]]>([
    ['a title', [['Responses 2016']], [1]],
    ['a title and its blanks', [['Responses', ...headers.slice(1).map(() => '')]], [1]],
    ['a note of several cells', [['Exported', '2/16/2016', 'by', 'Ada'], ['']], [1]],
    ['blank rows', [headers.map(() => ''), [''], []], []],
    ['a row that looks like some headers', [['Email', 'sent to', 'First name']], [1]],
    [
      'sixty notes',
      Array.from({ length: 60 }, (_, at) => [`note ${at}`]),
      Array.from({ length: 60 }, (_, at) => at + 1),
    ],
  ])('below %s', (_, above, titleLines) => {
    const layout = find(...above, headers, answers);
    expect(layout).toMatchObject({ headerLines: [above.length + 1], titleLines });
    expect(isWhole(layout)).toBe(true);
  });

  it('is the first where two are the same: the second is left out later', () => {
    expect(find(headers, answers, headers, answers)).toMatchObject({ headerLines: [1], titleLines: [] });
  });

  it('of a form that nobody knows is the first row as full as the table', () => {
    const unknown = ['Order', 'Meal', 'Allergies', 'Table'];
    expect(find(['Dinner'], [], unknown, ['1', 'soup', '', '4']).headerLines).toEqual([3]);
    expect(find(unknown, ['1', 'soup', '', '4']).headerLines).toEqual([1]);
  });

  it.each([[[]], [[['']]], [[['Email']]]])('of next to nothing is where it can be: %j', (rows) => {
    expect(find(...rows).headerLines.length).toBeLessThan(2);
  });
});

describe('columns', () => {
  const changes: readonly (readonly [string, (header: string, at: number) => string])[] = [
    ['no-break spaces and spaces behind', (header) => `${header.replaceAll(' ', '\u00a0')} `],
    ['zero-width characters', (header) => `\u200b${header.slice(0, 3)}\u200d${header.slice(3)}\ufeff`],
    ['line breaks', (header) => header.replace(' ', '\r\n')],
    ['numbers', (header, at) => `${at + 1}. ${header}`],
    ['numbers of questions', (header, at) => `Q${at + 1}: ${header}`],
    ['numbers of pages and questions', (header, at) => `2.${at + 1}) ${header}`],
    ['signs that an answer is required', (header) => `${header} *`],
    ['words that an answer is required', (header) => `${header} (required)`],
  ];
  it.each(changes)('with %s', (_, change) => {
    expect(isWhole(find(headers.map(change), answers))).toBe(true);
  });

  it('of which some are blank, anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: headers.length }), { maxLength: 5 }), (places) => {
        const spread = (row: readonly string[]) =>
          places.reduce<readonly string[]>((cells, at) => [...cells.slice(0, at), '', ...cells.slice(at)], row);
        expect(isWhole(find(spread(headers), spread(answers)))).toBe(true);
      }),
    );
  });

  it('without a header are named by their letters, and only those with something in them are worth a word', () => {
    const layout = find([...headers, '', ' '], [...answers, 'a remark', '']);
    expect(mapLayout(layout, applicationForm).extras).toEqual([
      { index: 23, header: 'column X', isQuiet: false },
      { index: 24, header: 'column Y', isQuiet: true },
    ]);
  });

  it('of one name are told apart', () => {
    const { columns } = find([...headers, 'Other', 'Comments', 'Other', 'Other (2)', 'Other']);
    expect(namesOf(columns).slice(headers.length)).toEqual([
      'Other',
      'Comments',
      'Other (2)',
      'Other (2) (2)',
      'Other (3)',
    ]);
  });

  it('whose header is a whole page are known by its beginning', () => {
    const { columns } = find(['x'.repeat(100_000), ...headers]);
    expect(columns[0]?.header).toHaveLength(2_000);
  });
});

it('is the same behind JSON, as it is kept', () => {
  const layout = find(['Responses'], [...headers, 'Notes'], answers);
  const kept = JSON.parse(JSON.stringify(layout)) as Layout;
  expect(mapLayout(kept, applicationForm)).toEqual(mapLayout(layout, applicationForm));
});

describe('headers that mean harm', () => {
  const hostile = [
    ['', 'a'.repeat(100_000), `${'a'.repeat(50_000)}!`, '(a+)+$', '.*'.repeat(50_000), ' - '.repeat(30_000)],
    ['...'.repeat(30_000), '>>'.repeat(50_000), '\u200b'.repeat(100_000), '"'.repeat(100_000), '\u202e', '\0'],
    ['__proto__', 'constructor', 'hasOwnProperty', '\ud800', '{"ImportId":', '#'],
  ].flat();

  it('are headers', () => {
    const layout = find([...headers, ...hostile], answers);
    expect(isWhole(layout)).toBe(true);
    expect(new Set(namesOf(layout.columns)).size).toBe(headers.length + hostile.length);
  });

  it.each([
    ['Other', () => 'Other'],
    ['Email1', (at: number) => `Email${at % 10}`],
    ['Name - First name', () => 'Name - First name'],
    ['options', (at: number) => ['Elementary school (K-5)', 'Middle school (6-8)', 'Other'][at % 3] ?? ''],
    ['questions with options', (at: number) => `Grade levels taught (check all that apply) - ${at}`],
  ])('and so are twenty thousand of them: %s', (_, headerAt) => {
    const wide = [...headers, ...Array.from({ length: 20_000 - headers.length }, (_, at) => headerAt(at))];
    const layout = find(wide, answers);
    expect(layout.columns).toHaveLength(20_000);
    expect(recogniseForm(layout, program.forms)?.form.id).toBe('application');
  });
});

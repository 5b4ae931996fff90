// A column for each option and all answers in one cell are the same answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, smallForm } from './tools/read-table.ts';

const [levels, involved] = smallForm.fields.flatMap((field) =>
  field.kind === 'choice' && field.many
    ? [{ header: field.header, options: field.options.map(({ text }) => text) }]
    : [],
);
const inForm = (options: readonly string[], chosen: readonly string[]) => options.filter((one) => chosen.includes(one));

/** Which levels, which involvements, and what was written beside them. */
const anyAnswers = fc.record({
  levels: fc.subarray([...(levels?.options ?? [])]),
  involved: fc.subarray([...(involved?.options ?? [])]),
  other: fc.constantFrom('', 'Robotics', 'LEGO, and robots', 'a "club"', '17 of us'),
});
type Answers = typeof anyAnswers extends fc.Arbitrary<infer Value> ? Value : never;

const marks = fc.constantFrom<readonly [string, string]>(
  ['=', ''],
  ['1', '0'],
  ['TRUE', 'FALSE'],
  ['x', ''],
  ['Yes', 'No'],
);

const rest = ['ann@example.org', 'Ann', 'Yes'];
const joined = ({ levels: at, involved: how, other }: Answers) =>
  readTable([
    ['Timestamp', 'Email Address', 'First name', 'Can you attend?', levels?.header ?? '', involved?.header ?? ''],
    ['2/14/2016 15:21:05', ...rest, at.join(';'), [...how, ...(other === '' ? [] : [other])].join(';')],
  ]).rows[0];

describe('a column for each option', () => {
  const ticked = (answers: Answers, [yes, no]: readonly [string, string]) => {
    const cells = (options: readonly string[], chosen: readonly string[]) =>
      options.map((option) => (inForm(options, chosen).includes(option) ? (yes === '=' ? option : yes) : no));
    return [
      ...cells(levels?.options ?? [], answers.levels),
      ...cells(involved?.options ?? [], answers.involved),
      answers.other,
    ];
  };
  const answersOf = (row: unknown) => {
    const { levels: at, cs, codes } = row as { levels?: unknown; cs?: unknown; codes: readonly string[] };
    return { at, cs, codes };
  };

  it('below the question', () => {
    fc.assert(
      fc.property(anyAnswers, marks, (answers, mark) => {
        const blanks = (options: readonly string[] = []) => options.slice(1).map(() => '');
        const table = [
          [
            ...['Respondent ID', 'Collector ID', 'End Date', 'Email Address', 'First name', 'Can you attend?'],
            ...[
              levels?.header ?? '',
              ...blanks(levels?.options),
              involved?.header ?? '',
              ...blanks(involved?.options),
              '',
            ],
          ],
          [
            ...['', '', '', '', 'Open-Ended Response', 'Response', ...(levels?.options ?? [])],
            ...[...(involved?.options ?? []), 'Other (please specify)'],
          ],
          ['1', '2', '2/14/2016 15:21:05', ...rest, ...ticked(answers, mark)],
        ];
        expect(answersOf(readTable(table).rows[0])).toEqual(answersOf(joined(answers)));
      }),
    );
  });

  it('named by the option alone, beside its neighbours', () => {
    fc.assert(
      fc.property(anyAnswers, marks, (answers, mark) => {
        const table = [
          [
            ...[
              '#',
              'Email',
              'First name',
              'Can you attend?',
              ...(levels?.options ?? []),
              ...(involved?.options ?? []),
            ],
            ...['Other', 'Submit Date (UTC)', 'Network ID'],
          ],
          ['1', ...rest, ...ticked(answers, mark), '2016-02-14 23:21:05', 'n'],
        ];
        expect(answersOf(readTable(table).rows[0])).toEqual(answersOf(joined(answers)));
      }),
    );
  });

  it('behind the question in one header', () => {
    fc.assert(
      fc.property(anyAnswers, marks, fc.constantFrom(' - ', ': ', ' ['), (answers, mark, joint) => {
        const named = (one: typeof levels, more: readonly string[] = []) =>
          [...(one?.options ?? []), ...more].map(
            (option) => `${one?.header}${joint}${option}${joint === ' [' ? ']' : ''}`,
          );
        const table = [
          ['Timestamp', 'Email', 'First name', 'Can you attend?', ...named(levels), ...named(involved, ['Other'])],
          ['2/14/2016 15:21:05', ...rest, ...ticked(answers, mark)],
        ];
        expect(answersOf(readTable(table).rows[0])).toEqual(answersOf(joined(answers)));
      }),
    );
  });
});

describe('columns that look like options', () => {
  const header = ['Timestamp', 'Email', 'First name', levels?.header ?? '', 'Can you attend?'];
  const row = ['2/14/2016 15:21:05', 'ann@example.org', 'Ann', 'I have not taught', 'Yes'];

  it('belong to nobody where the question has a column of its own', () => {
    const table = [
      [...header, 'Middle school (6-8)', 'I have not taught'],
      [...row, 'x', ''],
    ];
    expect(readTable(table)).toMatchObject({
      extras: ['Middle school (6-8)', 'I have not taught'],
      rows: [{ levels: { chosen: ['none'] }, extra: { 'Middle school (6-8)': 'x' } }],
    });
  });

  it('are not made one where two questions could have them', () => {
    const fields = smallForm.fields.map((field) =>
      field.field === 'attend' ? { ...field, field: 'commit', header: 'Can you commit?' } : field,
    );
    const twice = { ...smallForm, fields: [...smallForm.fields, ...fields.filter(({ field }) => field === 'commit')] };
    const table = [
      ['Timestamp', 'Email', 'First name', levels?.header ?? '', 'Yes', 'No', 'Not sure yet'],
      [...row.slice(0, 4), 'x', '', ''],
    ];
    expect(() => readTable(table, twice)).toThrow('missing: attend,commit');
  });
});

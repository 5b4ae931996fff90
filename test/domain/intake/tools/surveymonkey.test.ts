import { describe, expect, it } from 'vitest';
import { ann, readTable } from './read-table.ts';

const own = [
  'Respondent ID',
  'Collector ID',
  'Start Date',
  'End Date',
  'IP Address',
  'Email Address',
  'First Name',
  'Last Name',
];
const levels = 'Grade levels taught (check all that apply)';
const first = [
  ...['Email Address', 'First name', 'Last name', levels, '', '', '', 'How are you involved?', '', '', ''],
  ...['Can you attend?', 'Why do you want to become a facilitator?'],
];
const second = [
  ...['Open-Ended Response', 'Open-Ended Response', 'Open-Ended Response', 'Elementary school (K-5)'],
  ...['Middle school (6-8)', 'Community college, college, or university', 'I have not taught', 'I teach CS'],
  ...['I run a club, camp, or hour', 'None', 'Other (please specify)', 'Response', 'Open-Ended Response'],
];
const times = ['02/14/2016 03:11:05 PM', '02/14/2016 03:21:05 PM'];
const known = ['4612300187', '80123764', ...times, '192.0.2.10', '', '', ''];
const asked = ['ann@example.org', 'Ann', 'Lee'];
const ticked = ['Elementary school (K-5)', '', 'Community college, college, or university', ''];
const involved = ['', 'I run a club, camp, or hour', '', 'Robotics, LEGO'];
const row = [...known, ...asked, ...ticked, ...involved, 'Yes', 'To learn.'];
const blank = own.map(() => '');

describe('two header rows', () => {
  const headers = [
    [...own, ...first],
    [...blank, ...second],
  ];

  it('give each question its options', () => {
    const read = readTable([...headers, row]);
    expect(read).toMatchObject({ tool: 'surveymonkey', headerLines: [1, 2], extras: [], rows: [ann] });
    expect(read.columns).toContain(`levels: ${levels} [Middle school (6-8)]`);
  });

  it.each([
    ['1', ''],
    ['TRUE', 'FALSE'],
    ['Yes', 'No'],
    ['x', '-'],
    ['✓', '0'],
    ['Selected', 'Not selected'],
    ['3', ''],
  ])('with "%s" for what is chosen and "%s" for what is not', (yes, no) => {
    const mark = (cell: string) => (cell === '' ? no : yes);
    const marked = [
      ...known,
      ...asked,
      ...ticked.map(mark),
      ...involved.slice(0, 3).map(mark),
      'Robotics, LEGO',
      'Yes',
      'To learn.',
    ];
    expect(readTable([...headers, marked]).rows).toMatchObject([ann]);
  });

  it('know who was invited, where the survey did not ask', () => {
    const invited = ['4612300187', '80123764', ...times, '192.0.2.10', 'ann@example.org', 'Ann', 'Lee'];
    const answered = [...invited, '', '', '', ...ticked, ...involved, 'Yes', 'To learn.'];
    expect(readTable([...headers, answered]).rows).toMatchObject([ann]);
  });

  it('are known without the ids, which somebody has taken out', () => {
    const table = [
      ['Timestamp', ...first],
      ['', ...second],
      ['2/14/2016 15:21:05', ...row.slice(own.length)],
    ];
    expect(readTable(table)).toMatchObject({ tool: 'surveymonkey', headerLines: [1, 2], rows: [ann] });
  });

  it('may be followed by a comment to a question, which is kept', () => {
    const table = [
      [...own, ...first, 'Comments', 'Comments'],
      [...blank, ...second, 'Open-Ended Response', 'Open-Ended Response'],
      [...row, 'one', 'two'],
    ];
    expect(readTable(table)).toMatchObject({
      extras: ['Comments', 'Comments (2)'],
      rows: [{ ...ann, extra: { Comments: 'one', 'Comments (2)': 'two', 'IP Address': '192.0.2.10' } }],
    });
  });

  it('over a block of contact data name each of its fields below', () => {
    const [, , , ...others] = first;
    const table = [
      [...own, 'Contact information', '', '', ...others],
      [...blank, 'Email Address', 'First name', 'Last name', ...second.slice(3)],
      row,
    ];
    expect(readTable(table)).toMatchObject({ extras: [], rows: [ann] });
  });
});

it('an option that the form does not know is not lost', () => {
  const table = [
    [...own, 'First name', levels, '', 'Can you attend?'],
    [...blank, 'Open-Ended Response', 'Middle school (6-8)', 'Preschool', 'Response'],
    [...known.slice(0, 5), 'ann@example.org', '', '', 'Ann', 'Middle school (6-8)', 'Preschool', 'Yes'],
  ];
  expect(readTable(table).rows).toMatchObject([
    {
      levels: { chosen: ['middle'], unrecognised: 'Preschool' },
      codes: [`unknown-option, ${levels}: Preschool`],
    },
  ]);
});

describe('one answer of many columns', () => {
  const headers = [
    [...own, 'First name', levels, 'Can you attend?', '', '', ''],
    [...blank, 'Open-Ended Response', 'Response', 'Yes', 'No', 'Not sure yet', 'Other (please specify)'],
  ];
  const read = (...cells: readonly string[]) =>
    readTable([...headers, [...known.slice(0, 5), 'ann@example.org', '', '', 'Ann', 'I have not taught', ...cells]])
      .rows;

  it('is the one that is chosen', () => {
    expect(read('', 'No', '', '')).toMatchObject([{ attend: { chosen: ['no'] }, codes: [] }]);
    expect(read('', '', '1', '')).toMatchObject([{ attend: { chosen: ['not-sure'] }, codes: [] }]);
  });

  it('is none of two, and that is told', () => {
    expect(read('Yes', '', 'Not sure yet', '')).toMatchObject([
      {
        attend: { chosen: [], unrecognised: 'Yes; Not sure yet' },
        codes: ['several-answers, Can you attend?: Yes; Not sure yet'],
      },
    ]);
  });

  it('is not recognised where it is something else', () => {
    expect(read('', '', '', 'By train')).toMatchObject([
      { attend: { chosen: [], unrecognised: 'By train' }, codes: ['unknown-option, Can you attend?: By train'] },
    ]);
  });
});

it('the condensed form has one header row, and all answers in a cell', () => {
  const questions = first.filter((header) => header !== '');
  const cells = [
    ...['ann@example.org', 'Ann', 'Lee', 'Elementary school (K-5), Community college, college, or university'],
    ...['I run a club, camp, or hour, Robotics, LEGO', 'Yes', 'To learn.'],
  ];
  const table = [
    [...own, ...questions],
    [...known, ...cells],
  ];
  expect(readTable(table)).toMatchObject({ tool: 'surveymonkey', headerLines: [1], extras: [], rows: [ann] });
  const withBlankRow = [[...own, ...questions], [...own, ...questions].map(() => ''), [...known, ...cells]];
  expect(readTable(withBlankRow)).toMatchObject({ headerLines: [1, 2], rows: [ann] });
});

it('the numbers of the questions are no part of them', () => {
  const number = (header: string, at: number) => (header === '' ? '' : `Q${at + 1}. ${header}`);
  expect(readTable([[...own, ...first.map(number)], [...blank, ...second], row])).toMatchObject({ rows: [ann] });
});

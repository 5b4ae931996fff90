import { expect, it } from 'vitest';
import { ann, readTable } from './read-table.ts';

const questions = [
  ...['First\u00a0name', 'Last name ', 'Grade levels taught (check all that apply)\u00a0', 'How are you involved?\n'],
  ...['Can you attend?', 'Why do you want to become a\u00a0facilitator?'],
];
const answers = [
  ...['Ann', 'Lee', 'Elementary school (K-5);Community college, college, or university;'],
  ...['I run a club, camp, or hour;Robotics, LEGO;', 'Yes', 'To learn.'],
];
const times = ['2016-02-14 15:11:05', '2016-02-14 15:21:05'];

it('takes the time of completion, and the address that the tool knows', () => {
  const table = [
    ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Last modified time', ...questions],
    ['1', ...times, 'ann@example.org', 'Ann Lee', '', ...answers],
  ];
  const read = readTable(table);
  expect(read).toMatchObject({ tool: 'microsoft-forms', extras: [], rows: [ann] });
  expect(read.columns).toContain('submittedAt: Completion time');
});

it.each([['Email Address'], ['Email2'], ['Email ']])(
  'asks "%s" for the address of somebody not signed in',
  (header) => {
    const table = [
      ['ID', 'Start time', 'Completion time', 'Email', 'Name', ...questions, header],
      ['1', ...times, 'anonymous', '', ...answers, 'ann@example.org'],
      ['2', ...times, 'ann@example.org', '', ...answers, ''],
      ['3', ...times, 'signed-in@example.org', '', ...answers, 'ann@example.org'],
    ];
    expect(readTable(table)).toMatchObject({ extras: [], rows: [ann, ann, ann] });
  },
);

it('has nobody where nobody was signed in and no address was asked for', () => {
  const table = [
    ['ID', 'Start time', 'Completion time', 'Email', 'Name', ...questions],
    ['1', ...times, 'anonymous', '', ...answers],
  ];
  expect(readTable(table).rows).toEqual([{ leftOut: null, codes: ['missing-email, Email: '] }]);
});

it('speaks the language of its owner', () => {
  const table = [
    ['ID', 'Startzeit', 'Fertigstellungszeit', 'E-Mail', 'Name', ...questions],
    ['1', ...times, 'ann@example.org', 'Ann Lee', ...answers],
  ];
  expect(readTable(table)).toMatchObject({ tool: 'microsoft-forms', extras: [], rows: [ann] });
});

it('keeps its ids and what a quiz adds without a word', () => {
  const table = [
    ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'Total points', ...questions, 'Points - First name'],
    ['17', ...times, 'ann@example.org', 'Ann Lee', '3', ...answers, '1'],
  ];
  const extra = { ID: '17', 'Start time': times[0], Name: 'Ann Lee', 'Total points': '3', 'Points - First name': '1' };
  expect(readTable(table)).toMatchObject({ extras: [], rows: [{ ...ann, extra }] });
});

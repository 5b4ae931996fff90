import { expect, it } from 'vitest';
import { ann, readTable } from './read-table.ts';

const questions = ['Grade levels taught (check all that apply)', 'How are you involved?', 'Can you attend?'];
const why = 'Why do you want to become a facilitator?';
const answers = (joint: string): string[] => [
  ['Elementary school (K-5)', 'Community college, college, or university'].join(joint),
  ['I run a club, camp, or hour', 'Robotics, LEGO'].join(joint),
  ...['Yes', 'To learn.'],
];
const own = ['Submission IP', 'Submission ID'];

it.each([['\n'], ['; '], ['\r\n']])('several answers joined by %j', (joint) => {
  const table = [
    ['Submission Date', 'First Name', 'Last Name', 'E-mail', ...questions, why, ...own],
    ['2016-02-14 15:21:05', 'Ann', 'Lee', 'ann@example.org', ...answers(joint), '203.0.113.30', '5214880301276'],
  ];
  const form = readTable(table.map((cells) => cells.map((cell) => (cell === 'E-mail' ? 'Email' : cell))));
  expect(form).toMatchObject({ tool: 'jotform', extras: [], rows: [ann] });
});

it('a name in two columns, under the question it belongs to', () => {
  const table = [
    ['Submission Date', 'Name - First Name', 'Name - Last Name', 'Email', ...questions, why, ...own],
    ['Feb 14, 2016', 'Ann', 'Lee', 'ann@example.org', ...answers('\n'), '203.0.113.30', '5214880301276'],
  ];
  expect(readTable(table)).toMatchObject({ tool: 'jotform', extras: [] });
});

it('names of two people are not guessed between', () => {
  const table = [
    ['Submission Date', 'Name - First Name', 'Referee - First Name', 'Email', ...questions, why],
    ['2016-02-14 15:21:05', 'Ann', 'Bo', 'ann@example.org', ...answers('\n')],
  ];
  expect(() => readTable(table)).toThrow('missing: firstName');
});

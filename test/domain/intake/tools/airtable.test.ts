import { expect, it } from 'vitest';
import { ann, readTable } from './read-table.ts';

const header = [
  ...['Name', 'Why do you want to become a facilitator?', 'Email', 'Last name', 'First name', 'How are you involved?'],
  ...['Grade levels taught (check all that apply)', 'Can you attend?'],
];
const cells = [
  ...['Ann Lee', 'To learn.', 'ann@example.org', 'Lee', 'Ann', '"I run a club, camp, or hour","Robotics, LEGO"'],
  ...['Elementary school (K-5),"Community college, college, or university"', 'Yes'],
];

it.each(['Created', 'Created time', 'Created Time', 'Date created'])('%s is the time of submission', (created) => {
  const table = [
    [...header, created, 'Last Modified'],
    [...cells, '2016-02-14 3:21pm', '2016-02-15 3:21pm'],
  ];
  const read = readTable(table);
  expect(read).toMatchObject({ tool: 'airtable', extras: ['Name'], rows: [ann] });
});

it('but not where the form’s own column is there', () => {
  const table = [
    [...header, 'Created', 'Timestamp'],
    [...cells, '2016-02-15 3:21pm', '2016-02-14 15:21:05'],
  ];
  expect(readTable(table).columns).toContain('submittedAt: Timestamp');
});

it.each([
  ['checked', { chosen: ['yes'] }],
  ['TRUE', { chosen: ['yes'] }],
  ['FALSE', { chosen: ['no'] }],
  ['', undefined],
])('a tick box that says "%s"', (mark, attend) => {
  const table = [
    [...header, 'Timestamp'],
    [...cells.slice(0, -1), mark, '2016-02-14 15:21:05'],
  ];
  const [row] = readTable(table).rows;
  expect(row).toMatchObject({ email: 'ann@example.org', codes: [] });
  expect((row as { attend?: unknown }).attend).toEqual(attend);
});

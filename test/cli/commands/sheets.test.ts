// Score sheets as they come back from people and their spreadsheets.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, sitDown } from '../../properties/desk.ts';
import { runHere } from '../../support/run-here.ts';

const header =
  'Timestamp,Email,First name,Last name,State,Focus area,Are you applying for yourself or on behalf of a district?,Have you taught this curriculum?,Grade levels taught,Have you mentored teachers or led professional development?,How are you involved in computer science education right now?,Have you taken part in another Code.org facilitator development program?,Can you attend the Facilitator Summit?,Can you commit to the workshops required for your focus area?,Why do you want to become a facilitator?,How do you support equity and access in computer science?';
const row = (name: string, day: number): string =>
  `1/${day}/2016 9:30:00,${name}@example.org,${name},Surname${name},CA,CSF,I am applying for myself,"Yes, I have taught this curriculum",Elementary school,I have led professional development workshops for teachers,"I teach CS courses for credit to K-12, community college, or university students",No,Yes,Yes,To learn.,Everybody.`;

let desk: Desk;

beforeEach(async () => {
  desk = sitDown();
  desk.write('all.csv', `${[header, ...['Ana', 'Ben', 'Cleo'].map((name, at) => row(name, 11 + at))].join('\n')}\n`);
  await desk.fdp(['import', 'all.csv']);
  await desk.fdp(['review', '--window', 'rolling']);
  for (const name of ['ada', 'bo'])
    await desk.fdp(['reviewers', 'add', `${name} Reader`, '--email', `${name}@readers.example.com`]);
  await desk.fdp(['assign', 'rolling-1', '--reviews', '2']);
});
afterEach(() => desk.leave());

const scores = () =>
  desk
    .rows('select application_id as a, criterion as c, points as p from score order by 1, 2')
    .map(({ a, c, p }) => `${a} ${c} ${p}`);

test('a title above the header, blank rows and columns, another order, semicolons, a byte order mark and 5,0 make no difference', async () => {
  desk.write(
    'ada.csv',
    [
      '\uFEFF;Scores of Ada, second try;;;;',
      ';;;;;',
      ';Equity and access;Application;Reviewer;Why become a facilitator;',
      ';0,0;1;ada@readers.example.com;5,0;',
      ';;;;;',
      ';;2;ADA@readers.example.com;"3,00";',
      ';;3;ada@readers.example.com;;',
      ';;;;;',
    ].join('\r\n'),
  );
  const { notes } = await desk.fdp(['sheets', 'import', 'ada.csv']);
  expect(notes).toBe('ada.csv: 3 rows = 2 new + 1 not scored\n');
  expect(scores()).toEqual(['1 equity 0', '1 motivation 5', '2 motivation 3']);
  const again = await desk.fdp(['sheets', 'import', 'ada.csv']);
  expect(again.notes).toBe('ada.csv: 3 rows = 2 unchanged + 1 not scored\n');
});

test('a workbook saved by LibreOffice is read as it was filled in', async () => {
  desk.write('ada.xlsx', readFileSync(new URL('../../fixtures/sheets/libreoffice.xlsx', import.meta.url)));
  const { notes } = await desk.fdp(['sheets', 'import', 'ada.xlsx']);
  expect(notes).toBe('ada.xlsx: 3 rows = 2 new + 1 not scored\n');
  expect(scores()).toEqual(['1 equity 0', '1 motivation 5', '2 motivation 3']);
  expect(desk.rows('select text from reading_note')).toEqual([{ text: 'Says both, plainly' }]);
});

test('a row that is held contradicts nothing that comes after it', async () => {
  desk.write(
    'ada.csv',
    [
      'Batch,Reviewer,Application,motivation',
      'annual-2017,ada@readers.example.com,1,0',
      'rolling-1,ada@readers.example.com,1,4',
      'rolling-1,ada@readers.example.com,1,5',
      'rolling-1,ada@readers.example.com,1,3',
    ].join('\n'),
  );
  const { notes } = await desk.fdp(['sheets', 'import', 'ada.csv']);
  expect(notes.split('\n').slice(0, 4)).toEqual([
    'ada.csv:2: there is no batch "annual-2017"; it may be a sheet of another program.',
    'ada.csv:3: "4" is no number of points for "Why become a facilitator"; expected 5, 3, 0 or nothing.',
    'ada.csv:5: application "1" stands in this file already, with other points or another note.',
    'ada.csv: 4 rows = 1 new + 3 held',
  ]);
  expect(scores()).toEqual(['1 motivation 5']);
});

test('two people who fill in copies of one sheet: the first counts until somebody says otherwise', async () => {
  const sheet = (points: number): string => `Reviewer,Application,motivation\nada@readers.example.com,1,${points}\n`;
  desk.write('one.csv', sheet(5));
  desk.write('other.csv', sheet(3));
  const { out, notes } = await desk.fdp(['sheets', 'import', 'one.csv', 'other.csv']);
  expect(out).toBe('line\tapplication\treviewer\twhat\tnow\tsheet\n2\t1\tada Reader\tWhy become a facilitator\t5\t3\n');
  expect(notes).toContain('other.csv: 1 row = 1 left as they stand\n');
  expect(scores()).toEqual(['1 motivation 5']);
  await desk.fdp(['sheets', 'import', 'other.csv', '--changes', 'take']);
  expect(scores()).toEqual(['1 motivation 3']);
});

test.each([
  ['what is blank', ',,,\n,,,\n', 'none.csv: this is no score sheet: it is empty.'],
  ['a title alone', 'Scores of Ada\n', 'none.csv:1: this is no score sheet. It needs the columns "Reviewer"'],
  ['ten rows of something else', 'a,b\n'.repeat(11), 'none.csv:1: this is no score sheet. It needs the columns'],
])('%s is no score sheet', async (_, text, says) => {
  desk.write('none.csv', text);
  const { exitCode, notes } = await runHere(desk.folder, ['sheets', 'import', 'none.csv'], '2016-02-16T18:00:00Z');
  expect([exitCode, notes]).toEqual([1, expect.stringContaining(says)]);
});

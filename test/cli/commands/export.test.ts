// What is exported is what is kept: numbers as numbers, nothing a formula, essays only where asked for, and all of it on record.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, sitDown } from '../../properties/desk.ts';

const header =
  'Timestamp,Email,First name,Last name,State,Focus area,Are you applying for yourself or on behalf of a district?,Have you taught this curriculum?,Grade levels taught,Have you mentored teachers or led professional development?,How are you involved in computer science education right now?,Have you taken part in another Code.org facilitator development program?,Can you attend the Facilitator Summit?,Can you commit to the workshops required for your focus area?,"School, district or organization",Why do you want to become a facilitator?,How do you support equity and access in computer science?';
const closed =
  'I am applying for myself,"Yes, I have taught this curriculum",Elementary school,I have led professional development workshops for teachers,"I teach CS courses for credit to K-12, community college, or university students",No,Yes,Yes';

let desk: Desk;
beforeEach(async () => {
  desk = sitDown();
  const rows = [
    `1/11/2016 9:30:00,ana@example.org,=HYPERLINK("x"),@SUM(1),CA,CSF,${closed},+1+1,"=1+1 is my essay",-2`,
    `1/12/2016 9:30:00,ben@example.org,Ben,Osei,OH,CSF,${closed},Bay School,"Two\nlines, and a ""quote""",Everybody`,
  ];
  desk.write('all.csv', `${header}\n${rows.join('\n').replace('=HYPERLINK("x")', '"=HYPERLINK(""x"")"')}\n`);
  await desk.fdp(['import', 'all.csv']);
  await desk.fdp(['review', '--window', 'rolling']);
  await desk.fdp(['reviewers', 'add', 'Ada Park', '--email', 'ada@readers.example.com']);
  await desk.fdp(['assign', 'rolling-1', '--reviews', '1']);
  await desk.fdp(['read', '--reviewer', 'ada', '--application', '1', '--score', 'motivation=5', '--score', 'equity=3']);
  await desk.fdp(['decide', '1', 'accept', '--reason', '=A reason']);
});
afterEach(() => desk.leave());

const csv = async (...args: readonly string[]): Promise<Record<string, string>[]> =>
  parse((await desk.fdp(['export', ...args])).out, { columns: true }) as Record<string, string>[];

test('a cell of a CSV is no formula, and says what is kept', async () => {
  const rows = await csv('applications', '--with', 'answers,essays');
  expect(rows.length).toBe(2);
  for (const row of rows) for (const value of Object.values(row)) expect(value).not.toMatch(/^\s*[=+@]/);
  expect(rows[0]).toMatchObject({
    application: '1',
    points: '28',
    outOf: '30',
    decision: 'accept',
    motivation: "'=1+1 is my essay",
  });
  expect(rows[1]).toMatchObject({ organization: 'Bay School', motivation: 'Two\nlines, and a "quote"', decision: '' });
});

test('essays and answers only where they are asked for', async () => {
  const [plain] = await csv('applications');
  const [answers] = await csv('applications', '--with', 'answers');
  const [essays] = await csv('applications', '--with', 'essays');
  expect(Object.keys(plain ?? {})).not.toContain('organization');
  expect(Object.keys(answers ?? {})).toContain('gradeLevels');
  expect(Object.keys(answers ?? {})).not.toContain('motivation');
  expect(Object.keys(essays ?? {}).slice(-2)).toEqual(['motivation', 'equity']);
});

test('JSON holds numbers, and the same keys', async () => {
  const { out } = await desk.fdp(['export', 'scores', '--format', 'json']);
  const parsed = JSON.parse(out) as { scores: Record<string, unknown>[] };
  expect(parsed.scores).toEqual([
    {
      batch: 'rolling-1',
      application: 1,
      reviewer: 'ada@readers.example.com',
      criterion: 'equity',
      points: 3,
      scoredAt: expect.any(String),
      source: null,
      setAside: null,
    },
    {
      batch: 'rolling-1',
      application: 1,
      reviewer: 'ada@readers.example.com',
      criterion: 'motivation',
      points: 5,
      scoredAt: expect.any(String),
      source: null,
      setAside: null,
    },
  ]);
});

test('a workbook holds numbers as numbers and no formula', async () => {
  await desk.fdp(['export', 'cohort', '--format', 'xlsx', '--output', 'cohort.xlsx']);
  const parts = unzipSync(readFileSync(path.join(desk.folder, 'cohort.xlsx')));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toMatch(/<c r="A2"(?! t="s")[^>]*><v>1<\/v>/);
  for (const part of Object.values(parts)) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
});

test('that it left is on record before it has', async () => {
  await desk.fdp(['export', 'cohort', '--format', 'xlsx', '--output', 'cohort.xlsx']);
  const [line] = desk.rows('select what from audit order by id desc limit 1');
  expect(JSON.parse(String(line?.['what']))).toEqual({
    exported: 'cohort',
    batch: null,
    with: [],
    format: 'xlsx',
    rows: 1,
  });
});

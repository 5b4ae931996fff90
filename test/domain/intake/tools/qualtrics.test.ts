import { describe, expect, it } from 'vitest';
import { findLayout } from '../../../../src/domain/intake/layout.ts';
import { ann, readTable, smallForm } from './read-table.ts';

const names = [
  'StartDate',
  'EndDate',
  'Status',
  'IPAddress',
  'Finished',
  'RecordedDate',
  'ResponseId',
  'RecipientEmail',
];
const texts = [
  'Start Date',
  'End Date',
  'Response Type',
  'IP Address',
  'Finished',
  'Recorded Date',
  'Response ID',
  'Recipient Email',
];
const levels = 'Grade levels taught (check all that apply)';
const why = 'Why do you want to become a facilitator?';

const start = '2016-02-14 15:11:05';
const end = '2016-02-14 15:21:05';
const known = [start, end, 'IP Address', '198.51.100.7', 'True', end, 'R_1', ''];
const ids = (columns: readonly string[]) => columns.map((name) => `{"ImportId":"${name}"}`);

describe('three header rows', () => {
  const codes = ['Q1', 'Q2', 'Q3', 'Q4_1', 'Q4_2', 'Q4_3', 'Q4_4', 'Q5', 'Q5_4_TEXT', 'Q6', 'Q7'];
  const questions = [
    ...['Email Address', 'First name', 'Last name', `${levels} - Selected Choice - Elementary school (K-5)`],
    ...[`${levels} - Selected Choice - Middle school (6-8)`],
    ...[`${levels} - Selected Choice - Community college, college, or university`],
    ...[`${levels} - Selected Choice - I have not taught`, 'How are you involved? - Selected Choice'],
    ...['How are you involved? - Other (please specify) - Text', 'Can you attend?', why],
  ];
  const headers = [[...names, ...codes], [...texts, ...questions], ids([...names, ...codes])];
  const cells = [
    ...[
      'ann@example.org',
      'Ann',
      'Lee',
      'Elementary school (K-5)',
      '',
      'Community college, college, or university',
      '',
    ],
    ...['I run a club, camp, or hour,Other (please specify)', 'Robotics, LEGO', 'Yes', 'To learn.'],
  ];

  it('are the short names, the questions and the ids', () => {
    const read = readTable([...headers, [...known, ...cells]]);
    expect(read).toMatchObject({ tool: 'qualtrics', headerLines: [1, 2, 3], extras: [], rows: [ann] });
    expect(read.columns).toContain('submittedAt: Recorded Date');
  });

  it('say the zone of the times', () => {
    const zoned = ids([...names, ...codes]).map((id, at) =>
      at === 5 ? '{"ImportId":"recordedDate","timeZone":"America/New_York"}' : id,
    );
    const layout = findLayout(
      [headers[0] ?? [], headers[1] ?? [], zoned].map((row, at) => ({ line: at + 1, cells: row })),
      [smallForm],
    );
    expect(layout.columns[5]).toMatchObject({ own: 'submittedAt', zone: 'America/New_York' });
  });

  it.each([
    ['"timeZone":"Z"', 'UTC'],
    ['"timeZone":"Mars/Olympus"', null],
    ['"timeZone":""', null],
  ])('%s is %s', (zone, expected) => {
    const row = ids([...names, ...codes]).with(5, `{"ImportId":"recordedDate",${zone}}`);
    const rows = [headers[0] ?? [], headers[1] ?? [], row].map((one, at) => ({ line: at + 1, cells: one }));
    expect(findLayout(rows, [smallForm]).columns[5]?.zone).toBe(expected);
  });

  it.each([
    ['Survey Preview', 'True', 'preview, Response Type: Survey Preview'],
    ['1', 'True', 'preview, Response Type: 1'],
    ['Survey Test', 'True', 'preview, Response Type: Survey Test'],
    ['Spam', 'True', 'spam, Response Type: Spam'],
    ['IP Address', 'False', 'unfinished, Finished: False'],
    ['IP Address', '0', 'unfinished, Finished: 0'],
  ])('Status %s, Finished %s: held', (status, finished, code) => {
    const row = [start, end, status, '198.51.100.7', finished, end, 'R_1', '', ...cells];
    expect(readTable([...headers, row]).rows).toEqual([{ leftOut: null, codes: [code] }]);
  });

  it('send the answers of people who were invited by e-mail', () => {
    const invited = [...known.slice(0, -1), 'ann@example.org'];
    expect(readTable([...headers, [...invited, '', ...cells.slice(1)]]).rows).toMatchObject([ann]);
  });

  it('may have a question in two languages of commas: what is joined by them is cut rightly', () => {
    const one = [
      [...names, 'Q1', 'Q2', 'Q4', 'Q6'],
      [...texts, 'Email Address', 'First name', levels, 'Can you attend?'],
      ids([...names, 'Q1', 'Q2', 'Q4', 'Q6']),
      [...known, 'ann@example.org', 'Ann', 'Elementary school (K-5),Community college, college, or university', 'Yes'],
    ];
    expect(readTable(one).rows).toMatchObject([{ levels: ann.levels, attend: ann.attend }]);
  });
});

describe('two header rows', () => {
  const legacy = [
    'ResponseID',
    'ResponseSet',
    'IPAddress',
    'StartDate',
    'EndDate',
    'RecipientEmail',
    'Finished',
    'Status',
  ];
  const long =
    'Have you ever in your life taught computer science to anybody who was younger than yourself at the time?';
  const form = {
    ...smallForm,
    fields: smallForm.fields.map((field) => (field.field === 'attend' ? { ...field, header: long } : field)),
  };
  const cut = `${long.slice(0, 97)}...`;
  const questions = [
    'First name',
    `${levels}-Elementary school (K-5)`,
    `${levels}-Community college, college, or university`,
    cut,
    why,
  ];
  const codes = ['Q2', 'Q4_1', 'Q4_2', 'Q6', 'Q7'];
  const row = [
    'R_1',
    'Default Response Set',
    '198.51.100.7',
    start,
    end,
    'ann@example.org',
    '1',
    '0',
    'Ann',
    '1',
    '1',
    'Yes',
    'To learn.',
  ];
  const expected = { email: 'ann@example.org', levels: ann.levels, attend: ann.attend, why: 'To learn.', codes: [] };

  it('of the legacy format, its long questions cut', () => {
    const read = readTable([[...legacy, ...codes], [...legacy, ...questions], row], form);
    expect(read).toMatchObject({ tool: 'qualtrics', headerLines: [1, 2], extras: [], rows: [expected] });
    expect(read.columns).toContain('submittedAt: EndDate');
  });

  it('of the oldest format, which numbers its own columns', () => {
    const numbers = legacy.map((_, at) => `V${at + 1}`);
    const read = readTable([[...numbers, ...codes], [...legacy, ...questions], row], form);
    expect(read).toMatchObject({ tool: 'qualtrics', headerLines: [1, 2], extras: [], rows: [expected] });
  });

  it('of today, where somebody has taken out the ids', () => {
    const table = [
      [...names, 'Q1', 'Q2', 'Q4', 'Q6'],
      [...texts, 'Email Address', 'First name', levels, 'Can you attend?'],
      [...known, 'ann@example.org', 'Ann', 'Elementary school (K-5)', 'Yes'],
    ];
    expect(readTable(table)).toMatchObject({ tool: 'qualtrics', headerLines: [1, 2], rows: [{ codes: [] }] });
  });
});

import { describe, expect, it } from 'vitest';
import { findLayout } from '../../../../src/domain/intake/layout.ts';
import type { Form } from '../../../../src/domain/program/form.ts';
import { ann, readTable, smallForm } from './read-table.ts';

const own = [
  'Response Type',
  'Start Date (UTC)',
  'Stage Date (UTC)',
  'Submit Date (UTC)',
  'Network ID',
  'Tags',
  'Ending',
];
const known = ['completed', '2016-02-14 23:11:05', '', '2016-02-14 23:21:05', 'd3560842b2', '', ''];
const levels = [
  'Elementary school (K-5)',
  'Middle school (6-8)',
  'Community college, college, or university',
  'I have not taught',
];
const involved = ['I teach CS', 'I run a club, camp, or hour', 'None', 'Other'];
const why = 'Why do you want to become a facilitator?';
const header = ['#', 'Email', 'First name', 'Last name', ...levels, ...involved, 'Can you attend?', why, ...own];
const ticked = [levels[0] ?? '', '', levels[2] ?? '', ''];
const row = [
  ...['068127e3', 'ann@example.org', 'Ann', 'Lee', ...ticked, '', involved[1] ?? '', '', 'Robotics, LEGO', 'Yes'],
  ...['To learn.', ...known],
];

describe('a column for each option', () => {
  it('belongs to the question of its neighbours', () => {
    const read = readTable([header, row]);
    expect(read).toMatchObject({ tool: 'typeform', extras: [], rows: [ann] });
    expect(read.columns).toContain('cs: Other [Other]');
  });

  it('and a column Other to the question in front of it, or to nobody', () => {
    const table = [
      [...header, 'How did you hear of us?', 'Other'],
      [...row, '', 'At a conference'],
    ];
    expect(readTable(table)).toMatchObject({
      extras: ['How did you hear of us?', 'Other (2)'],
      rows: [{ ...ann, extra: { 'Other (2)': 'At a conference' } }],
    });
  });

  it('is read with the form’s options in another order, and one that is new', () => {
    const [elementary = '', middle = '', college = '', none = ''] = levels;
    const table = [
      ['#', 'Email', 'First name', none, college, 'Preschool', elementary, middle, 'Can you attend?', ...own],
      ['068127e3', 'ann@example.org', 'Ann', '', college, 'Preschool', elementary, '', 'Yes', ...known],
    ];
    expect(readTable(table).rows).toMatchObject([{ levels: { ...ann.levels, unrecognised: 'Preschool' } }]);
  });

  it('that two questions have is decided by its neighbours', () => {
    const twice: Form = {
      ...smallForm,
      fields: smallForm.fields.map((field) =>
        field.field === 'cs' && field.kind === 'choice'
          ? { ...field, options: [...field.options, { id: 'not', text: 'I have not taught', aliases: [] }] }
          : field,
      ),
    };
    const shared = 'I have not taught';
    const table = [
      [
        '#',
        'Email',
        'First name',
        ...levels.slice(0, 3),
        shared,
        ...involved.slice(0, 2),
        shared,
        'Can you attend?',
        ...own,
      ],
      ['068127e3', 'ann@example.org', 'Ann', '', '', '', shared, involved[0] ?? '', '', '', 'Yes', ...known],
      ['068127e3', 'bo@example.org', 'Bo', levels[0] ?? '', '', '', '', '', '', shared, 'Yes', ...known],
    ];
    expect(readTable(table, twice).rows).toMatchObject([
      { levels: { chosen: ['none'] }, cs: { chosen: ['teaches'] } },
      { levels: { chosen: ['elementary'] }, cs: { chosen: ['not'] } },
    ]);
  });
});

it('several answers in one cell, joined by slashes', () => {
  const table = [
    [
      '#',
      'Email',
      'First name',
      'Last name',
      'Grade levels taught (check all that apply)',
      'How are you involved?',
      'Can you attend?',
      why,
      ...own,
    ],
    [
      ...['068127e3', 'ann@example.org', 'Ann', 'Lee', ` / ${levels[0]} / ${levels[2]}`],
      ...[` / ${involved[1]} / Robotics, LEGO`, 'Yes', 'To learn.', ...known],
    ],
  ];
  expect(readTable(table).rows).toMatchObject([ann]);
});

it('an apostrophe guards what a spreadsheet would take for a formula, and is no part of the answer', () => {
  const guarded = row.with(14, 'x').with(header.indexOf(why), "'=1+1, that is why");
  const table = [
    [...header, 'Phone'],
    [...guarded, "'+1 555 0135"],
  ];
  expect(readTable(table).rows).toMatchObject([{ why: '=1+1, that is why', extra: { Phone: '+1 555 0135' } }]);
});

it.each([
  ['1', 'yes'],
  ['0', 'no'],
])('%s for %s', (digit, id) => {
  const cells = row.with(header.indexOf('Can you attend?'), digit);
  expect(readTable([header, cells]).rows).toMatchObject([{ attend: { chosen: [id] } }]);
});

it.each(['started', 'partial'])('a response that is only %s is held', (type) => {
  const cells = row.with(header.indexOf('Response Type'), type);
  expect(readTable([header, cells]).rows).toEqual([{ leftOut: null, codes: [`unfinished, Response Type: ${type}`] }]);
});

it('its times are in UTC', () => {
  const { columns } = findLayout([{ line: 1, cells: header }], [smallForm]);
  expect(columns[header.indexOf('Submit Date (UTC)')]).toMatchObject({ own: 'submittedAt', zone: 'UTC' });
  expect(columns[1]).toMatchObject({ own: null, zone: null });
});

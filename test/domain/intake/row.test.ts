import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/intake/application.ts';
import { isBlank } from '../../../src/domain/intake/blank-row.ts';
import type { Issue } from '../../../src/domain/intake/issue.ts';
import { mapHeaders } from '../../../src/domain/intake/mapping.ts';
import { createSubmissionReader } from '../../../src/domain/intake/row.ts';
import { annLee, context, readAnn } from './ann-lee.ts';
import { applicationForm } from './built-in-program.ts';

const headers = applicationForm.fields.map(({ header }) => header);
const cells = applicationForm.fields.map(({ field }) => annLee[field] ?? '');
const headerOf = (name: string) => applicationForm.fields.find(({ field }) => field === name)?.header;

describe('a good row', () => {
  const { value, issues } = readAnn();

  it('is a submission, without a word', () => {
    expect(issues).toEqual([]);
    expect(value).toEqual({
      email: 'ann@example.org',
      submittedAt: '2016-01-10T18:00:00Z',
      focusArea: 'csp',
      line: 7,
      extra: {},
      answers: {
        firstName: 'Ann',
        lastName: 'Lee',
        city: 'Albany',
        state: { chosen: ['NY'] },
        zip: '02139',
        focusArea: { chosen: ['csp'] },
        applyingAs: { chosen: ['self'] },
        role: 'Teacher',
        organization: 'Albany High',
        taughtCurriculum: { chosen: ['this'] },
        yearsTeaching: { chosen: ['3-5'] },
        gradeLevels: { chosen: ['high'] },
        teacherLeadership: { chosen: ['mentored'] },
        pdExperience: 'Five workshops',
        csInvolvement: { chosen: ['advocates'], other: 'Robotics' },
        pastParticipant: { chosen: ['no'] },
        canAttend: { chosen: ['yes'] },
        canCommit: { chosen: ['yes'] },
        motivation: 'To learn.',
        equity: 'For every student.',
      },
    });
  });

  it('has the same answers, letter for letter, whatever the order of the columns', () => {
    const order = fc.shuffledSubarray(
      headers.map((_, at) => at),
      { minLength: headers.length },
    );
    fc.assert(
      fc.property(order, (columns) => {
        const mapping = mapHeaders(
          columns.map((at) => headers[at] ?? ''),
          applicationForm,
        );
        const read = createSubmissionReader(mapping, context)(
          columns.map((at) => cells[at] ?? ''),
          7,
        );
        expect(JSON.stringify(read.value?.answers)).toBe(JSON.stringify(value?.answers));
      }),
      { numRuns: 30 },
    );
  });
});

describe('held rows', () => {
  it.each<[string, string, Issue['code'], string?]>([
    ['email', '', 'missing-email'],
    ['email', '   ', 'missing-email'],
    ['email', 'ann.example.org', 'invalid-email'],
    ['email', 'ann@example.org, bob@example.org', 'invalid-email'],
    ['submittedAt', '', 'missing-timestamp'],
    ['submittedAt', '2/30/2016 10:00:00', 'impossible-timestamp', 'February 2016 has 29 days'],
    ['submittedAt', '2/14/16 10:00:00', 'impossible-timestamp', 'year 16 is not written in four digits'],
    ['submittedAt', 'yesterday', 'impossible-timestamp', 'expected a date and a time such as 2/14/2016 15:21:05'],
  ])('%s "%s"', (field, value, code, detail) => {
    const issue = { line: 7, column: headerOf(field), code, severity: 'held', value };
    expect(readAnn({ [field]: value })).toEqual({
      value: null,
      issues: [detail === undefined ? issue : { ...issue, detail }],
    });
  });

  it('name all that is wrong, not the first thing alone', () => {
    const { value, issues } = readAnn({ email: '', submittedAt: '', state: 'Nowhere' });
    expect(value).toBeNull();
    expect(issues.map(({ code }) => code).sort()).toEqual(['missing-email', 'missing-timestamp', 'unknown-place']);
  });

  const read = createSubmissionReader(mapHeaders(headers, applicationForm), context);

  it.each([1, headers.length - 1])('a row of %i cells is ragged', (count) => {
    const found = read(cells.slice(0, count), 9);
    expect(found.value).toBeNull();
    expect(found.issues).toMatchObject([
      {
        line: 9,
        column: null,
        code: 'ragged-row',
        severity: 'held',
        detail: `${count} ${count === 1 ? 'cell' : 'cells'} where the header has ${headers.length}`,
      },
    ]);
  });

  it('a row with a cell too many is ragged, unless nothing stands in it', () => {
    expect(read([...cells, 'more'], 9).issues.map(({ code }) => code)).toEqual(['ragged-row']);
    expect(read([...cells, '', '  '], 9).issues).toEqual([]);
    expect(read([...cells, '', '  '], 9).value?.email).toBe('ann@example.org');
  });
});

describe('rows that go in with a word', () => {
  it.each<[string, string, Issue['code'], string, Answer | undefined]>([
    ['state', 'Atlantis', 'unknown-place', 'Atlantis', { chosen: [], unrecognised: 'Atlantis' }],
    ['canAttend', 'Perhaps', 'unknown-option', 'Perhaps', { chosen: [], unrecognised: 'Perhaps' }],
    [
      'gradeLevels',
      'High school (9-12), Preschool',
      'unknown-option',
      'Preschool',
      { chosen: ['high'], unrecognised: 'Preschool' },
    ],
  ])('%s "%s"', (field, cell, code, value, answer) => {
    const found = readAnn({ [field]: cell });
    expect(found.issues).toEqual([{ line: 7, column: headerOf(field), code, severity: 'warning', value }]);
    expect(found.value?.answers[field]).toEqual(answer);
  });

  it.each<[string, Issue['code'], string]>([
    ['3/13/2016 2:30:00', 'skipped-hour', '2016-03-13T10:30:00Z'],
    ['11/1/2015 1:30:00', 'repeated-hour', '2015-11-01T08:30:00Z'],
    ['1/10/2016', 'no-time-of-day', '2016-01-10T08:00:00Z'],
    ['2/16/2016 10:00:01', 'future-timestamp', '2016-02-16T18:00:01Z'],
  ])('submitted %s', (cell, code, at) => {
    const found = readAnn({ submittedAt: cell });
    expect(found.value?.submittedAt).toBe(at);
    expect(found.issues.find((issue) => issue.code === code)).toEqual({
      line: 7,
      column: 'Timestamp',
      code,
      severity: 'warning',
      value: cell,
      detail: at,
    });
  });

  it('a time that is just now is not in the future', () => {
    expect(readAnn({ submittedAt: '2/16/2016 10:00:00' }).issues).toEqual([]);
  });

  it('a free answer is worth no word where the form offers one', () => {
    expect(readAnn({ csInvolvement: 'Robotics' }).issues).toEqual([]);
  });

  it('an area that the program does not offer leaves the application without one, and the text is kept', () => {
    const { value } = readAnn({ focusArea: 'Computer Science A' });
    expect(value?.focusArea).toBeNull();
    expect(value?.answers['focusArea']).toEqual({ chosen: [], unrecognised: 'Computer Science A' });
  });

  it('an empty area leaves it without one, and there is no answer', () => {
    const { value, issues } = readAnn({ focusArea: '' });
    expect(value?.focusArea).toBeNull();
    expect(value?.answers).not.toHaveProperty('focusArea');
    expect(issues).toEqual([]);
  });
});

describe('texts', () => {
  it.each([
    ['motivation', '  To learn.\r\nAnd to teach.\r ', 'To learn.\nAnd to teach.'],
    ['lastName', " O'Neil ", "O'Neil"],
    ['firstName', '李', '李'],
    ['zip', ' 00601 ', '00601'],
  ])('%s %j', (field, cell, text) => {
    expect(readAnn({ [field]: cell }).value?.answers[field]).toBe(text);
  });

  it('an empty cell is no answer', () => {
    const blank = Object.fromEntries(Object.keys(annLee).map((field) => [field, ' ']));
    const { submittedAt = '', email = '' } = annLee;
    expect(readAnn({ ...blank, submittedAt, email }).value?.answers).toEqual({});
  });
});

describe('columns that the form does not name', () => {
  it('are kept, trimmed, the empty ones left out', () => {
    expect(
      readAnn({}, [
        ['T-shirt', ' M '],
        ['Lunch', '  '],
        ['', 'nobody knows'],
      ]).value?.extra,
    ).toEqual({ 'T-shirt': 'M', 'column Z': 'nobody knows' });
  });

  it('of one name are both kept', () => {
    expect(
      readAnn({}, [
        ['Notes', 'first'],
        ['Notes', 'second'],
      ]).value?.extra,
    ).toEqual({ Notes: 'first', 'Notes (2)': 'second' });
  });

  it('may be called anything', () => {
    const { extra } = readAnn({}, [
      ['__proto__', 'kept'],
      ['constructor', 'too'],
    ]).value ?? { extra: {} };
    expect(JSON.stringify(extra)).toBe('{"__proto__":"kept","constructor":"too"}');
  });
});

describe('isBlank', () => {
  it.each([[[]], [['']], [['', '  ', '\t', '\u00a0']]])('%j', (blank) => {
    expect(isBlank(blank)).toBe(true);
  });

  it.each([[['0']], [['', '-']], [['', '', 'x', '']]])('not %j', (row) => {
    expect(isBlank(row)).toBe(false);
  });
});

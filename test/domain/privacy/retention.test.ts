import { describe, expect, it } from 'vitest';
import { dueForRemoval, monthsAfter, type Retained } from '../../../src/domain/privacy/retention.ts';

const one = (changed: Partial<Retained> = {}): Retained => ({
  application: 1,
  applicant: 7,
  decision: 'decline',
  decidedAt: '2016-03-01T10:00:00Z',
  lastSubmittedAt: '2016-01-10T18:00:00Z',
  windowClosesAt: '2016-02-16T08:00:00Z',
  ...changed,
});
const rule = { months: 24, keep: [] };
const dueAt = (all: readonly Retained[], now: string) =>
  dueForRemoval(all, rule, now).map(({ dueAt: at, counted }) => [at, counted]);

describe('whoever is due', () => {
  it('is so at the very second, counted from the decision', () => {
    expect(dueAt([one()], '2018-03-01T09:59:59Z')).toEqual([]);
    expect(dueAt([one()], '2018-03-01T10:00:00Z')).toEqual([['2018-03-01T10:00:00Z', 'decision']]);
  });

  it('is counted from the close of the window where nothing was decided, and from the last submission where that is later', () => {
    const open = one({ decision: null, decidedAt: null });
    expect(dueAt([open], '2019-01-01T00:00:00Z')).toEqual([['2018-02-16T08:00:00Z', 'window']]);
    expect(dueAt([{ ...open, lastSubmittedAt: '2016-05-01T00:00:00Z' }], '2019-01-01T00:00:00Z')).toEqual([
      ['2018-05-01T00:00:00Z', 'submission'],
    ]);
    expect(dueAt([{ ...open, windowClosesAt: null }], '2019-01-01T00:00:00Z')).toEqual([
      ['2018-01-10T18:00:00Z', 'submission'],
    ]);
    expect(dueAt([one({ lastSubmittedAt: '2016-06-01T00:00:00Z' })], '2019-01-01T00:00:00Z')).toEqual([
      ['2018-06-01T00:00:00Z', 'submission'],
    ]);
  });

  it('is so with all of their applications, or stays whole', () => {
    const later = one({ application: 2, decidedAt: '2017-06-01T00:00:00Z' });
    expect(dueForRemoval([one(), later], rule, '2019-05-31T23:59:59Z')).toEqual([]);
    expect(dueForRemoval([one(), later], rule, '2019-06-01T00:00:00Z')).toMatchObject([
      { applicant: 7, applications: [1, 2], since: '2017-06-01T00:00:00Z' },
    ]);
    expect(dueForRemoval([one(), one({ application: 3, applicant: 8 })], rule, '2019-06-01T00:00:00Z')).toHaveLength(2);
  });

  it('is nobody of whom something was decided that is kept', () => {
    const accepted = one({ application: 2, decision: 'accept' });
    expect(dueForRemoval([one(), accepted], { months: 24, keep: ['accept'] }, '2030-01-01T00:00:00Z')).toEqual([]);
    expect(dueForRemoval([one(), accepted], rule, '2030-01-01T00:00:00Z')).toHaveLength(1);
  });
});

it.each([
  ['2016-01-31T10:00:00Z', 1, '2016-02-29T10:00:00Z'],
  ['2015-11-30T23:59:59Z', 3, '2016-02-29T23:59:59Z'],
  ['2016-02-29T00:00:00Z', 12, '2017-02-28T00:00:00Z'],
])('%s and %d months are %s', (at, months, expected) => expect(monthsAfter(at, months)).toBe(expected));

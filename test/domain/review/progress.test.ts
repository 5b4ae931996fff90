import fc from 'fast-check';
import { expect, test } from 'vitest';
import { progressOf, type ReadingState } from '../../../src/domain/review/progress.ts';

const at = (day: number): string => `2016-02-${String(day).padStart(2, '0')}T10:00:00Z`;
const one = (reviewer: number, application: number, scored: number, day = 1): ReadingState => ({
  ...{ reviewer, application, scored, assignedAt: at(day), lastAt: scored > 0 ? at(day + 5) : null },
});

test('a reading is done when every criterion is scored, and what waits longest comes first', () => {
  const found = progressOf([one(1, 10, 2), one(1, 11, 1, 3), one(2, 10, 0, 2), one(2, 12, 2, 1)], 2);
  expect(found).toMatchObject({ assigned: 4, done: 2 });
  expect(found.reviewers).toEqual([
    { reviewer: 1, assigned: 2, done: 1, begun: 1, unread: 0, waitingSince: at(3), lastAt: at(8) },
    { reviewer: 2, assigned: 2, done: 1, begun: 0, unread: 1, waitingSince: at(2), lastAt: at(6) },
  ]);
  expect(found.applications.map(({ application, missing }) => [application, missing])).toEqual([
    [10, [2]],
    [11, [1]],
    [12, []],
  ]);
});

test('every reading is counted once, by reviewer and by application', () => {
  const reading = fc.record({
    reviewer: fc.nat(5),
    application: fc.nat(9),
    scored: fc.nat(2),
    day: fc.integer({ min: 1, max: 20 }),
  });
  const all = fc.uniqueArray(reading, {
    selector: ({ reviewer, application }) => `${reviewer} ${application}`,
    maxLength: 40,
  });
  fc.assert(
    fc.property(all, (readings) => {
      const found = progressOf(
        readings.map((r) => one(r.reviewer, r.application, r.scored, r.day)),
        2,
      );
      const sum = (list: readonly { assigned: number; done: number }[], key: 'assigned' | 'done'): number =>
        list.reduce((total, item) => total + item[key], 0);
      for (const list of [found.reviewers, found.applications]) {
        expect(sum(list, 'assigned')).toBe(readings.length);
        expect(sum(list, 'done')).toBe(readings.filter(({ scored }) => scored === 2).length);
      }
      for (const { assigned, done, begun, unread, waitingSince } of found.reviewers) {
        expect(done + begun + unread).toBe(assigned);
        expect(waitingSince === null).toBe(done === assigned);
      }
    }),
  );
});

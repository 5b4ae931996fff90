import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serveEvenly } from '../../../src/domain/review/even-flow.ts';
import { createReading } from '../../../src/domain/review/reading.ts';

/** Least sum of squares of all complete assignments within the caps, by trying them all; null where there is none. */
function leastSquares(may: readonly (readonly boolean[])[], caps: readonly number[], reviews: number): number | null {
  const loads = caps.map(() => 0);
  let least: number | null = null;
  const go = (row: number, column: number, left: number): void => {
    if (row === may.length) {
      const sum = loads.reduce((all, load) => all + load * load, 0);
      if (least === null || sum < least) least = sum;
    } else if (left === 0) go(row + 1, 0, reviews);
    else if (column < caps.length) {
      go(row, column + 1, left);
      if (!may[row]?.[column] || (loads[column] ?? 0) >= (caps[column] ?? 0)) return;
      loads[column] = (loads[column] ?? 0) + 1;
      go(row, column + 1, left - 1);
      loads[column] = (loads[column] ?? 0) - 1;
    }
  };
  go(0, 0, reviews);
  return least;
}

it('serves everybody with the most even loads that there are, or finds that nobody could', () => {
  const small = fc.record({
    may: fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
    caps: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
    reviews: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(small, ({ may, caps, reviews }) => {
      const barred = may.flatMap((row, application) =>
        row.flatMap((can, reviewer) => (can ? [] : [{ application, reviewer }])),
      );
      const reading = createReading({
        applications: may.map((_, id) => ({ id, focusArea: null })),
        reviewers: caps.map((cap, id) => ({ id, cap, floor: 0, focusAreas: null })),
        ...{ barred, earlier: [], reviews },
      });
      const isServed = serveEvenly(reading, reviews);
      const squares = reading.loads.reduce((all, load) => all + load * load, 0);
      expect(isServed ? squares : null).toBe(leastSquares(may, caps, reviews));
    }),
    { numRuns: 300 },
  );
});

it('has applications handed on along the whole committee where nothing shorter helps', () => {
  // Each may be read by two neighbours, the last one by the first reviewer alone: there is one way.
  const all = Array.from({ length: 70 }, (_, id) => id);
  const mayRead = (application: number, reviewer: number): boolean =>
    reviewer === (application + 1) % 70 || (reviewer === application && application !== 69);
  const barred = all.flatMap((application) =>
    all.filter((reviewer) => !mayRead(application, reviewer)).map((reviewer) => ({ application, reviewer })),
  );
  const reading = createReading({
    applications: all.map((id) => ({ id, focusArea: null })),
    reviewers: all.map((id) => ({ id, cap: 1, floor: 0, focusAreas: null })),
    ...{ barred, earlier: [], reviews: 1 },
  });
  expect(serveEvenly(reading, 1)).toBe(true);
  expect(all.every((application) => reading.reads[application * 70 + ((application + 1) % 70)] === 1)).toBe(true);
});

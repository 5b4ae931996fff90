import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/domain/review/calibration.ts';
import { meansLeftOut, type Valuation, valuesLeftOut, withoutReviewer } from '../../../src/domain/review/left-out.ts';
import { tabulate } from '../../../src/domain/review/score-table.ts';
import { spreadOf } from '../../../src/domain/review/spread.ts';
import { noisy } from './published-committees.ts';
import { anyScores, scoresFromRows } from './some-scores.ts';

const _ = null;

const means: Valuation = ({ byApplication }) =>
  new Map(
    [...byApplication].map(([application, scores]) => [
      application,
      spreadOf(scores.map(({ thousandths }) => thousandths)).mean,
    ]),
  );

const calibrated: Valuation = (table) => {
  const found = calibrate(table);
  return found.kind === 'calibrated' ? found.quality : null;
};

describe('leaving out a reviewer', () => {
  it('changes the sum of the means of all criteria, and marks what nobody else has scored', () => {
    const motivation = scoresFromRows([
      [5, 3, 5],
      [0, _, 5],
    ]);
    const equity = scoresFromRows([
      [5, _, _],
      [0, 3, _],
      [3, 0, _],
    ]);
    expect([...meansLeftOut([tabulate(motivation), tabulate(equity)])]).toEqual([
      {
        reviewer: 1,
        changes: new Map([
          [1, -2500 + (1500 - 2667)],
          [2, -3000],
        ]),
        unknown: new Set([2]),
      },
      {
        reviewer: 2,
        changes: new Map([
          [1, 2500 + (4000 - 2667)],
          [2, -1500],
        ]),
        unknown: new Set(),
      },
      {
        reviewer: 3,
        changes: new Map([
          [1, 2500 - 2667],
          [2, 1500],
        ]),
        unknown: new Set(),
      },
    ]);
  });

  it('leaves out applications whose changes in two criteria make up for each other', () => {
    const one = tabulate(scoresFromRows([[5], [3]]));
    const other = tabulate(scoresFromRows([[3], [5]]));
    for (const { changes } of meansLeftOut([one, other])) expect(changes.size).toBe(0);
  });

  it('of nobody is nothing', () => {
    expect([...meansLeftOut([])]).toEqual([]);
    expect([...meansLeftOut([tabulate([])])]).toEqual([]);
  });

  it('is the same when every mean is worked out anew', () => {
    fc.assert(
      fc.property(anyScores, anyScores, (one, other) => {
        const tables = [tabulate(one), tabulate(other)];
        expect([...valuesLeftOut(tables, means)]).toEqual([...meansLeftOut(tables)]);
      }),
    );
  });

  it('is a table as if they had scored nothing', () => {
    fc.assert(
      fc.property(anyScores, fc.integer({ min: 1, max: 6 }), (scores, reviewer) => {
        const table = tabulate(scores);
        const rest = tabulate(scores.filter((score) => score.reviewer !== reviewer));
        const found = withoutReviewer(table, reviewer);
        expect([...found.byApplication]).toEqual([...rest.byApplication]);
        expect([...found.byReviewer]).toEqual([...rest.byReviewer]);
        expect(found.size).toBe(rest.size);
        expect(table).toEqual(tabulate(scores));
      }),
    );
  });
});

describe('leaving out a reviewer where calibrated points count', () => {
  it('calibrates the rest anew', () => {
    const [first] = valuesLeftOut([tabulate(noisy)], calibrated);
    // Without r1, only B and D are shared: r3 gives 4 points more than r2. A is 5 + 2, B 6.5, C 10 - 2, D 7.5.
    const before = [7633, 6333, 7433, 7433];
    const after = [7000, 6500, 8000, 7500];
    expect([...(first?.changes ?? [])]).toEqual(after.map((points, at) => [at + 1, points - (before[at] ?? 0)]));
    expect(first?.unknown).toEqual(new Set());
  });

  it('knows nothing of any application where the rest comes apart', () => {
    const chain = scoresFromRows([
      [3, _, _],
      [5, 3, _],
      [_, 5, 3],
    ]);
    const [, second] = valuesLeftOut([tabulate(chain)], calibrated);
    expect(second).toEqual({ reviewer: 2, changes: new Map(), unknown: new Set([1, 2, 3]) });
  });

  it('changes nothing in a criterion that cannot be calibrated with everybody', () => {
    const apart = scoresFromRows([
      [3, _],
      [_, 3],
    ]);
    expect([...valuesLeftOut([tabulate(apart)], calibrated)]).toEqual([
      { reviewer: 1, changes: new Map(), unknown: new Set() },
      { reviewer: 2, changes: new Map(), unknown: new Set() },
    ]);
  });
});

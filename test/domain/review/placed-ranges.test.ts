import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRankables, type Rankable } from '../../../src/domain/ranking/rank-key.ts';
import { meansLeftOut } from '../../../src/domain/review/left-out.ts';
import { type Placed, placedRangesOf } from '../../../src/domain/review/placed-ranges.ts';
import { isFirm, rankRanges, rankText } from '../../../src/domain/review/rank-range.ts';
import { type GivenScore, tabulate } from '../../../src/domain/review/score-table.ts';
import { nearestWhole } from '../../../src/domain/scoring/nearest.ts';
import { anyPolicy, anyRankable, policyOf } from '../ranking/any-rankable.ts';
import { noisy } from './published-committees.ts';
import { anyScores, letterOf, scoresFromRows } from './some-scores.ts';

const _ = null;

const byPoints = policyOf(['priority', 'tier', 'points', 'submitted', 'draw']);

/** The mean of an application's scores; 0 where it has none. */
function meanOf(scores: readonly GivenScore[], application: number): number {
  const values = scores.filter((score) => score.application === application).map(({ thousandths }) => thousandths);
  return values.length === 0
    ? 0
    : nearestWhole(
        values.reduce((sum, value) => sum + value, 0),
        values.length,
      );
}

/** Those who were scored, alike in everything but points and the draw, which goes by their numbers. */
const placedBy = (scores: readonly GivenScore[]): Placed[] =>
  [...new Set(scores.map(({ application }) => application))].map((application) => ({
    application,
    rankable: {
      priority: 'none',
      tier: 'meets',
      points: meanOf(scores, application),
      submittedAt: '2016-01-01T00:00:00Z',
      draw: String(application).padStart(64, '0'),
    },
  }));

const rangesOf = (scores: readonly GivenScore[]) =>
  placedRangesOf(placedBy(scores), meansLeftOut([tabulate(scores)]), byPoints);

describe('the range of a rank, as published', () => {
  const ranges = rangesOf(noisy);

  it('is where it would be if any one reviewer were left out', () => {
    const found = [...ranges].map(([application, { rank, best, worst }]) => [letterOf(application), rank, best, worst]);
    expect(found).toEqual([
      ['C', 1, 1, 2],
      ['D', 2, 1, 3],
      ['A', 3, 2, 4],
      ['B', 4, 3, 4],
    ]);
  });

  it.each([
    [1, { A: 4, B: 3, C: 1, D: 2 }],
    [2, { A: 3, B: 4, C: 2, D: 1 }],
    [3, { A: 2, B: 4, C: 1, D: 3 }],
  ])('without r%i it is the rank of the rest', (reviewer, expected) => {
    const leftOut = [...meansLeftOut([tabulate(noisy)])].filter((one) => one.reviewer === reviewer);
    const found = [...placedRangesOf(placedBy(noisy), leftOut, byPoints)].map(
      ([application, { rank, best, worst }]) => [letterOf(application), best === rank ? worst : best],
    );
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

describe('the range of a rank', () => {
  it('goes by the rules that separate those with as many points', () => {
    // Without reviewer 1 all have 3 points: the draw decides. With them 2 is ahead.
    const ranges = rangesOf(
      scoresFromRows([
        [3, 5],
        [3, 3],
        [3, 3],
      ]),
    );
    expect([...ranges]).toEqual([
      [2, { rank: 1, best: 1, worst: 2, hangsOn: [] }],
      [1, { rank: 2, best: 1, worst: 2, hangsOn: [] }],
    ]);
  });

  it('falls where one person alone has scored it, and says on whom it hangs', () => {
    const ranges = rangesOf(
      scoresFromRows([
        [5, 3],
        [_, 3],
      ]),
    );
    expect(ranges.get(1)).toEqual({ rank: 1, best: 1, worst: 2, hangsOn: [1] });
    expect([...ranges.values()].map(rankText)).toEqual(['1 (1-2)', '2 (1-2)']);
    expect([...ranges.values()].map(isFirm)).toEqual([false, false]);
  });

  it('leaves alone who is of another list', () => {
    const scores = scoresFromRows([
      [0, 5, 3],
      [5, 0, 3],
    ]);
    const [first, , third] = placedBy(scores);
    if (!first || !third) throw new Error('three were scored');
    const ranges = placedRangesOf([first, third], meansLeftOut([tabulate(scores)]), byPoints);
    expect(ranges.size).toBe(2);
    expect(ranges.get(3)).toEqual({ rank: 1, best: 1, worst: 2, hangsOn: [] });
  });

  it('never puts points below 0', () => {
    const [one] = placedBy(scoresFromRows([[3]]));
    if (!one) throw new Error('one was scored');
    const leftOut = [{ reviewer: 1, changes: new Map([[1, -9000]]), unknown: new Set<number>() }];
    expect(placedRangesOf([one], leftOut, byPoints).get(1)).toEqual({ rank: 1, best: 1, worst: 1, hangsOn: [] });
  });

  it('is what comes of ranking all anew without each reviewer, under any policy', () => {
    const any = fc.record({
      scores: anyScores,
      policy: anyPolicy,
      rankables: fc.array(anyRankable, { minLength: 10, maxLength: 10 }),
    });
    fc.assert(
      fc.property(any, ({ scores, policy, rankables }) => {
        const people = rankables.map((rankable, at) => ({
          application: at + 1,
          rankable: { ...rankable, draw: `${at}`.padStart(64, '0') },
        }));
        const base = new Map(people.map(({ application }) => [application, 10_000 * (application % 2)]));
        const pointsWithout = (left: number | null) => {
          const rest = scores.filter(({ reviewer }) => reviewer !== left);
          return new Map(
            people.map(({ application }) => [application, (base.get(application) ?? 0) + meanOf(rest, application)]),
          );
        };
        const placed = placedAt(people, (application) => (base.get(application) ?? 0) + meanOf(scores, application));
        const orders = new Map([null, 1, 2, 3, 4, 5, 6].map((left) => [left, pointsWithout(left)]));
        const expected = rankRanges(
          placed,
          [1, 2, 3, 4, 5, 6],
          (left) => (a, b) =>
            compareRankables(
              { ...a.rankable, points: orders.get(left)?.get(a.application) ?? 0 },
              { ...b.rankable, points: orders.get(left)?.get(b.application) ?? 0 },
              policy,
            ),
        );
        const found = placedRangesOf(placed, meansLeftOut([tabulate(scores)]), policy);
        for (const [{ application }, range] of expected) expect(found.get(application)).toMatchObject(range);
        expect(found.size).toBe(10);
      }),
    );
  });
});

const placedAt = (people: readonly Placed[], pointsOf: (application: number) => number): Placed[] =>
  people.map(({ application, rankable }) => ({
    application,
    rankable: { ...rankable, points: pointsOf(application) } satisfies Rankable,
  }));

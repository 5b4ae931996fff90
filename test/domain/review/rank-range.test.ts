import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFirm, rankRanges, rankText } from '../../../src/domain/review/rank-range.ts';

type Scored = readonly [reviewer: number, application: string, points: number];

/** By the mean of what is left, more first; by name where that is the same, and last where nothing is left. */
function byMean(scores: readonly Scored[]) {
  return (without: number | null) => {
    const left = new Map<string, number[]>();
    for (const [reviewer, application, points] of scores) {
      if (reviewer !== without) left.set(application, [...(left.get(application) ?? []), points]);
    }
    const mean = (name: string): number => {
      const points = left.get(name) ?? [];
      return points.length === 0 ? -1 : points.reduce((sum, one) => sum + one, 0) / points.length;
    };
    return (a: string, b: string): number => mean(b) - mean(a) || (a < b ? -1 : a > b ? 1 : 0);
  };
}

const reviewersOf = (scores: readonly Scored[]): number[] => [...new Set(scores.map(([reviewer]) => reviewer))];

describe('the range of a rank', () => {
  it('is the published one', () => {
    const scores: Scored[] = [
      ...([
        [1, 'A', 8],
        [1, 'B', 6],
        [1, 'C', 7],
      ] as const),
      ...([
        [2, 'A', 5],
        [2, 'B', 4],
        [2, 'D', 6],
      ] as const),
      ...([
        [3, 'B', 9],
        [3, 'C', 10],
        [3, 'D', 9],
      ] as const),
    ];
    const ranges = rankRanges(['A', 'B', 'C', 'D'], [1, 2, 3], byMean(scores));
    expect([...ranges].sort().map(([name, range]) => [name, rankText(range)])).toEqual([
      ['A', '3 (2-4)'],
      ['B', '4 (3-4)'],
      ['C', '1 (1-2)'],
      ['D', '2 (1-3)'],
    ]);
    expect([...ranges.values()].some(isFirm)).toBe(false);
  });

  const names = ['A', 'B', 'C', 'D', 'E'];
  const anyScores: fc.Arbitrary<Scored[]> = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(...names), fc.constantFrom(0, 3, 5)),
    { selector: ([reviewer, name]) => `${reviewer} ${name}` },
  );

  it('holds the rank, and every rank that leaving somebody out gives, and no more', () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        const order = byMean(scores);
        const ranges = rankRanges(names, reviewersOf(scores), order);
        const ways = [null, ...reviewersOf(scores)].map((without) => names.toSorted(order(without)));
        for (const name of names) {
          const ranks = ways.map((way) => way.indexOf(name) + 1);
          const [rank] = ranks;
          expect(ranges.get(name)).toEqual({ rank, best: Math.min(...ranks), worst: Math.max(...ranks) });
        }
      }),
    );
  });

  it('is firm for all where nobody has scored', () => {
    const ranges = rankRanges(names, [7], byMean([]));
    expect([...ranges.values()].map(rankText)).toEqual(['1', '2', '3', '4', '5']);
  });
});

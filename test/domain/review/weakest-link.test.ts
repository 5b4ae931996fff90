import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weakestLinkOf } from '../../../src/domain/review/weakest-link.ts';

const crossing = (readers: readonly (readonly number[])[], side: readonly number[]): number =>
  readers.filter((columns) => new Set(columns.map((column) => side.includes(column))).size === 2).length;

describe('the weakest link', () => {
  it('is where two groups share one application', () => {
    const readers = [
      [0, 1],
      [1, 2],
      [0, 2],
      [0, 1, 2],
      [2, 3],
      [3, 4],
      [3, 4],
    ];
    expect(weakestLinkOf(readers, 5)).toEqual({ side: [3, 4], shared: 1 });
  });

  it('is no link at all where somebody shares nothing', () => {
    expect(weakestLinkOf([[0, 1], [0, 1], [2]], 3)).toEqual({ side: [2], shared: 0 });
  });

  it('counts an application of three readers once, whichever side has two of them', () => {
    const readers = [
      [0, 1, 2],
      [0, 1, 2],
    ];
    expect(weakestLinkOf(readers, 3)?.shared).toBe(2);
  });

  it('is not to be found among fewer than two', () => {
    expect(weakestLinkOf([], 0)).toBeNull();
    expect(weakestLinkOf([[0]], 1)).toBeNull();
  });

  it('is as weak as the weakest of every way to split the committee in two', () => {
    const committee = fc.integer({ min: 2, max: 7 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        readers: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: count - 1 }), { minLength: 1, maxLength: 4 }), {
          maxLength: 25,
        }),
      }),
    );
    fc.assert(
      fc.property(committee, ({ count, readers }) => {
        let fewest = Number.POSITIVE_INFINITY;
        // Every side without the last column: the other sides are their complements.
        for (let chosen = 1; chosen < 2 ** (count - 1); chosen++) {
          const side = [...Array(count).keys()].filter((column) => (chosen >> column) % 2 === 1);
          fewest = Math.min(fewest, crossing(readers, side));
        }
        const found = weakestLinkOf(readers, count);
        expect(found?.shared).toBe(fewest);
        expect(crossing(readers, found?.side ?? [])).toBe(fewest);
        expect(found?.side.length).toBeLessThanOrEqual(count / 2);
      }),
      { numRuns: 500 },
    );
  });
});

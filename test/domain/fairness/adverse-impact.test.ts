import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adverseImpact, type Group, impactOf, isBelowFourFifths } from '../../../src/domain/fairness/adverse-impact.ts';
import { erfc, fisherExact, pooledZ } from '../../../src/domain/fairness/two-by-two.ts';

/** Published figures: two groups, the ratio of their rates, and what is to be said of it. */
const published = [
  {
    groups: [
      [48, 80],
      [12, 40],
    ],
    ratio: 0.5,
    below: true,
    swapped: true,
    fisher: 0.003409,
    z: 3.0984,
    p: 0.001946,
  },
  {
    groups: [
      [3, 20],
      [1, 10],
    ],
    ratio: 0.666667,
    below: true,
    swapped: false,
    fisher: 1,
    z: 0.3798,
    p: 0.704111,
  },
  {
    groups: [
      [48, 255],
      [52, 395],
    ],
    ratio: 0.699367,
    below: true,
    swapped: true,
    fisher: 0.058354,
    z: 1.9525,
    p: 0.050884,
  },
  {
    groups: [
      [7, 72],
      [3, 63],
    ],
    ratio: 0.489796,
    below: true,
    swapped: true,
    fisher: 0.336456,
    z: 1.0979,
    p: 0.272254,
  },
  {
    groups: [
      [15, 31],
      [6, 24],
    ],
    ratio: 0.516667,
    below: true,
    swapped: true,
    fisher: 0.097953,
    z: 1.7705,
    p: 0.076645,
  },
  {
    groups: [
      [30, 65],
      [21, 55],
    ],
    ratio: 0.827273,
    below: false,
    swapped: null,
    fisher: 0.459252,
    z: 0.8802,
    p: 0.378744,
  },
] as const;

describe('published cases', () => {
  test.each(published)('$groups', ({ groups: [[a, b], [c, d]], ratio, below, swapped, fisher, z, p }) => {
    const highest = { name: 'one', chosen: a, all: b };
    const found = impactOf({ name: 'other', chosen: c, all: d }, highest);
    expect(found.ratio).toBeCloseTo(ratio, 6);
    expect([found.isBelow, found.isBelowAfterSwap]).toEqual([below, swapped]);
    expect(found.fisher.toFixed(6)).toBe(fisher.toFixed(6));
    expect(found.z?.value.toFixed(4)).toBe(z.toFixed(4));
    expect(found.z?.p.toFixed(6)).toBe(p.toFixed(6));
  });

  test('rates of 60, 45, 48 and 51 percent: only the second is below', () => {
    const groups = [60, 45, 48, 51].map((chosen, at): Group => ({ name: `g${at}`, chosen, all: 100 }));
    const found = adverseImpact(groups);
    expect(found.highest).toBe('g0');
    expect(found.groups.map(({ ratio }) => ratio)).toEqual([1, 0.75, 0.8, 0.85]);
    expect(found.groups.map(({ isBelow }) => isBelow)).toEqual([false, true, false, false]);
  });
});

test('exactly four fifths is not below, whatever floating point makes of it', () => {
  expect(2 / 3 / (5 / 6) < 0.8).toBe(true);
  expect(isBelowFourFifths(2, 3, 5, 6)).toBe(false);
});

const rate = fc
  .integer({ min: 1, max: 60 })
  .chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));

test('in whole numbers as in fractions of whole numbers', () => {
  fc.assert(
    fc.property(rate, rate, ([a, b], [c, d]) => {
      const exact = 10n * BigInt(a) * BigInt(d) < 8n * BigInt(c) * BigInt(b);
      expect(isBelowFourFifths(a, b, c, d)).toBe(exact);
    }),
  );
});

test('as many more as are missing reach four fifths, and one fewer does not', () => {
  fc.assert(
    fc.property(rate, rate, ([a, b], [c, d]) => {
      fc.pre(c > 0 && a * d <= c * b);
      const { missing, isBelow } = impactOf({ name: 'one', chosen: a, all: b }, { name: 'best', chosen: c, all: d });
      expect(missing > 0).toBe(isBelow);
      expect(isBelowFourFifths(a + missing, b, c, d)).toBe(false);
      if (missing > 0) expect(isBelowFourFifths(a + missing - 1, b, c, d)).toBe(true);
    }),
  );
});

test('Fisher’s test agrees with counting every table', () => {
  const choose = (n: number, k: number): bigint => {
    let result = 1n;
    for (let i = 0; i < k; i++) result = (result * BigInt(n - i)) / BigInt(i + 1);
    return result;
  };
  fc.assert(
    fc.property(rate, rate, ([a, b], [c, d]) => {
      const ways = (first: number): bigint =>
        first < 0 || first > b || a + c - first > d || a + c - first < 0
          ? 0n
          : choose(b, first) * choose(d, a + c - first);
      const own = ways(a);
      let sum = 0n;
      for (let first = 0; first <= b; first++) if (ways(first) <= own) sum += ways(first);
      const all = choose(b + d, a + c);
      expect(fisherExact([a, b], [c, d])).toBeCloseTo(Number((sum * 10n ** 12n) / all) / 1e12, 8);
      expect(fisherExact([a, b], [c, d])).toBeCloseTo(fisherExact([c, d], [a, b]), 10);
    }),
  );
});

test.each([
  [0, 1],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [1.9999, 0.004679802092970608],
  [2, 0.004677734981047266],
  [2.5, 0.0004069520174449589],
  [3, 0.000022090496998585441],
])('erfc(%d)', (x, expected) => {
  expect(erfc(x)).toBeCloseTo(expected, 10);
});

test('nobody chosen, everybody chosen, an empty group: nothing is said that can’t be', () => {
  expect(
    adverseImpact([
      { name: 'a', chosen: 0, all: 20 },
      { name: 'b', chosen: 0, all: 30 },
    ]).groups.map(({ ratio }) => ratio),
  ).toEqual([null, null]);
  expect(pooledZ([5, 5], [6, 6])).toBeNull();
  expect(
    adverseImpact([
      { name: 'a', chosen: 10, all: 20 },
      { name: 'b', chosen: 0, all: 0 },
    ]).groups[1]?.ratio,
  ).toBeNull();
  expect(adverseImpact([{ name: 'a', chosen: 2, all: 3 }]).groups[0]?.isTooFew).toBe(true);
});

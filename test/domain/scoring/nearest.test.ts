import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestToComputed, nearestWhole } from '../../../src/domain/scoring/nearest.ts';

describe('the nearest whole number', () => {
  it.each([
    [1, 2, 1],
    [-1, 2, 0],
    [-3, 2, -1],
    [10, 3, 3],
    [11, 3, 4],
    [-10, 3, -3],
    [0, 7, 0],
    [2 ** 51 - 1, 2, 2 ** 50],
  ])('of %d/%d is %d', (numerator, denominator, expected) => {
    expect(nearestWhole(numerator, denominator)).toBe(expected);
  });

  it('is never further off than a half, and never a half above', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (numerator, denominator) => {
        const offBy = 2n * (BigInt(numerator) - BigInt(nearestWhole(numerator, denominator)) * BigInt(denominator));
        expect(offBy >= -BigInt(denominator) && offBy < BigInt(denominator)).toBe(true);
      }),
    );
  });

  it('of a computed value takes what falls short of a half by rounding alone for the half', () => {
    expect([2.5, 2.5 - 1e-9, 2.5 + 1e-9, 2.49, -0.5 - 1e-9, 3].map(nearestToComputed)).toEqual([3, 3, 3, 2, 0, 3]);
  });
});

import { describe, expect, it } from 'vitest';
import { deviationOf, spreadOf } from '../../../src/domain/review/spread.ts';

describe('mean and spread', () => {
  it("give NIST's NumAcc4, mean 10000000.2 and deviation 0.1, where sums of squares come out negative", () => {
    // Thousandths: one value of 10000000.2, then 10000000.1 and 10000000.3 in turn, 1001 in all.
    const values = Array.from({ length: 1001 }, (_, at) =>
      at === 0 ? 10_000_000_200 : at % 2 ? 10_000_000_100 : 10_000_000_300,
    );
    const spread = spreadOf(values);
    expect(spread.mean).toBe(10_000_000_200);
    expect(deviationOf(spread)).toBe(100);
  });

  it('know no deviation of fewer than two values', () => {
    expect(deviationOf(spreadOf([]))).toBeNull();
    expect(deviationOf(spreadOf([5000]))).toBeNull();
    expect(deviationOf(spreadOf([5000, 5000]))).toBe(0);
  });
});

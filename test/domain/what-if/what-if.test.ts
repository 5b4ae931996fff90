import { describe, expect, test } from 'vitest';
import { kendallTau } from '../../../src/domain/review/rank-correlation.ts';
import { changeProgram, settablePaths } from '../../../src/domain/what-if/setting.ts';
import { swapAt } from '../../../src/domain/what-if/swap.ts';
import { program } from '../intake/built-in-program.ts';

describe('four applications, three criteria, weights of 5, 3 and 2 tenths', () => {
  const scores = { P: [9, 5, 7], Q: [7, 8, 7], R: [8, 6, 6], S: [5, 9, 6] } as const;
  const totals = (weights: readonly number[]): number[] =>
    Object.values(scores).map((own) => own.reduce<number>((sum, score, at) => sum + score * (weights[at] ?? 0), 0));

  test('the totals and how alike the two orders are, with a tie that floating point does not see', () => {
    expect(totals([5, 3, 2])).toEqual([74, 73, 70, 64]);
    expect(totals([3, 5, 2])).toEqual([66, 75, 66, 72]);
    expect(kendallTau(totals([5, 3, 2]), totals([3, 5, 2]))?.toFixed(4)).toBe('-0.1826');
  });

  test('the first two swap where the first weight is 0.48, the second taking what it gives', () => {
    const weighed = ([first = 0, second = 0, third = 0]: readonly number[]) => ({
      rest: second * 0.8 + third * 0.2,
      unit: first - second,
    });
    expect(swapAt(weighed(scores.P), weighed(scores.Q))).toBeCloseTo(0.48, 12);
  });

  test('the same at every weight, or at a weight below nothing: they don’t swap', () => {
    expect(swapAt({ rest: 1, unit: 2 }, { rest: 3, unit: 2 })).toBeNull();
    expect(swapAt({ rest: 5, unit: 3 }, { rest: 1, unit: 1 })).toBeNull();
  });
});

describe('a setting', () => {
  test.each([
    [
      'rubric.equity.weight',
      '2',
      (p: typeof program) => p.rubric.qualifications.find(({ id }) => id === 'equity')?.weight,
      2,
    ],
    ['rubric.tiers.meets', '5', (p: typeof program) => p.rubric.tiers.meets, 5],
    [
      'ranking.order',
      'tier, points,submitted,draw',
      (p: typeof program) => p.ranking.order,
      ['tier', 'points', 'submitted', 'draw'],
    ],
    ['ranking.correctHarshness', 'true', (p: typeof program) => p.ranking.correctHarshness, true],
    ['priority.counts', 'verified', (p: typeof program) => p.priority.counts, ['verified']],
  ] as const)('%s=%s', (path, value, find, expected) => {
    expect(settablePaths(program)).toContain(path);
    const changed = changeProgram(program, [{ path, value }]);
    expect('program' in changed ? find(changed.program) : changed.problem).toEqual(expected);
  });

  test.each([
    ['rubric.equity.weight', 'heavy', 'expected a number such as 1 or 1.5'],
    ['rubric.equity.weight', '-1', 'expected 0 or more'],
    ['ranking.order', 'draw,points', 'expected each rule once, and draw as the last one'],
    ['ranking.order', 'points,luck,draw', 'expected one of priority, tier, points, submitted, draw'],
    ['ranking.correctHarshness', 'perhaps', 'expected true or false'],
    ['priority.counts', 'everybody', 'expected verified or declared'],
  ])('%s=%s can’t be', (path, value, problem) => {
    expect(changeProgram(program, [{ path, value }])).toEqual({ path, problem });
  });

  test('leaves the program that was there as it was', () => {
    const before = JSON.stringify(program);
    changeProgram(program, [{ path: 'rubric.equity.weight', value: '9' }]);
    expect(JSON.stringify(program)).toBe(before);
  });
});

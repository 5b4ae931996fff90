import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Earned } from '../../../src/domain/scoring/qualifications.ts';
import { tierOf } from '../../../src/domain/scoring/tier.ts';

const thresholds = { exceeds: 5, meets: 3 };

const auto = (level: number | null, points = (level ?? 0) * 1000): Earned => ({
  id: 'some',
  kind: 'answer',
  state: level === null ? 'unanswered' : 'scored',
  points,
  outOf: 5000,
  level,
  because: '',
});
const human = (state: Earned['state'], points: number): Earned => ({ ...auto(null, points), kind: 'human', state });

const tierOfLevels = (...levels: readonly (number | null)[]) =>
  tierOf(
    levels.map((level) => auto(level)),
    thresholds,
  );

describe('tierOf', () => {
  it.each([
    [[5, 5, 5, 5], 'exceeds'],
    [[5, 5, 5, 3], 'meets'],
    [[3, 3, 3, 3], 'meets'],
    [[5, 5, 5, 0], 'below'],
    [[5, 5, 5, null], 'below'],
    [[0, 0, 0, 0], 'below'],
    [[4, 5, 5, 5], 'meets'],
    [[9, 5, 5, 5], 'exceeds'],
  ] as const)('levels %j: %s', (levels, tier) => {
    expect(tierOfLevels(...levels)).toBe(tier);
  });

  it('looks at closed answers alone, not at what people scored or have not', () => {
    const answers = [auto(5), auto(5)];
    expect(tierOf([...answers, human('unscored', 0)], thresholds)).toBe('exceeds');
    expect(tierOf([...answers, human('scored', 0)], thresholds)).toBe('exceeds');
    expect(tierOf([auto(0), human('scored', 5000)], thresholds)).toBe('below');
  });

  it('looks at levels, not at what a weight makes of them', () => {
    expect(tierOf([auto(3, 30_000)], thresholds)).toBe('meets');
    expect(tierOf([auto(5, 5)], thresholds)).toBe('exceeds');
  });

  it('an unanswered question can’t meet even a threshold of 0', () => {
    expect(tierOf([auto(null)], { exceeds: 0, meets: 0 })).toBe('below');
    expect(tierOf([auto(0)], { exceeds: 0, meets: 0 })).toBe('exceeds');
  });

  it('never falls when an answer gets better', () => {
    const levels = fc.array(fc.constantFrom(null, 0, 3, 5), { minLength: 1, maxLength: 6 });
    const order = ['below', 'meets', 'exceeds'];
    fc.assert(
      fc.property(levels, fc.nat(), (before, nth) => {
        const at = nth % before.length;
        const after = before.map((level, index) => (index === at ? 5 : level));
        expect(order.indexOf(tierOfLevels(...after))).toBeGreaterThanOrEqual(order.indexOf(tierOfLevels(...before)));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RankingRule, rankingRules } from '../../../src/domain/program/program.ts';
import {
  compareRankables,
  type Rankable,
  type RankingPolicy,
  rankKey,
  separatedBy,
} from '../../../src/domain/ranking/rank-key.ts';
import { program } from '../intake/built-in-program.ts';
import { anyPolicy, anyRankable, policyOf } from './any-rankable.ts';
import { sha256 } from './sha256.ts';

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rule by which the comparator decides: the first under which, alone, the two are not alike. */
function decidingRule(a: Rankable, b: Rankable, { priority, ranking }: RankingPolicy): RankingRule | null {
  const alone = (rule: RankingRule) =>
    compareRankables(a, b, { priority, ranking: { ...ranking, order: [rule] } }) !== 0;
  return ranking.order.find(alone) ?? null;
}

describe('the key and the comparator', () => {
  it('order any two alike, under every policy', () => {
    fc.assert(
      fc.property(anyRankable, anyRankable, anyPolicy, (a, b, policy) => {
        const byKey = textOrder(rankKey(a, policy), rankKey(b, policy));
        expect(byKey).toBe(Math.sign(compareRankables(a, b, policy)));
      }),
      { numRuns: 1000 },
    );
  });

  it('name the same rule that separates them', () => {
    fc.assert(
      fc.property(anyRankable, anyRankable, anyPolicy, (a, b, policy) => {
        const found = separatedBy(rankKey(a, policy), rankKey(b, policy), policy.ranking.order);
        expect(found).toBe(decidingRule(a, b, policy));
      }),
      { numRuns: 1000 },
    );
  });

  it('the key is as long for everybody, and is text that every database orders alike', () => {
    fc.assert(
      fc.property(anyRankable, anyRankable, anyPolicy, (a, b, policy) => {
        expect(rankKey(a, policy)).toMatch(/^[0-9A-Za-z:-]+$/);
        expect(rankKey(a, policy).length).toBe(rankKey(b, policy).length);
      }),
    );
  });
});

describe('the order', () => {
  const people = fc.uniqueArray(fc.tuple(fc.emailAddress(), anyRankable), {
    minLength: 2,
    maxLength: 12,
    selector: ([email]) => email,
  });
  const drawn = (found: readonly (readonly [string, Rankable])[]): Rankable[] =>
    found.map(([email, one]) => ({ ...one, draw: sha256(`fdp-2016\n${email}`) }));

  it('is total: no two people ever tie', () => {
    fc.assert(
      fc.property(people, anyPolicy, (found, policy) => {
        const keys = drawn(found).map((one) => rankKey(one, policy));
        expect(new Set(keys).size).toBe(found.length);
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order in which people come', () => {
    const shuffled = people.chain((found) =>
      fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length })),
    );
    fc.assert(
      fc.property(shuffled, anyPolicy, ([one, other], policy) => {
        const ranked = (found: typeof one) => drawn(found).sort((a, b) => compareRankables(a, b, policy));
        expect(ranked(other)).toEqual(ranked(one));
      }),
      { numRuns: 200 },
    );
  });

  it('is a line, not a ring: who is ahead of the one ahead is ahead', () => {
    fc.assert(
      fc.property(anyRankable, anyRankable, anyRankable, anyPolicy, (a, b, c, policy) => {
        const [first, second, third] = [a, b, c].sort((one, other) => compareRankables(one, other, policy));
        if (first === undefined || second === undefined || third === undefined) throw new Error('three went in');
        expect(compareRankables(first, second, policy)).toBeLessThanOrEqual(0);
        expect(compareRankables(second, third, policy)).toBeLessThanOrEqual(0);
        expect(compareRankables(first, third, policy)).toBeLessThanOrEqual(0);
        expect(compareRankables(third, first, policy)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the default policy', () => {
  const ann: Rankable = {
    priority: 'none',
    tier: 'meets',
    points: 16_000,
    submittedAt: '2016-01-10T18:00:00Z',
    draw: sha256('fdp-2016\nann@example.org'),
  };
  const like = (changed: Partial<Rankable>): Rankable => ({ ...ann, ...changed });

  it('is what program.md says', () => {
    expect(program.ranking.order).toEqual(['priority', 'tier', 'points', 'submitted', 'draw']);
    expect(program.ranking.order).toEqual([...rankingRules]);
    expect(program.priority.counts).toEqual(['verified', 'declared']);
    expect(program.ranking.seed).toBe('fdp-2016');
  });

  it.each<[RankingRule, Partial<Rankable>, Partial<Rankable>]>([
    ['priority', { priority: 'verified' }, { tier: 'exceeds', points: 30_000 }],
    ['priority', { priority: 'declared', tier: 'below' }, { tier: 'exceeds' }],
    ['tier', { tier: 'exceeds', points: 0 }, { points: 30_000 }],
    ['tier', {}, { tier: 'below', points: 30_000 }],
    ['points', { points: 16_001, submittedAt: '2016-02-15T00:00:00Z' }, {}],
    ['points', { points: 10_000 }, { points: 9999 }],
    ['submitted', { submittedAt: '2016-01-10T17:59:59Z', draw: 'f'.repeat(64) }, {}],
    ['draw', { draw: '0'.repeat(64) }, {}],
  ])('%s puts %j before %j', (rule, ahead, behind) => {
    const [above, below] = [like(ahead), like(behind)].map((one) => rankKey(one, program));
    expect(compareRankables(like(ahead), like(behind), program)).toBeLessThan(0);
    expect(separatedBy(above ?? '', below ?? '', program.ranking.order)).toBe(rule);
  });

  it('ranks verified and declared alike', () => {
    const verified = rankKey(like({ priority: 'verified' }), program);
    expect(verified).toBe(rankKey(like({ priority: 'declared' }), program));
    expect(separatedBy(verified, verified, program.ranking.order)).toBeNull();
  });

  it('can be set to count the verified only', () => {
    const strict = policyOf(rankingRules, ['verified']);
    const key = (priority: Rankable['priority']) => rankKey(like({ priority }), strict);
    expect(key('declared')).toBe(key('none'));
    expect(key('verified') < key('declared')).toBe(true);
  });

  it('can honour past participants after the tier, as a tie break, or not at all', () => {
    const past = like({ priority: 'verified', tier: 'below' });
    const ahead = (order: readonly RankingRule[], a: Rankable, b: Rankable) =>
      compareRankables(a, b, policyOf(order)) < 0;
    expect(ahead(['tier', 'priority', 'draw'], ann, past)).toBe(true);
    expect(ahead(['tier', 'priority', 'draw'], like({ priority: 'verified' }), like({ draw: '0' }))).toBe(true);
    expect(ahead(['points', 'submitted', 'priority', 'draw'], past, ann)).toBe(true);
    expect(ahead(['points', 'draw'], like({ draw: '0' }), like({ priority: 'verified', draw: '1' }))).toBe(true);
  });
});

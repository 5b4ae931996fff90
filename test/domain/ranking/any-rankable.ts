// Rankables that are often nearly alike, and every policy that a program file can have.
import fc from 'fast-check';
import { type RankingRule, rankingRules } from '../../../src/domain/program/program.ts';
import { priorities } from '../../../src/domain/ranking/priority.ts';
import type { Rankable, RankingPolicy } from '../../../src/domain/ranking/rank-key.ts';
import { tiers } from '../../../src/domain/scoring/tier.ts';
import { sha256 } from './sha256.ts';

const points = fc.oneof(
  fc.constantFrom(0, 1, 999, 1000, 9999, 10_000, 16_000, 30_000),
  // As much as the key has room for: ten thousand qualifications of the highest weight and points.
  fc.integer({ min: 0, max: 999_999_999_999 }),
  fc.constantFrom(999_999_999_998, 999_999_999_999),
);

const submissions = fc.constantFrom(
  '1999-12-31T23:59:59Z',
  '2015-11-01T08:30:00Z',
  '2016-02-16T07:59:59Z',
  '2016-02-16T08:00:00Z',
  '2016-02-29T08:00:00Z',
);

export const anyRankable: fc.Arbitrary<Rankable> = fc.record({
  priority: fc.constantFrom(...priorities),
  tier: fc.constantFrom(...tiers),
  points,
  submittedAt: submissions,
  draw: fc.constantFrom('ann', 'bob', 'eve').map((name) => sha256(`fdp-2016\n${name}@example.org`)),
});

const counting = fc.constantFrom<RankingPolicy['priority']['counts']>(
  ['verified', 'declared'],
  ['declared', 'verified'],
  ['verified'],
  ['declared'],
);

export const policyOf = (
  order: readonly RankingRule[],
  counts: RankingPolicy['priority']['counts'] = ['verified', 'declared'],
  extraPoints = 0,
  pointsCap: number | null = null,
): RankingPolicy => ({
  priority: {
    declared: { field: 'pastParticipant', is: 'yes' },
    counts,
    extraPoints,
    ...(pointsCap === null ? {} : { pointsCap }),
  },
  ranking: { order: [...order], seed: 'fdp-2016', correctHarshness: false, leastShared: 3 },
});

/** Any rules in any order, the draw last: what program.yaml may say. */
export const anyPolicy: fc.Arbitrary<RankingPolicy> = fc
  .tuple(
    fc.shuffledSubarray(rankingRules.filter((rule) => rule !== 'draw')),
    counting,
    fc.constantFrom(0, 0, 5, 1000),
    fc.constantFrom(null, 0, 12),
  )
  .map(([order, counts, extraPoints, cap]) => policyOf([...order, 'draw'], counts, extraPoints, cap));

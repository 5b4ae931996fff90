// A standing as columns of its application.
import type { Standing } from '../domain/ranking/standing.ts';

export const standingColumns = [
  'gate',
  'reasons',
  'tier',
  'priority',
  'points',
  'out_of',
  'scored',
  'criteria',
  'rank_key',
] as const;

/** A standing as the values of `standingColumns`, in their order. */
export const standingValues = ({ score, priority, rankKey }: Standing): (string | number)[] => [
  score.gate,
  score.reasons.length === 0 ? '[]' : JSON.stringify(score.reasons),
  score.tier,
  priority,
  score.points,
  score.outOf,
  score.scored,
  score.criteria,
  rankKey,
];

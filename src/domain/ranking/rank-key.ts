// The ranking, once, in two forms that a property test holds together: a comparator, and a text key whose plain
// (binary) order is the same, so that the database can keep it, index it and order by it.
import type { Program, RankingRule } from '../program/program.ts';
import { type Tier, tiers } from '../scoring/tier.ts';
import type { Instant } from '../time/instant.ts';
import type { Priority } from './priority.ts';

/** What the ranking looks at, and nothing else. `points` in thousandths; `draw` in hex. */
export interface Rankable {
  readonly priority: Priority;
  readonly tier: Tier;
  readonly points: number;
  /** The first submission: what places among equals go by. */
  readonly submittedAt: Instant;
  readonly draw: string;
}

export type RankingPolicy = Pick<Program, 'priority' | 'ranking'>;

const highestPoints = 999_999_999_999;

const pointsSegments = new Map<number, string>();

/** Few sums of points are different: each is written out once. */
function pointsSegment(points: number): string {
  const known = pointsSegments.get(points);
  if (known !== undefined) return known;
  const segment = String(highestPoints - points).padStart(12, '0');
  if (pointsSegments.size < 10_000) pointsSegments.set(points, segment);
  return segment;
}

const tierSegments = new Map(tiers.map((tier, place) => [tier, String(place)]));

/** Whether somebody has the priority that is promised to past participants. */
const hasPriority = ({ priority }: Pick<Rankable, 'priority'>, policy: RankingPolicy): boolean =>
  priority !== 'none' && policy.priority.counts.includes(priority);

/**
 * The points that are compared, in thousandths: those earned, and those that past participants have more. With a cap nobody
 * is lifted above it, and nobody who has earned more loses any.
 */
export function comparedPoints(one: Pick<Rankable, 'priority' | 'points'>, policy: RankingPolicy): number {
  const { extraPoints, pointsCap } = policy.priority;
  if (extraPoints === 0 || !hasPriority(one, policy)) return one.points;
  const most = pointsCap === undefined ? highestPoints : 1000 * pointsCap;
  return Math.max(one.points, Math.min(most, one.points + 1000 * extraPoints));
}

/** With extra points two may be level in what is compared: then who has earned more goes first. */
const hasExtraPoints = ({ priority: { extraPoints } }: RankingPolicy): boolean => extraPoints > 0;

/** One rule's part of the key: fixed width, and smaller is ahead. */
const segments: Record<RankingRule, { width: number; of: (one: Rankable, policy: RankingPolicy) => string }> = {
  priority: {
    width: 1,
    of: (one, policy) => (hasPriority(one, policy) ? '0' : '1'),
  },
  tier: { width: 1, of: ({ tier }) => tierSegments.get(tier) ?? '' },
  points: {
    width: 12,
    of: (one, policy) =>
      pointsSegment(comparedPoints(one, policy)) + (hasExtraPoints(policy) ? pointsSegment(one.points) : ''),
  },
  submitted: { width: 20, of: ({ submittedAt }) => submittedAt },
  draw: { width: 64, of: ({ draw }) => draw },
};

/** The sortable key: each rule's segment in the policy's order. */
export function rankKey(one: Rankable, policy: RankingPolicy): string {
  let key = '';
  for (const rule of policy.ranking.order) key += segments[rule].of(one, policy);
  return key;
}

/**
 * Which rule of the policy first tells two keys apart; null when nothing does. A key of a policy with extra points is longer:
 * the points earned stand behind those compared, and belong to the same rule.
 */
export function separatedBy(above: string, below: string, order: readonly RankingRule[]): RankingRule | null {
  const more = above.length - order.reduce((sum, rule) => sum + segments[rule].width, 0);
  let from = 0;
  for (const rule of order) {
    const to = from + segments[rule].width + (rule === 'points' ? more : 0);
    if (above.slice(from, to) !== below.slice(from, to)) return rule;
    from = to;
  }
  return null;
}

const comparators: Record<RankingRule, (a: Rankable, b: Rankable, policy: RankingPolicy) => number> = {
  priority: (a, b, policy) => rankOfPriority(a, policy) - rankOfPriority(b, policy),
  tier: (a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier),
  points: (a, b, policy) =>
    comparedPoints(b, policy) - comparedPoints(a, policy) || (hasExtraPoints(policy) ? b.points - a.points : 0),
  submitted: (a, b) => compareText(a.submittedAt, b.submittedAt),
  draw: (a, b) => compareText(a.draw, b.draw),
};

const rankOfPriority = ({ priority }: Rankable, policy: RankingPolicy): number =>
  priority !== 'none' && policy.priority.counts.includes(priority) ? 0 : 1;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Negative when `a` is ahead of `b` under the policy. Total as long as the policy ends in the draw. */
export function compareRankables(a: Rankable, b: Rankable, policy: RankingPolicy): number {
  for (const rule of policy.ranking.order) {
    const difference = comparators[rule](a, b, policy);
    if (difference !== 0) return difference;
  }
  return 0;
}

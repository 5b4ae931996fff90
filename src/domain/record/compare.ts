// The same people in two orders: who moved, and what did it.
import type { RankingRule } from '../program/program.ts';
import type { Standpoint } from '../ranking/movement.ts';
import { kendallTau, spearmanRho } from '../review/rank-correlation.ts';
import type { Placed } from './placed.ts';

/**
 * Why somebody stands elsewhere: by what changed of their own standing, the first that the order of rules looks at; because
 * the order of rules is another; or because others passed them.
 */
export type Because = 'outcome' | RankingRule | 'order' | 'others';

export interface Change {
  /** In the second order. */
  readonly application: number;
  /** In the first order: of two batches the numbers are others. */
  readonly was: number;
  readonly name: string;
  readonly email: string;
  readonly area: string;
  readonly before: Standpoint;
  readonly after: Standpoint;
  readonly because: Because;
}

export interface AreaLikeness {
  readonly focusArea: string;
  /** Ranked in both orders. */
  readonly common: number;
  /** Kendall's tau-b; null for fewer than two. */
  readonly kendall: number | null;
  /** Spearman's rho. */
  readonly spearman: number | null;
}

export interface Comparison {
  readonly changes: readonly Change[];
  readonly areas: readonly AreaLikeness[];
  /** Applications of people who are in one of the two only. */
  readonly onlyInFirst: readonly number[];
  readonly onlyInSecond: readonly number[];
  /** How many people are in both. */
  readonly common: number;
}

export interface Order {
  readonly placed: readonly Placed[];
  readonly rules: readonly RankingRule[];
  readonly window: string;
}

/** Compares two orders. In one batch applications are known by their numbers, in two people by e-mail and focus area. */
export function compareOrders(first: Order, second: Order, known: 'application' | 'person'): Comparison {
  const keyOf = known === 'application' ? numberOf : personOf;
  const before = new Map(first.placed.map((one) => [keyOf(one), one]));
  const changes: Change[] = [];
  const onlyInSecond: number[] = [];
  const ranks = new Map<string, { was: number[]; is: number[] }>();
  let common = 0;
  for (const now of second.placed) {
    const was = before.get(keyOf(now));
    if (was === undefined) {
      onlyInSecond.push(now.member.application);
      continue;
    }
    common++;
    const { area } = now.member;
    if (was.rank !== null && now.rank !== null) {
      const own = ranks.get(area) ?? { was: [], is: [] };
      own.was.push(was.rank);
      own.is.push(now.rank);
      ranks.set(area, own);
    }
    const change = changeOf(was, now, first, second);
    if (change !== null) changes.push(change);
  }
  const inSecond = common < before.size ? new Set(second.placed.map(keyOf)) : null;
  const onlyInFirst = inSecond === null ? [] : first.placed.filter((one) => !inSecond.has(keyOf(one)));
  return {
    ...{ changes, onlyInSecond, common },
    onlyInFirst: onlyInFirst.map(({ member }) => member.application),
    areas: [...ranks].map(([focusArea, { was, is }]) => ({
      ...{ focusArea, common: is.length, kendall: kendallTau(was, is), spearman: spearmanRho(was, is) },
    })),
  };
}

const numberOf = ({ member }: Placed): number | string => member.application;
const personOf = ({ member }: Placed): number | string => `${member.email}\n${member.area}`;

const standpointOf = ({ standing: { score, priority }, rank }: Placed, { window }: Order): Standpoint => ({
  ...{ gate: score.gate, tier: score.tier, priority, points: score.points, window, rank },
  revision: 0,
});

function changeOf(was: Placed, now: Placed, first: Order, second: Order): Change | null {
  if (isSame(was, now)) return null;
  const [before, after] = [standpointOf(was, first), standpointOf(now, second)];
  const { application, name, email, area } = now.member;
  return {
    ...{ application, was: was.member.application, name, email, area, before, after },
    because: becauseOf(was, now, first, second),
  };
}

const isSame = ({ standing: was, rank }: Placed, { standing: is, rank: now }: Placed): boolean =>
  rank === now &&
  was.priority === is.priority &&
  was.score.points === is.score.points &&
  was.score.tier === is.score.tier &&
  was.score.gate === is.score.gate;

function becauseOf(was: Placed, now: Placed, first: Order, second: Order): Because {
  if (was.standing.score.gate !== now.standing.score.gate) return 'outcome';
  const own: Partial<Record<RankingRule, boolean>> = {
    priority: was.standing.priority !== now.standing.priority,
    tier: was.standing.score.tier !== now.standing.score.tier,
    points: was.standing.score.points !== now.standing.score.points,
    submitted: was.member.firstSubmittedAt !== now.member.firstSubmittedAt,
  };
  const rule = second.rules.find((one) => own[one] === true);
  if (rule !== undefined) return rule;
  if (first.rules.join() !== second.rules.join()) return 'order';
  // The same standing under the same order of rules, and another key: the seed, or how the rules count.
  if (was.standing.rankKey === now.standing.rankKey) return 'others';
  return was.standing.rankKey.slice(0, -64) === now.standing.rankKey.slice(0, -64) ? 'draw' : 'order';
}

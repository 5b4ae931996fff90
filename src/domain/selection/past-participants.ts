// The ways in which a program may honour past participants, each as a program of its own.
import type { Program, RankingRule } from '../program/program.ts';
import type { SeatRule, SelectionPolicy } from './rules.ts';

export const honours = ['first', 'after-tier', 'points', 'reserved-seats', 'tie-break', 'off'] as const;
export type Honour = (typeof honours)[number];

export interface HonourOptions {
  /** For `points`: how many more they have. */
  readonly points: number;
  /** For `points`: above how many these lift nobody; null for the cap of the program. */
  readonly cap: number | null;
  /** For `reserved-seats`: how many seats of each focus area nobody else may take. */
  readonly seats: number;
}

/** The order of the program's rules without the priority, and with it at a place: before a rule, or nowhere. */
function orderWith(order: readonly RankingRule[], before: RankingRule | null): RankingRule[] {
  const others: RankingRule[] = order.filter((rule) => rule !== 'priority');
  if (before === null) return others;
  const at = others.indexOf(before);
  return at < 0
    ? [...others.slice(0, -1), 'priority', ...others.slice(-1)]
    : [...others.slice(0, at), 'priority', ...others.slice(at)];
}

/** The program with another policy for past participants; all else stays. */
export function honouring(program: Program, honour: Honour, { points, cap, seats }: HonourOptions): Program {
  const { order } = program.ranking;
  const others: RankingRule[] = orderWith(order, null);
  const after = (rule: RankingRule): RankingRule | null => others[others.indexOf(rule) + 1] ?? null;
  const orders: Record<Honour, RankingRule[]> = {
    first: ['priority', ...others],
    'after-tier': orderWith(order, after('tier')),
    points: others,
    'reserved-seats': others,
    // Only where tier and points leave two level.
    'tie-break': orderWith(order, after('points')),
    off: others,
  };
  const own: SelectionPolicy = program.selection ?? { seats: [], rules: [] };
  const { pointsCap, ...priority } = program.priority;
  const most = cap ?? pointsCap;
  return {
    ...program,
    priority: {
      ...{ ...priority, extraPoints: honour === 'points' ? points : 0 },
      ...(honour === 'points' && most !== undefined ? { pointsCap: most } : {}),
    },
    ranking: { ...program.ranking, order: orders[honour] },
    selection: { ...own, rules: rulesFor(honour, own, seats) },
  };
}

/** A rule that keeps seats for past participants. */
const isReserve = ({ who, reserve }: SeatRule): boolean => reserve !== undefined && who.returning === true;

/** Seats are kept for past participants under one way of honouring them only: as the program says, or else so many of each area. */
function rulesFor(honour: Honour, { seats: all, rules }: SelectionPolicy, seats: number): SeatRule[] {
  if (honour !== 'reserved-seats') return rules.filter((rule) => !isReserve(rule));
  if (rules.some(isReserve)) return rules;
  const areas = [...new Set(all.map(({ focusArea }) => focusArea))];
  const reserved = areas.map((focusArea) => ({
    ...{ id: `reserved-${focusArea}`, focusArea, who: { returning: true }, reserve: seats },
  }));
  return [...rules, ...reserved];
}

/** Which of them a program has; null for one of its own. */
export function honourOf(program: Program): Honour | null {
  const reserves = program.selection?.rules.some(isReserve) ?? false;
  const found = honours.find((honour) => {
    if ((honour === 'reserved-seats') !== reserves) return false;
    const like = honouring(program, honour, { points: program.priority.extraPoints, cap: null, seats: 0 });
    return (
      like.ranking.order.join() === program.ranking.order.join() &&
      like.priority.extraPoints === program.priority.extraPoints
    );
  });
  // Points that are none, and no priority, are no policy at all.
  return found === 'points' && !(program.priority.extraPoints > 0) ? 'off' : (found ?? null);
}

// The ways in which a program may honour past participants, each as a program of its own.
import type { Program, RankingRule } from '../program/program.ts';
import type { SelectionPolicy } from './rules.ts';

export const honours = ['first', 'after-tier', 'points', 'reserved-seats', 'tie-break', 'off'] as const;
export type Honour = (typeof honours)[number];

export interface HonourOptions {
  /** For `points`: how many more they have. */
  readonly points: number;
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
export function honouring(program: Program, honour: Honour, { points, seats }: HonourOptions): Program {
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
  const areas = [...new Set(own.seats.map(({ focusArea }) => focusArea))];
  const reserved = areas.map((focusArea) => ({
    id: `reserved-${focusArea}`,
    focusArea,
    who: { returning: true },
    reserve: seats,
  }));
  return {
    ...program,
    priority: { ...program.priority, extraPoints: honour === 'points' ? points : 0 },
    ranking: { ...program.ranking, order: orders[honour] },
    selection: honour === 'reserved-seats' ? { ...own, rules: [...own.rules, ...reserved] } : own,
  };
}

/** Which of them a program has; null for one of its own. */
export function honourOf(program: Program): Honour | null {
  const found = honours.find((honour) => {
    if (honour === 'reserved-seats') return false;
    const like = honouring(program, honour, { points: program.priority.extraPoints, seats: 0 });
    return (
      like.ranking.order.join() === program.ranking.order.join() &&
      like.priority.extraPoints === program.priority.extraPoints
    );
  });
  // Points that are none, and no priority, are no policy at all.
  return found === 'points' && !(program.priority.extraPoints > 0) ? 'off' : (found ?? null);
}

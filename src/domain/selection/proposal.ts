// Who is in, who waits and who is out, and why: what a committee decides from.
import type { RankingRule } from '../program/program.ts';
import type { Priority } from '../ranking/priority.ts';
import { comparedPoints, type RankingPolicy, separatedBy } from '../ranking/rank-key.ts';
import { type Tier, tiers } from '../scoring/tier.ts';
import { type Choice, choose, type Relaxation, relaxationOf, type Worths } from './choose.ts';
import { type Candidate, limitsOf } from './limits.ts';
import type { LeastSlack, SolveZeroOne } from './problem.ts';
import type { SelectionPolicy } from './rules.ts';

/** A candidate with its place. In ranking order over all areas. */
export interface RankedCandidate extends Candidate {
  readonly name: string;
  readonly email: string;
  /** Place on the shortlist of its focus area, from 1. */
  readonly rank: number;
  readonly priority: Priority;
  readonly tier: Tier;
  /** Thousandths. */
  readonly points: number;
  readonly submittedAt: string;
  readonly rankKey: string;
}

/** The first who is not in, beside the last in front of them who is. */
export interface CutLine {
  readonly focusArea: string;
  readonly lastIn: RankedCandidate;
  readonly firstOut: RankedCandidate;
  /** The rule of the ranking that tells them apart; null where the one outside stands in front, and a rule of the seats keeps them out. */
  readonly separatedBy: RankingRule | null;
  /** Thousandths of a point that the one outside has less; below 0: more. */
  readonly behindBy: number;
  /** Whether only the time or the draw tells them apart, or what they earned where the points that are compared are level. */
  readonly isTie: boolean;
}

/** What a rule costs: who would be in without it, and who is in because of it. */
export interface Price {
  readonly rule: string;
  readonly keptOut: readonly RankedCandidate[];
  readonly broughtIn: readonly RankedCandidate[];
}

export interface Proposal {
  readonly kind: 'proposal';
  readonly accept: readonly RankedCandidate[];
  /** By focus area, in the order in which they move up. */
  readonly waitlist: readonly RankedCandidate[];
  readonly decline: readonly RankedCandidate[];
  readonly lines: readonly CutLine[];
  readonly prices: readonly Price[];
  readonly seats: readonly { readonly focusArea: string; readonly seats: number; readonly taken: number }[];
}

export type Selected = Proposal | ({ readonly kind: 'impossible' } & Relaxation);

/** The worth of every candidate by each rule of the ranking. */
export function worthsOf(candidates: readonly RankedCandidate[], policy: RankingPolicy): Worths {
  const { counts } = policy.priority;
  const byRule: Record<RankingRule, () => number[]> = {
    priority: () => candidates.map(({ priority }) => (priority !== 'none' && counts.includes(priority) ? 1 : 0)),
    tier: () => candidates.map(({ tier }) => tiers.length - 1 - tiers.indexOf(tier)),
    points: () => candidates.map((one) => comparedPoints(one, policy)),
    submitted: () => fromLast(candidates.map(({ submittedAt }) => submittedAt)),
    // Where nothing else tells two apart, the draw does: by the place that it gave them.
    draw: () => candidates.map((_, at) => candidates.length - at),
  };
  // Level with the extra points, those earned decide: they are worth something by themselves.
  const earned = policy.priority.extraPoints > 0 ? [candidates.map(({ points }) => points)] : [];
  return policy.ranking.order.flatMap((rule) => [byRule[rule](), ...(rule === 'points' ? earned : [])]);
}

/** How many different values are larger: the smallest is worth most. */
function fromLast(values: readonly string[]): number[] {
  const order = [...new Set(values)].sort().reverse();
  const worth = new Map(order.map((value, at) => [value, at]));
  return values.map((value) => worth.get(value) ?? 0);
}

export interface Proposing {
  readonly selection: SelectionPolicy;
  readonly policy: RankingPolicy;
  /** Whether to work out what each rule costs, which takes a choice for each; it is done unless told otherwise. */
  readonly withPrices?: boolean;
}

/** Proposes. `candidates` in ranking order. */
export function propose(
  candidates: readonly RankedCandidate[],
  { selection, policy, withPrices = true }: Proposing,
  { solve, leastSlack }: { readonly solve: SolveZeroOne; readonly leastSlack: LeastSlack },
): Selected {
  const worths = worthsOf(candidates, policy);
  const limits = limitsOf(selection, candidates);
  const found = choose(worths, limits, solve);
  if (found === null) return { kind: 'impossible', ...relaxationOf(limits, candidates.length, leastSlack) };
  const isIn = new Set(found.chosen);
  const accept = found.chosen.flatMap((at) => candidates[at] ?? []);
  const areas = [...new Set(candidates.map(({ focusArea }) => focusArea))];
  const left = candidates.filter((_, at) => !isIn.has(at));
  const waitlist: RankedCandidate[] = [];
  for (const area of areas) {
    const seats = seatsIn(selection, area);
    waitlist.push(...left.filter(({ focusArea }) => focusArea === area).slice(0, selection.waitlist ?? seats));
  }
  const waits = new Set(waitlist);
  return {
    kind: 'proposal',
    accept,
    waitlist,
    decline: left.filter((one) => !waits.has(one)),
    lines: areas.flatMap((area) => cutLine(area, candidates, isIn, policy)),
    prices: (withPrices ? selection.rules : []).map(({ id }) => {
      const without = choose(
        worths,
        limits.filter(({ rule }) => rule !== id),
        solve,
      );
      return priceOf(id, candidates, found, without);
    }),
    seats: areas.map((focusArea) => ({
      focusArea,
      seats: seatsIn(selection, focusArea),
      taken: accept.filter((one) => one.focusArea === focusArea).length,
    })),
  };
}

export const seatsIn = ({ seats }: SelectionPolicy, focusArea: string): number =>
  seats.filter((one) => one.focusArea === focusArea).reduce((sum, one) => sum + one.seats, 0);

/** Where the line of an area is; empty where all of it are on one side. `candidates` in ranking order. */
export function cutLine(
  focusArea: string,
  candidates: readonly RankedCandidate[],
  isIn: ReadonlySet<number>,
  policy: RankingPolicy,
): CutLine[] {
  const own = candidates.flatMap((one, at) => (one.focusArea === focusArea ? [{ one, isIn: isIn.has(at) }] : []));
  const firstOut = own.find((each) => !each.isIn)?.one;
  const lastIn = own.findLast((each) => each.isIn)?.one;
  if (firstOut === undefined || lastIn === undefined) return [];
  const isBehind = lastIn.rankKey < firstOut.rankKey;
  const rule = isBehind ? separatedBy(lastIn.rankKey, firstOut.rankKey, policy.ranking.order) : null;
  return [
    {
      ...{ focusArea, lastIn, firstOut, separatedBy: rule },
      behindBy: lastIn.points - firstOut.points,
      isTie:
        rule === 'submitted' ||
        rule === 'draw' ||
        (rule === 'points' && comparedPoints(lastIn, policy) === comparedPoints(firstOut, policy)),
    },
  ];
}

function priceOf(rule: string, candidates: readonly RankedCandidate[], found: Choice, without: Choice | null): Price {
  const before = new Set(without?.chosen ?? found.chosen);
  const after = new Set(found.chosen);
  const those = (at: readonly number[]): RankedCandidate[] => at.flatMap((index) => candidates[index] ?? []);
  return {
    rule,
    keptOut: those([...before].filter((at) => !after.has(at))),
    broughtIn: those([...after].filter((at) => !before.has(at))),
  };
}

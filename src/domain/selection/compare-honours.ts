// One batch under each way of honouring past participants. Of tens of thousands only those near the front can matter, and two
// lists that are in order, past participants and the others, give every order there is by merging.
import type { Program, RankingRule } from '../program/program.ts';
import { comparedPoints, compareRankables, type RankingPolicy, rankKey } from '../ranking/rank-key.ts';
import { tiers } from '../scoring/tier.ts';
import { choose, type Worths } from './choose.ts';
import { limitsOf } from './limits.ts';
import { type Honour, type HonourOptions, honouring, honours } from './past-participants.ts';
import type { SolveZeroOne } from './problem.ts';
import { cutLine, type RankedCandidate } from './proposal.ts';
import type { SelectionPolicy } from './rules.ts';

export interface HonourOutcome {
  readonly honour: Honour;
  /** Numbers of applications; null where the seats and rules can't all be kept under it. */
  readonly isIn: ReadonlySet<number> | null;
  /** Focus areas with a tie across the line. */
  readonly ties: readonly string[];
}

type Drawn = RankedCandidate & { readonly draw: string };

/** Who would get a seat under each of them. `candidates` in any order. */
export function compareHonours(
  candidates: readonly RankedCandidate[],
  seated: Program & { readonly selection: SelectionPolicy },
  options: HonourOptions,
  solve: SolveZeroOne,
): HonourOutcome[] {
  const all: Drawn[] = candidates.map((one) => ({ ...one, draw: one.rankKey.slice(-64) }));
  const [past, others] = [all.filter(({ returning }) => returning), all.filter(({ returning }) => !returning)];
  const order = byTime(all);
  const fronts = new Map<string, Front>();
  return honours.map((honour): HonourOutcome => {
    const policy = honouring(seated, honour, options);
    const selection = policy.selection ?? { seats: [], rules: [] };
    const key = JSON.stringify(selection);
    const front = fronts.get(key) ?? frontOf(all, selection);
    fronts.set(key, front);
    const merged = merge(inOrder(past, policy), inOrder(others, policy), policy);
    const kept = keepFront(merged, front);
    const near = kept.map(({ one }): RankedCandidate => ({ ...one, rankKey: rankKey(one, policy) }));
    const worths = worthsOf(kept, merged.length, order, policy);
    const found = choose(worths, limitsOf(selection, near), solve);
    if (found === null) return { honour, isIn: null, ties: [] };
    const isIn = new Set(found.chosen);
    const areas = [...new Set(near.map(({ focusArea }) => focusArea))];
    const lines = areas.flatMap((area) => cutLine(area, near, isIn, policy));
    return {
      honour,
      isIn: new Set(found.chosen.flatMap((at) => near[at]?.application ?? [])),
      ties: lines.filter(({ isTie }) => isTie).map(({ focusArea }) => focusArea),
    };
  });
}

/** Nearly always they are in order already, as another policy has them: that is seen at one look. */
function inOrder(list: readonly Drawn[], policy: RankingPolicy): readonly Drawn[] {
  const isSorted = list.every((one, at) => {
    const before = list[at - 1];
    return before === undefined || compareRankables(before, one, policy) <= 0;
  });
  return isSorted ? list : list.toSorted((a, b) => compareRankables(a, b, policy));
}

function merge(one: readonly Drawn[], other: readonly Drawn[], policy: RankingPolicy): Drawn[] {
  const merged: Drawn[] = [];
  let [a, b] = [0, 0];
  for (;;) {
    const [first, second] = [one[a], other[b]];
    if (first === undefined && second === undefined) return merged;
    const takesFirst = second === undefined || (first !== undefined && compareRankables(first, second, policy) <= 0);
    const next = takesFirst ? first : second;
    if (next !== undefined) merged.push(next);
    if (takesFirst) a++;
    else b++;
  }
}

/** Whom the same limits speak of, and how many of them can be in at most. */
interface Front {
  readonly groupOf: ReadonlyMap<number, number>;
  readonly most: readonly number[];
}

function frontOf(all: readonly Drawn[], selection: SelectionPolicy): Front {
  const memberships: string[] = new Array(all.length).fill('');
  const maxima = new Map<number, number>();
  limitsOf(selection, all).forEach(({ of, max }, limit) => {
    if (max !== null) maxima.set(limit, max);
    for (const at of of) memberships[at] += `${limit} `;
  });
  const groups = new Map<string, number>();
  const most: number[] = [];
  const groupOf = new Map<number, number>();
  all.forEach(({ application }, at) => {
    const key = memberships[at] ?? '';
    const known = groups.get(key);
    if (known === undefined) {
      const own = key
        .trim()
        .split(' ')
        .map((limit) => maxima.get(Number(limit)) ?? Number.POSITIVE_INFINITY);
      most.push(Math.min(...own));
      groups.set(key, most.length - 1);
    }
    groupOf.set(application, known ?? most.length - 1);
  });
  return { groupOf, most };
}

interface Near {
  readonly one: Drawn;
  /** Place in the whole order, from 0. */
  readonly place: number;
}

/** Those who can be in, and of each group the first who can't: one of these is the first outside. */
function keepFront(merged: readonly Drawn[], { groupOf, most }: Front): Near[] {
  const taken = new Array<number>(most.length).fill(0);
  return merged.flatMap((one, place): Near[] => {
    const group = groupOf.get(one.application) ?? 0;
    const before = taken[group] ?? 0;
    if (before > (most[group] ?? 0)) return [];
    taken[group] = before + 1;
    return [{ one, place }];
  });
}

/** How many different times are later than each. */
function byTime(all: readonly Drawn[]): ReadonlyMap<string, number> {
  const times = [...new Set(all.map(({ submittedAt }) => submittedAt))].sort().reverse();
  return new Map(times.map((time, at) => [time, at]));
}

/** The same worths as a proposal gives: places and times are counted over everybody, also those who are left out here. */
function worthsOf(
  near: readonly Near[],
  all: number,
  times: ReadonlyMap<string, number>,
  policy: RankingPolicy,
): Worths {
  const { counts } = policy.priority;
  const byRule: Record<RankingRule, (one: Near) => number> = {
    priority: ({ one: { priority } }) => (priority !== 'none' && counts.includes(priority) ? 1 : 0),
    tier: ({ one: { tier } }) => tiers.length - 1 - tiers.indexOf(tier),
    points: ({ one }) => comparedPoints(one, policy),
    submitted: ({ one: { submittedAt } }) => times.get(submittedAt) ?? 0,
    draw: ({ place }) => all - place,
  };
  const earned = policy.priority.extraPoints > 0 ? [near.map(({ one }) => one.points)] : [];
  return policy.ranking.order.flatMap((rule) => [near.map(byRule[rule]), ...(rule === 'points' ? earned : [])]);
}

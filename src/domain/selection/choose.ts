// The best choice that the rules allow. Best is what the ranking says: rule by rule of the policy the sum over those who are
// in is as large as can be, the first rule first; so that without limits but the seats, those in front are in.
import type { LeastSlack, Limit, SolveZeroOne } from './problem.ts';

/** The worth of every candidate by one rule of the ranking: larger is better. Candidates are in ranking order. */
export type Worths = readonly (readonly number[])[];

export interface Choice {
  /** Indices of candidates, ascending: in ranking order. */
  readonly chosen: readonly number[];
  /** What each rule of the ranking adds up to. */
  readonly sums: readonly number[];
}

/** The best choice, or null where no choice keeps all limits. */
export function choose(worths: Worths, limits: readonly Limit[], solve: SolveZeroOne): Choice | null {
  const candidates = worths[0]?.length ?? 0;
  let { kept: considered, limits: narrowed } = withoutHopeless(candidates, limits.filter(canBind));
  let goals = joined(worths.map((worth) => considered.map((at) => worth[at] ?? 0)));
  const sums: number[] = [];
  let chosen: readonly number[] = [];
  for (let stage = 0; stage < goals.length; stage++) {
    const gains = goals[stage] ?? [];
    const kept = sums.map((sum, before) => ({ gains: goals[before] ?? [], sum }));
    const found = solve({ candidates: considered.length, limits: narrowed, gains, kept });
    if (found === null) return null;
    sums.push(sumOver(found.chosen, gains));
    chosen = found.chosen.map((at) => considered[at] ?? 0);
    if (found.possible === null) continue;
    // What comes after chooses among those that are as good by this: the others are out for good.
    const { possible } = found;
    goals = goals.map((goal) => possible.map((at) => goal[at] ?? 0));
    narrowed = among(possible, narrowed);
    considered = possible.map((at) => considered[at] ?? 0);
  }
  return { chosen, sums: worths.map((worth) => sumOver(chosen, worth)) };
}

/** The limits of some of the candidates, who are numbered anew. */
function among(possible: readonly number[], limits: readonly Limit[]): Limit[] {
  const places = new Map(possible.map((at, place) => [at, place]));
  return limits.map((limit) => ({ ...limit, of: limit.of.flatMap((at) => places.get(at) ?? []) }));
}

/** Sums that stay well below what the solver tells from each other. */
const largest = 1_000_000_000;

/** Rules of small worths as one: a point by the first weighs more than all there is by the second. That spares programs. */
function joined(worths: Worths): Worths {
  const found: (readonly number[])[] = [];
  for (const worth of worths) {
    const before = found.at(-1);
    const weight = worth.reduce((sum, one) => sum + one, 0) + 1;
    const most = (before ?? []).reduce((sum, one) => sum + one, 0) * weight + weight;
    if (before === undefined || most > largest) found.push(worth);
    else
      found.splice(
        -1,
        1,
        before.map((one, at) => one * weight + (worth[at] ?? 0)),
      );
  }
  return found;
}

/** A limit that all of its members together keep is none. */
const canBind = ({ of, min, max }: Limit): boolean => (min ?? 0) > 0 || (max !== null && of.length > max);

const sumOver = (chosen: readonly number[], gains: readonly number[]): number =>
  chosen.reduce((sum, at) => sum + (gains[at] ?? 0), 0);

/**
 * Leaves out who can't be in: of those whom all limits treat alike, one behind as many as there are seats for them. Candidates
 * are in ranking order, and whoever is in front is at least as good by every rule that comes first, so that changing places
 * with one of them makes no choice worse.
 */
function withoutHopeless(
  candidates: number,
  limits: readonly Limit[],
): { readonly kept: readonly number[]; readonly limits: readonly Limit[] } {
  const memberships: number[][] = Array.from({ length: candidates }, () => []);
  limits.forEach(({ of }, limit) => {
    for (const at of of) memberships[at]?.push(limit);
  });
  const taken = new Map<string, number>();
  const kept: number[] = [];
  for (const [at, own] of memberships.entries()) {
    const key = own.join(' ');
    const most = Math.min(
      Number.POSITIVE_INFINITY,
      ...own.map((limit) => limits[limit]?.max ?? Number.POSITIVE_INFINITY),
    );
    const before = taken.get(key) ?? 0;
    if (before >= most) continue;
    taken.set(key, before + 1);
    kept.push(at);
  }
  return { kept, limits: among(kept, limits) };
}

/** What would have to give way: each rule that does alone, with by how much; or the least that all have to give together. */
export interface Relaxation {
  readonly alone: readonly { readonly rule: string; readonly by: number }[];
  readonly together: ReadonlyMap<string, number>;
}

/** Where no choice keeps all limits: which to relax, by how little. Seats are rules too. */
export function relaxationOf(limits: readonly Limit[], candidates: number, leastSlack: LeastSlack): Relaxation {
  const rules = [...new Set(limits.map(({ rule }) => rule))];
  const alone = rules.flatMap((rule) => {
    const found = leastSlack(limits, candidates, new Set([rule]));
    const by = found?.get(rule) ?? 0;
    return by > 0 ? [{ rule, by }] : [];
  });
  const together = leastSlack(limits, candidates, new Set(rules)) ?? new Map<string, number>();
  return { alone: alone.sort((a, b) => a.by - b.by), together };
}

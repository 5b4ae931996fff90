// Solving a large program by few of its candidates, and proving that the others can't do better.
import type { SolveZeroOne, ZeroOneProgram } from './problem.ts';

/** The program where somebody may be in by a part: what it is worth at most, and what each candidate adds to that bound. */
export interface Relaxed {
  readonly bound: number;
  /** How much of each is in. */
  readonly parts: readonly number[];
  /** By how much the bound would rise, or fall, for one more of a candidate. */
  readonly reduced: readonly number[];
}

/** Null where even by parts no choice keeps all limits. */
export type Relax = (program: ZeroOneProgram) => Relaxed | null;

/** Below this it is solved at once. */
const few = 400;
const tolerance = 1e-6;

/**
 * The same as `solve`, for many candidates: solves for those that matter in the relaxation, then asks whom of the others the
 * bound lets do better by a whole point, as all gains are whole numbers; these join in, until nobody is left who could.
 */
export function siftBy(relax: Relax, solve: SolveZeroOne): SolveZeroOne {
  return (program) => {
    const { candidates, gains } = program;
    if (candidates <= few) return solve(program);
    const relaxed = relax(program);
    if (relaxed === null) return null;
    const { bound, parts, reduced } = relaxed;
    const slack = tolerance + Math.abs(bound) * 1e-9;
    const most = Math.floor(bound + slack);
    const order = Array.from({ length: candidates }, (_, at) => at).sort(
      (a, b) =>
        Number((parts[b] ?? 0) > tolerance) - Number((parts[a] ?? 0) > tolerance) ||
        (reduced[b] ?? 0) - (reduced[a] ?? 0) ||
        a - b,
    );
    let size = Math.max(few, 2 * parts.filter((part) => part > tolerance).length);
    let among = new Set(order.slice(0, size));
    for (;;) {
      const chosen = solveAmong(program, among, solve);
      if (chosen === null) {
        if (among.size === candidates) return null;
        // Those that matter by parts need not do so as whole people.
        size *= 4;
        for (const at of order.slice(0, size)) among.add(at);
        continue;
      }
      const worth = chosen.reduce((sum, at) => sum + (gains[at] ?? 0), 0);
      const canReach = (at: number, sum: number): boolean =>
        (parts[at] ?? 0) > tolerance || bound + (reduced[at] ?? 0) >= sum - slack;
      const hopeful = worth >= most ? [] : order.filter((at) => !among.has(at) && canReach(at, worth + 1));
      // Whoever the bound keeps from a choice as good need not be looked at again.
      if (hopeful.length === 0 || among.size === candidates)
        return { chosen, possible: order.filter((at) => canReach(at, worth)).sort((a, b) => a - b) };
      among = new Set([...among, ...hopeful]);
    }
  };
}

function solveAmong(
  program: ZeroOneProgram,
  among: ReadonlySet<number>,
  solve: SolveZeroOne,
): readonly number[] | null {
  const members = [...among].sort((a, b) => a - b);
  const places = new Map(members.map((at, place) => [at, place]));
  const narrow = (gains: readonly number[]): number[] => members.map((at) => gains[at] ?? 0);
  const found = solve({
    candidates: members.length,
    limits: program.limits.map((limit) => ({ ...limit, of: limit.of.flatMap((at) => places.get(at) ?? []) })),
    gains: narrow(program.gains),
    kept: program.kept.map(({ gains, sum }) => ({ gains: narrow(gains), sum })),
  });
  return found?.chosen.map((place) => members[place] ?? 0) ?? null;
}

// Who gets a seat, and nothing else of a proposal: for trying out one thing after the other.
import type { RankingPolicy } from '../ranking/rank-key.ts';
import { choose } from './choose.ts';
import { limitsOf } from './limits.ts';
import type { SolveZeroOne } from './problem.ts';
import { type RankedCandidate, worthsOf } from './proposal.ts';
import type { SelectionPolicy } from './rules.ts';

/** Numbers of the applications that are in; null where seats and rules can't all be kept. `candidates` in ranking order. */
export function whoIsIn(
  candidates: readonly RankedCandidate[],
  { selection, policy }: { readonly selection: SelectionPolicy; readonly policy: RankingPolicy },
  solve: SolveZeroOne,
): ReadonlySet<number> | null {
  const found = choose(worthsOf(candidates, policy), limitsOf(selection, candidates), solve);
  return found === null ? null : new Set(found.chosen.flatMap((at) => candidates[at]?.application ?? []));
}

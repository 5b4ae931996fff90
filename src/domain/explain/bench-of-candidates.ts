// A selection to try things out on: the same candidates with one of them otherwise, or with other seats.
import type { RankingPolicy } from '../ranking/rank-key.ts';
import { rankKey } from '../ranking/rank-key.ts';
import type { SolveZeroOne } from '../selection/problem.ts';
import type { RankedCandidate } from '../selection/proposal.ts';
import type { SelectionPolicy } from '../selection/rules.ts';
import { whoIsIn } from '../selection/who-is-in.ts';

export interface Trial {
  /** In ranking order, with the one who is asked about where they are on the list. */
  readonly candidates: readonly RankedCandidate[];
  readonly selection: SelectionPolicy;
  readonly policy: RankingPolicy;
  readonly solve: SolveZeroOne;
}

/** What the ranking looks at of one candidate, in place of what is so. */
export type Otherwise = Partial<Pick<RankedCandidate, 'priority' | 'tier' | 'points' | 'submittedAt'>>;

/** A candidate with another standing; the draw stays, which is the end of every key. */
export function standingOtherwise(one: RankedCandidate, otherwise: Otherwise, policy: RankingPolicy): RankedCandidate {
  const changed = { ...one, ...otherwise };
  const { priority } = changed;
  return {
    ...changed,
    returning: priority !== 'none' && policy.priority.counts.includes(priority),
    rankKey: rankKey({ ...changed, draw: one.rankKey.slice(-64) }, policy),
  };
}

/** Whether somebody gets a seat; with another one in their place, with other seats, or without a rule. */
export function getsSeat(trial: Trial, one: RankedCandidate, selection: SelectionPolicy = trial.selection): boolean {
  const others = trial.candidates.filter(({ application }) => application !== one.application);
  const candidates = [...others, one].sort((a, b) => (a.rankKey < b.rankKey ? -1 : a.rankKey > b.rankKey ? 1 : 0));
  return whoIsIn(candidates, { selection, policy: trial.policy }, trial.solve)?.has(one.application) ?? false;
}

// A conflict of interest that somebody declares: what it takes back, and what no longer counts.
import { dropAssignmentsBetween } from '../../../store/assignments.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import { keepConflict } from '../../../store/conflicts.ts';
import type { Store } from '../../../store/open.ts';
import type { Address } from '../../../store/people.ts';
import type { Reviewer } from '../../../store/reviewers.ts';
import { scoredBetween, setScoresAside } from '../../../store/scores.ts';
import { refuseClosed } from '../batches/open-batch.ts';
import { forgetAllScored } from '../standing/scored.ts';
import { becauseOfConflict } from './known-conflicts.ts';

export interface DeclaredOutcome {
  /** Assignments taken back. */
  readonly dropped: number;
  /** Scores that are kept and count no more: given before the conflict was known, they must decide nothing. */
  readonly aside: number;
}

/** Keeps the conflict. Refused where scores count in a closed batch. Inside a write transaction; standings are worked out anew by the next command. */
export async function declareConflict(
  store: Store,
  reviewer: Reviewer,
  applicant: Address,
  reason: string,
  actor: Actor,
): Promise<DeclaredOutcome> {
  const between = { reviewerId: reviewer.id, applicantId: applicant.id };
  await keepConflict(store, { reviewer_id: reviewer.id, applicant_id: applicant.id, kind: 'declared', reason }, actor);
  await refuseClosed(
    store,
    await scoredBetween(store, between),
    'The scores that were given can’t be set aside any more',
  );
  const dropped = await dropAssignmentsBetween(store, between, becauseOfConflict, actor);
  const aside = await setScoresAside(store, between, becauseOfConflict);
  if (aside > 0) await forgetAllScored(store);
  const conflict = { reviewer: reviewer.email, applicant: applicant.email, reason };
  await recordChange(store, actor, { conflict, dropped, scoresAside: aside });
  return { dropped, aside };
}

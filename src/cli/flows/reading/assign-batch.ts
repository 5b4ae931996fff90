// Who of the committee reads what of a batch: worked out, and kept.
import type { Stage } from '../../../domain/program/rubric.ts';
import { type AssignmentOutcome, assignReading } from '../../../domain/review/assignment.ts';
import type { Conflict } from '../../../domain/review/conflicts.ts';
import type { AssignableReviewer } from '../../../domain/review/request.ts';
import type { Gate } from '../../../domain/scoring/gate.ts';
import { assignmentsOf, dropAssignment, openAssigning } from '../../../store/assignments.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import type { Batch } from '../../../store/batches.ts';
import { invited } from '../../../store/invitations.ts';
import type { Store } from '../../../store/open.ts';
import { type ReadingMember, readingMembers } from '../../../store/reading-members.ts';
import { type Reviewer, reviewersOf } from '../../../store/reviewers.ts';
import { scoresOfBatch } from '../../../store/scores.ts';
import { becauseOfConflict, conflictsAmong, keepConflicts, setConflictedAside } from './known-conflicts.ts';

export interface AssignmentWish {
  readonly batch: Batch;
  readonly stage: Stage;
  readonly focusArea: string | null;
  readonly gates: readonly Gate[];
  /** How many reviewers each application is to have. */
  readonly reviews: number;
  readonly floor: number;
  /** Of those who have no limit of their own; null for none. */
  readonly cap: number | null;
  readonly allowFewer: boolean;
}

export interface AssignedBatch {
  readonly outcome: AssignmentOutcome;
  readonly members: readonly ReadingMember[];
  readonly reviewers: readonly Reviewer[];
  /** Those that bar somebody from something, by application and reviewer. */
  readonly conflicts: readonly Conflict[];
  /** Scores that were given before a conflict was known, and count no more. */
  readonly scoresAside: number;
}

/** Assigns, and keeps what came of it unless it can't be done. Only inside a write transaction. */
export async function assignBatch(store: Store, wish: AssignmentWish, actor: Actor): Promise<AssignedBatch> {
  const { batch, stage, reviews, floor, allowFewer } = wish;
  const all = await readingMembers(store, batch.id, wish.gates);
  const asked =
    stage === 'reading'
      ? null
      : new Set((await invited(store, stage, { batchId: batch.id })).map((one) => one.application));
  const members = all.filter(
    ({ application, focusArea }) =>
      (wish.focusArea === null || focusArea === wish.focusArea) && (asked === null || asked.has(application)),
  );
  const ids = new Set(members.map(({ application }) => application));
  const earlier = (await assignmentsOf(store, batch.id, stage)).filter((one) => ids.has(one.application_id));
  const busy = new Set(earlier.map(({ reviewer_id: reviewer }) => reviewer));
  const reviewers = (await reviewersOf(store, { all: true })).filter(
    ({ id, removed_at: left }) => left === null || busy.has(id),
  );
  const conflicts = await conflictsAmong(store, members, reviewers);
  const outcome = assignReading({
    applications: members.map(({ application, focusArea }) => ({ id: application, focusArea })),
    reviewers: reviewers.map((one) => limitsOf(one, wish)),
    barred: conflicts,
    earlier: earlier.map((one) => ({ application: one.application_id, reviewer: one.reviewer_id })),
    reviews,
    allowFewer,
  });
  const found = { outcome, members, reviewers, conflicts, scoresAside: 0 };
  if (outcome.kind === 'infeasible') return found;
  const kept = await keepConflicts(store, members, conflicts, actor);
  const scored = new Set(scoresOfBatch(store, batch.id).map((one) => `${one.application} ${one.reviewer}`));
  const late = conflicts.filter(({ application, reviewer }) => scored.has(`${application} ${reviewer}`));
  const scoresAside = await setConflictedAside(store, members, late);
  for (const { application, reviewer, because } of outcome.dropped) {
    const one = { application_id: application, stage, reviewer_id: reviewer };
    await dropAssignment(store, one, because === 'conflict' ? becauseOfConflict : because, actor);
  }
  const assign = openAssigning(store, actor);
  const fresh = outcome.pairs.filter(({ isEarlier }) => !isEarlier);
  for (const { application, reviewer } of fresh) {
    assign({ application_id: application, stage, reviewer_id: reviewer });
  }
  if (fresh.length > 0 || outcome.dropped.length > 0 || kept > 0 || scoresAside > 0) {
    const what = { batch: batch.name, stage, focusArea: wish.focusArea, reviews, floor, cap: wish.cap };
    const changed = {
      assigned: fresh.map(({ application, reviewer }) => [application, reviewer]),
      dropped: outcome.dropped,
      ...(kept === 0 ? {} : { conflictsFound: kept }),
      ...(scoresAside === 0 ? {} : { scoresAside }),
    };
    await recordChange(store, actor, { ...what, ...changed });
  }
  return { ...found, scoresAside };
}

/** Whoever has left keeps what they have scored, and is given nothing more. */
function limitsOf({ id, areas, cap, removed_at: left }: Reviewer, wish: AssignmentWish): AssignableReviewer {
  if (left !== null) return { id, focusAreas: [], cap: null, floor: 0 };
  return { id, focusAreas: areas.length === 0 ? null : areas, cap: cap ?? wish.cap, floor: wish.floor };
}

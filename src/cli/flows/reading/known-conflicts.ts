// Conflicts of interest between reviewers and applications, on record or showing by themselves, and what they take back.
import { type Conflict, findConflicts } from '../../../domain/review/conflicts.ts';
import { count } from '../../../report/count.ts';
import { visible } from '../../../report/visible.ts';
import { assignedPairs, dropAssignmentsBetween } from '../../../store/assignments.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import { conflictsOf, keepFoundConflict } from '../../../store/conflicts.ts';
import { inTransaction, type Store } from '../../../store/open.ts';
import { membersOnDesks, type ReadingMember } from '../../../store/reading-members.ts';
import type { Reviewer } from '../../../store/reviewers.ts';
import { setScoresAside } from '../../../store/scores.ts';
import { actorOf, type Context } from '../../context.ts';
import { forgetAllScored } from '../standing/scored.ts';

/** Why what a conflict takes back is taken back, as it is kept. */
export const becauseOfConflict = 'conflict of interest';

/** Those on record and those that show by themselves, but for what somebody has lifted. */
export async function conflictsAmong(
  store: Store,
  members: readonly ReadingMember[],
  reviewers: readonly Reviewer[],
): Promise<Conflict[]> {
  const kept = await conflictsOf(store);
  const keyOf = (reviewer: number, applicant: number, kind: string): string => `${reviewer} ${applicant} ${kind}`;
  const lifted = new Set(
    kept.filter((one) => one.lifted_at !== null).map((one) => keyOf(one.reviewer_id, one.applicant_id, one.kind)),
  );
  const applicantOf = new Map(members.map(({ application, applicant }) => [application, applicant]));
  const applicationsOf = new Map<number, number[]>();
  for (const { application, applicant } of members) {
    applicationsOf.set(applicant, [...(applicationsOf.get(applicant) ?? []), application]);
  }
  const declared = kept
    .filter(({ kind, lifted_at: liftedAt }) => kind === 'declared' && liftedAt === null)
    .flatMap(({ reviewer_id: reviewer, applicant_id: applicant, reason }) =>
      (applicationsOf.get(applicant) ?? []).map((application) => ({ application, reviewer, reason })),
    );
  const found = findConflicts(
    members.map(({ application, name, emails, organization }) => ({ id: application, name, emails, organization })),
    reviewers.map(({ id, name, email, organization }) => ({ id, name, emails: [email], organization })),
    declared,
  );
  return found.filter(
    ({ application, reviewer, kind }) => !lifted.has(keyOf(reviewer, applicantOf.get(application) ?? 0, kind)),
  );
}

/** Keeps those that were found, with what shows them; how many of them were not on record. Inside a write transaction. */
export async function keepConflicts(
  store: Store,
  members: readonly ReadingMember[],
  conflicts: readonly Conflict[],
  actor: Actor,
): Promise<number> {
  let kept = 0;
  const applicantOf = new Map(members.map(({ application, applicant }) => [application, applicant]));
  for (const { application, reviewer, kind, because } of conflicts) {
    const applicant = applicantOf.get(application);
    if (kind === 'declared' || applicant === undefined) continue;
    const found = { reviewer_id: reviewer, applicant_id: applicant, kind, reason: because };
    if (await keepFoundConflict(store, found, actor)) kept++;
  }
  return kept;
}

/**
 * Lets scores count no more that were given before a conflict was known: they must decide nothing. How many. Inside a
 * write transaction; standings are worked out anew by the next command.
 */
export async function setConflictedAside(
  store: Store,
  members: readonly ReadingMember[],
  conflicts: readonly Pick<Conflict, 'application' | 'reviewer'>[],
): Promise<number> {
  const applicantOf = new Map(members.map(({ application, applicant }) => [application, applicant]));
  let aside = 0;
  for (const { application, reviewer } of conflicts) {
    const between = { reviewerId: reviewer, applicantId: applicantOf.get(application) ?? 0 };
    aside += await setScoresAside(store, between, becauseOfConflict);
  }
  if (aside > 0) await forgetAllScored(store);
  return aside;
}

/** What was taken back from one reviewer. */
export interface TakenBack {
  readonly reviewer: Reviewer;
  readonly applications: number;
  readonly scoresAside: number;
}

/**
 * Takes off the desks of these reviewers what they turn out to be in conflict with: somebody's organization, name or
 * addresses may have become known, or another submission may count, since it was assigned. Inside a write transaction.
 */
export async function takeBackConflicted(
  store: Store,
  cycle: number,
  reviewers: readonly Reviewer[],
  actor: Actor,
): Promise<TakenBack[]> {
  const { members, conflicts } = await conflictsOnDesks(store, cycle, reviewers);
  await keepConflicts(store, members, conflicts, actor);
  const applicantOf = new Map(members.map(({ application, applicant }) => [application, applicant]));
  const taken: TakenBack[] = [];
  for (const reviewer of reviewers) {
    const own = conflicts.filter((one) => one.reviewer === reviewer.id);
    if (own.length === 0) continue;
    let applications = 0;
    for (const applicantId of new Set(own.map(({ application }) => applicantOf.get(application) ?? 0))) {
      const between = { reviewerId: reviewer.id, applicantId };
      applications += await dropAssignmentsBetween(store, between, becauseOfConflict, actor);
    }
    const scoresAside = await setConflictedAside(store, members, own);
    const because = own.map(({ application, because: reason }) => [application, reason]);
    await recordChange(store, actor, { conflicts: because, reviewer: reviewer.email, applications, scoresAside });
    taken.push({ reviewer, applications, scoresAside });
  }
  return taken;
}

/** The same before a reviewer sees or hands in anything, and tells of it in words that give nobody away. */
export async function clearDesks(
  context: Context,
  store: Store,
  cycle: number,
  reviewers: readonly Reviewer[],
): Promise<void> {
  // Mostly there is nothing to write, and nobody has to wait for a lock.
  if ((await conflictsOnDesks(store, cycle, reviewers)).conflicts.length === 0) return;
  const taken = await inTransaction(store, () => takeBackConflicted(store, cycle, reviewers, actorOf(context)));
  for (const one of taken) context.io.note(`${takenBackWords(one)}\n`);
}

export function takenBackWords({ reviewer, applications, scoresAside }: TakenBack): string {
  const what = `Taken back from ${visible(reviewer.name)} for a conflict of interest: ${count(applications, 'application')}.`;
  const aside = scoresAside === 0 ? '' : ` ${count(scoresAside, 'score')} set aside: kept, and not counted any more.`;
  return `${what}${aside}`;
}

async function conflictsOnDesks(store: Store, cycle: number, reviewers: readonly Reviewer[]) {
  const ids = reviewers.map(({ id }) => id);
  const pairs = new Set(
    (await assignedPairs(store, cycle, ids)).map((one) => `${one.application_id} ${one.reviewer_id}`),
  );
  if (pairs.size === 0) return { members: [], conflicts: [] };
  const members = await membersOnDesks(store, cycle, ids);
  const conflicts = (await conflictsAmong(store, members, reviewers)).filter(({ application, reviewer }) =>
    pairs.has(`${application} ${reviewer}`),
  );
  return { members, conflicts };
}

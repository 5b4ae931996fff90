// Who is to read what.
import { sql } from 'kysely';
import type { Stage } from '../domain/program/rubric.ts';
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';
import type { AssignmentTable } from './review-tables.ts';
import { prepare, prepareInsert } from './statements.ts';

/** An assignment as it stands. */
export type Assignment = Pick<AssignmentTable, 'application_id' | 'stage' | 'reviewer_id'>;

/** How many applications of a cycle each reviewer has been given, by reviewer. */
export async function assignedCounts(store: Store, cycle: number): Promise<ReadonlyMap<number, number>> {
  const rows = await store.db
    .selectFrom('assignment as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .select('s.reviewer_id')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('a.cycle', '=', cycle)
    .where('s.dropped_at', 'is', null)
    .groupBy('s.reviewer_id')
    .execute();
  return new Map(rows.map(({ reviewer_id: reviewer, n }) => [reviewer, n]));
}

/** Everything that is assigned in a batch and a stage, and was not dropped; by application and reviewer. */
export async function assignmentsOf(store: Store, batchId: number, stage: Stage): Promise<Assignment[]> {
  return store.db
    .selectFrom('assignment as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .select(['s.application_id', 's.stage', 's.reviewer_id'])
    .where('a.batch_id', '=', batchId)
    .where('s.stage', '=', stage)
    .where('s.dropped_at', 'is', null)
    .orderBy('s.application_id')
    .orderBy('s.reviewer_id')
    .execute();
}

/** What lies on the desks of some reviewers, in every stage of a cycle. */
export async function assignedPairs(
  store: Store,
  cycle: number,
  reviewers: readonly number[],
): Promise<Pick<Assignment, 'application_id' | 'reviewer_id'>[]> {
  return store.db
    .selectFrom('assignment as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .select(['s.application_id', 's.reviewer_id'])
    .where('a.cycle', '=', cycle)
    .where('s.dropped_at', 'is', null)
    .where('s.reviewer_id', 'in', reviewers)
    .execute();
}

/** Gives applications to reviewers, also again what was dropped before. Inside a write transaction. */
export function openAssigning(store: Store, { at, by }: Actor) {
  const columns = ['application_id', 'stage', 'reviewer_id', 'assigned_at', 'assigned_by'] as const;
  const insert = prepareInsert(store, 'assignment', columns);
  const again = prepare(
    store,
    store.db
      .updateTable('assignment')
      .set({ assigned_at: '', assigned_by: '', dropped_at: null, dropped_because: null })
      .where('application_id', '=', 0)
      .where('stage', '=', 'reading')
      .where('reviewer_id', '=', 0),
  );
  return ({ application_id: application, stage, reviewer_id: reviewer }: Assignment): void => {
    if (again.run(at, by, null, null, application, stage, reviewer).changes === 0) {
      insert.run(application, stage, reviewer, at, by);
    }
  };
}

/** Takes an assignment back, with the reason. Inside a write transaction. */
export async function dropAssignment(store: Store, one: Assignment, because: string, { at }: Actor): Promise<void> {
  await store.db
    .updateTable('assignment')
    .set({ dropped_at: at, dropped_because: because })
    .where('application_id', '=', one.application_id)
    .where('stage', '=', one.stage)
    .where('reviewer_id', '=', one.reviewer_id)
    .execute();
}

/** Takes back all that a reviewer has not scored; how many, and how many they have scored. Inside a write transaction. */
export async function dropUnread(
  store: Store,
  reviewerId: number,
  because: string,
  { at }: Actor,
): Promise<{ dropped: number; stay: number }> {
  const { numUpdatedRows } = await store.db
    .updateTable('assignment')
    .set({ dropped_at: at, dropped_because: because })
    .where('reviewer_id', '=', reviewerId)
    .where('dropped_at', 'is', null)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('score as c')
            .select(sql`1`.as('one'))
            .whereRef('c.application_id', '=', 'assignment.application_id')
            .whereRef('c.reviewer_id', '=', 'assignment.reviewer_id'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  const scored = await store.db
    .selectFrom('score')
    .select((of) => of.fn.count<number>('application_id').distinct().as('n'))
    .where('reviewer_id', '=', reviewerId)
    .executeTakeFirstOrThrow();
  return { dropped: Number(numUpdatedRows), stay: scored.n };
}

/** Takes back all that a reviewer was given of a person's applications; how many. Inside a write transaction. */
export async function dropAssignmentsBetween(
  store: Store,
  { reviewerId, applicantId }: { readonly reviewerId: number; readonly applicantId: number },
  because: string,
  { at }: Actor,
): Promise<number> {
  const theirs = store.db.selectFrom('application').select('id').where('applicant_id', '=', applicantId);
  const { numUpdatedRows } = await store.db
    .updateTable('assignment')
    .set({ dropped_at: at, dropped_because: because })
    .where('reviewer_id', '=', reviewerId)
    .where('application_id', 'in', theirs)
    .where('dropped_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

// Conflicts of interest as they are kept: with a person, in every cycle, until somebody lifts them.
import type { Selectable } from 'kysely';
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';
import type { ConflictTable } from './review-tables.ts';

export type KeptConflict = Selectable<ConflictTable>;

/** All that are kept of a reviewer, or of all; those that were lifted too. Whoever was merged into another is that other. */
export async function conflictsOf(store: Store, reviewerId?: number): Promise<KeptConflict[]> {
  const query = store.db
    .selectFrom('conflict as c')
    .innerJoin('applicant as p', 'p.id', 'c.applicant_id')
    .selectAll('c')
    .select((of) => of.fn.coalesce('p.merged_into', 'c.applicant_id').as('applicant_id'))
    .orderBy('c.reviewer_id')
    .orderBy('c.applicant_id');
  return (reviewerId === undefined ? query : query.where('c.reviewer_id', '=', reviewerId)).execute();
}

type NewConflict = Pick<KeptConflict, 'reviewer_id' | 'applicant_id' | 'kind' | 'reason'>;

/** Keeps a conflict; one that was declared again has the newer reason, and is not lifted any more. Inside a write transaction. */
export async function keepConflict(store: Store, one: NewConflict, { at, by }: Actor): Promise<void> {
  const said = {
    reason: one.reason,
    noted_at: at,
    noted_by: by,
    lifted_at: null,
    lifted_by: null,
    lifted_because: null,
  };
  await store.db
    .insertInto('conflict')
    .values({ ...one, ...said })
    .onConflict((on) => on.columns(['reviewer_id', 'applicant_id', 'kind']).doUpdateSet(said))
    .execute();
}

/** Keeps a conflict that was found, unless it is kept already, lifted or not; whether it was not. Inside a write transaction. */
export async function keepFoundConflict(store: Store, one: NewConflict, { at, by }: Actor): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await store.db
    .insertInto('conflict')
    .values({ ...one, noted_at: at, noted_by: by })
    .onConflict((on) => on.columns(['reviewer_id', 'applicant_id', 'kind']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Lifts all conflicts between two; how many there were. Inside a write transaction. */
export async function liftConflicts(
  store: Store,
  { reviewerId, applicantId }: { readonly reviewerId: number; readonly applicantId: number },
  because: string,
  { at, by }: Actor,
): Promise<number> {
  const { numUpdatedRows } = await store.db
    .updateTable('conflict')
    .set({ lifted_at: at, lifted_by: by, lifted_because: because })
    .where('reviewer_id', '=', reviewerId)
    .where((of) =>
      of(
        'applicant_id',
        'in',
        of
          .selectFrom('applicant')
          .select('id')
          .where((is) => is.or([is('id', '=', applicantId), is('merged_into', '=', applicantId)])),
      ),
    )
    .where('lifted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

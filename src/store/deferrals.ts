// Who was deferred out of a batch, and where they are taken up again.
import type { WindowId } from '../domain/windows/calendar.ts';
import type { Store } from './open.ts';

/** Somebody deferred out of a batch. `batch`: the one that took them up again; null while they wait. */
export interface Deferred {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly area: string;
  readonly to: WindowId;
  readonly batch: string | null;
}

/** Everybody who was deferred out of a batch, whether they still wait or not. */
export async function deferredOf(store: Store, batchId: number): Promise<Deferred[]> {
  const waiting = await store.db
    .selectFrom('decision as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(['a.id as application', 'p.name', 'p.email', 'a.area', 'd.deferred_to as to'])
    .where('a.batch_id', '=', batchId)
    .where('d.deferred_to', 'is not', null)
    .execute();
  const again = await store.db
    .selectFrom('deferral as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .innerJoin('batch as b', 'b.id', 'd.taken_up_by')
    .select(['a.id as application', 'p.name', 'p.email', 'a.area', 'd.to_window as to', 'b.name as batch'])
    .where('d.batch_id', '=', batchId)
    .execute();
  const still = waiting.flatMap(({ to, ...one }) => (to === null ? [] : [{ ...one, to, batch: null }]));
  return [...still, ...again].sort((a, b) => a.application - b.application);
}

/** The decisions to defer that stay on record of a batch after they were taken up again. */
export const pastDeferralsOf = (store: Store, batchId: number) =>
  store.db
    .selectFrom('deferral as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(['a.id as application', 'p.name', 'p.email', 'a.area', 'd.reason', 'd.decided_at as at'])
    .select(['d.decided_by as by', 'd.to_window as deferredTo'])
    .where('d.batch_id', '=', batchId)
    .orderBy('a.area')
    .orderBy('a.id')
    .execute();

/** Those who were deferred out of a batch and are taken up again by a later one. */
export async function takenUpAgain({ db }: Store, batchId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('deferral')
    .select('application_id as application')
    .where('batch_id', '=', batchId)
    .orderBy('application_id')
    .execute();
  return rows.map(({ application }) => application);
}

/** Where an application was deferred before, oldest first. */
export const deferralsOfApplication = (store: Store, application: number) =>
  store.db
    .selectFrom('deferral as d')
    .innerJoin('batch as b', 'b.id', 'd.batch_id')
    .select(['b.name as batch', 'd.to_window as to', 'd.reason', 'd.decided_at as at', 'd.decided_by as by'])
    .where('d.application_id', '=', application)
    .orderBy('d.batch_id')
    .execute();

/**
 * Moves what was decided of the deferred who are taken up again from the decisions to the record. `revisions`: which one the batch before had of
 * each, by application. Inside a write transaction.
 */
export async function keepDeferrals(
  store: Store,
  revisions: ReadonlyMap<number, number>,
  takenUpBy: number,
): Promise<void> {
  for (const [id, revision_id] of revisions) {
    const row = await store.db
      .selectFrom('decision as d')
      .innerJoin('application as a', 'a.id', 'd.application_id')
      .select(['a.batch_id', 'a.window', 'd.reason', 'd.decided_at', 'd.decided_by', 'd.deferred_to'])
      .where('a.id', '=', id)
      .executeTakeFirstOrThrow();
    if (row.batch_id === null || row.deferred_to === null) throw new Error(`application ${id} is not deferred`);
    const { batch_id, window, reason, decided_at, decided_by, deferred_to: to_window } = row;
    await store.db
      .insertInto('deferral')
      .values({
        ...{ application_id: id, batch_id, window, to_window, revision_id, reason, decided_at, decided_by },
        taken_up_by: takenUpBy,
      })
      .execute();
    await store.db.deleteFrom('decision').where('application_id', '=', id).execute();
  }
}

/**
 * Takes it back that a batch took up the deferred again, all of them or one: they wait again, and are decided on as before.
 * Whoever was not deferred is left alone. Inside a write transaction.
 */
export async function takeBackDeferrals(store: Store, takenUpBy: number, application: number | null): Promise<void> {
  const all = store.db.selectFrom('deferral').selectAll().where('taken_up_by', '=', takenUpBy);
  const rows = await (application === null ? all : all.where('application_id', '=', application)).execute();
  for (const row of rows) {
    const { application_id: id, batch_id, window, to_window, revision_id, reason, decided_at, decided_by } = row;
    await store.db.updateTable('application').set({ batch_id, window, revision_id }).where('id', '=', id).execute();
    await store.db.deleteFrom('decision').where('application_id', '=', id).execute();
    await store.db
      .insertInto('decision')
      .values({
        ...{ application_id: id, decision: 'defer', reason, decided_at, decided_by, place: null },
        deferred_to: to_window,
      })
      .execute();
    await store.db.deleteFrom('deferral').where('application_id', '=', id).where('batch_id', '=', batch_id).execute();
  }
}

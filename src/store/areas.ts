// Submissions whose focus area is known at last: they go to the application of that area. Only inside a write transaction.
import { firstFreeApplication, retireApplication } from './application-numbers.ts';
import type { ApplicationTable } from './application-tables.ts';
import type { Store } from './open.ts';
import { openRevisions } from './revisions.ts';

/** One application as it stands; null where it is gone. */
export async function applicationRow(store: Store, id: number): Promise<ApplicationTable | null> {
  return (await store.db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Somebody's application for an area in a cycle, or null. */
export async function applicationFor(
  store: Store,
  { applicant_id, cycle }: Pick<ApplicationTable, 'applicant_id' | 'cycle'>,
  area: string,
): Promise<ApplicationTable | null> {
  const query = store.db.selectFrom('application').selectAll().where('applicant_id', '=', applicant_id);
  return (await query.where('cycle', '=', cycle).where('area', '=', area).executeTakeFirst()) ?? null;
}

/** The application keeps its number, its batch and its submissions, and is of another area. */
export async function setArea(store: Store, id: number, area: string): Promise<void> {
  await store.db.updateTable('application').set({ area }).where('id', '=', id).execute();
}

/** Gives one submission to an application that is there. Where it was the last of its own, that one's number is retired. */
export async function giveSubmission(
  store: Store,
  revisionId: number,
  from: ApplicationTable,
  to: number,
): Promise<void> {
  await store.db.updateTable('revision').set({ application_id: to }).where('id', '=', revisionId).execute();
  const [first] = openRevisions(store)(from.id);
  if (first === undefined) {
    await store.db.deleteFrom('application').where('id', '=', from.id).execute();
    await retireApplication(store, from.id, to);
  } else if (from.revision_id === revisionId) {
    // Whatever was chosen has gone: the rules say again what counts.
    const change = store.db.updateTable('application').set({ revision_id: first.id, revision_chosen: 0 });
    await change.where('id', '=', from.id).execute();
  }
}

/** Makes an application of its own out of one submission of another; its number. What it comes to is worked out later. */
export async function splitSubmission(
  store: Store,
  revisionId: number,
  from: ApplicationTable,
  area: string,
): Promise<number> {
  const id = firstFreeApplication(store);
  const own = { id, area, revision_id: revisionId, revisions: 1, revision_chosen: 0, batch_id: null };
  await store.db
    .insertInto('application')
    .values({ ...from, ...own })
    .execute();
  await giveSubmission(store, revisionId, from, id);
  return id;
}

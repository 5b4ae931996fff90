// Rows that go from one person to another and back. Everything here only inside a write transaction.
import { retireApplication, reviveApplication } from './application-numbers.ts';
import type { ApplicationTable } from './application-tables.ts';
import type { Named } from './merges.ts';
import type { Store } from './open.ts';

/** Lets an applicant's e-mail lead to another person; null: to themselves again. */
export async function leadTo(store: Store, applicantIds: readonly number[], keptId: number | null): Promise<void> {
  if (applicantIds.length === 0) return;
  await store.db.updateTable('applicant').set({ merged_into: keptId }).where('id', 'in', applicantIds).execute();
}

export async function namedBy(store: Store, applicantId: number): Promise<Named> {
  const query = store.db.selectFrom('applicant').select(['name', 'search', 'named_at as namedAt']);
  return query.where('id', '=', applicantId).executeTakeFirstOrThrow();
}

export async function nameAs(store: Store, applicantId: number, { name, search, namedAt }: Named): Promise<void> {
  const change = store.db.updateTable('applicant').set({ name, search, named_at: namedAt });
  await change.where('id', '=', applicantId).execute();
}

/** Marks the submissions of these applications that came under the owner's e-mail with the owner's number. */
export async function markSender(store: Store, applicationIds: readonly number[], sender: number): Promise<void> {
  if (applicationIds.length === 0) return;
  await store.db
    .updateTable('revision')
    .set({ sent_by: sender })
    .where('application_id', 'in', applicationIds)
    .where('sent_by', 'is', null)
    .execute();
}

/** Takes the mark off again: they are the owner's own. */
export async function unmarkSender(store: Store, applicationIds: readonly number[], sender: number): Promise<void> {
  if (applicationIds.length === 0) return;
  await store.db
    .updateTable('revision')
    .set({ sent_by: null })
    .where('application_id', 'in', applicationIds)
    .where('sent_by', '=', sender)
    .execute();
}

export interface Sent {
  readonly id: number;
  readonly application: number;
  readonly submittedAt: string;
  readonly answers: string;
  readonly sentBy: number | null;
}

/** The submissions of these applications, in the order in which they came in. */
export async function sentTo(store: Store, applicationIds: readonly number[]): Promise<Sent[]> {
  return store.db
    .selectFrom('revision')
    .select(['id', 'application_id as application', 'submitted_at as submittedAt', 'answers', 'sent_by as sentBy'])
    .where('application_id', 'in', applicationIds)
    .orderBy('id')
    .execute();
}

export async function giveApplication(store: Store, id: number, applicantId: number): Promise<void> {
  await store.db.updateTable('application').set({ applicant_id: applicantId }).where('id', '=', id).execute();
}

/** Makes one application's submissions revisions of another; its own number is retired. */
export async function absorb(store: Store, stays: number, gone: number): Promise<void> {
  const revisions = store.db.updateTable('revision').set({ application_id: stays });
  await revisions.where('application_id', '=', gone).execute();
  await store.db.deleteFrom('application').where('id', '=', gone).execute();
  await retireApplication(store, gone, stays);
}

/** Writes an application as a whole: over the one of that number, or anew. */
export async function putApplication(store: Store, { id, ...row }: ApplicationTable): Promise<void> {
  const change = await store.db.updateTable('application').set(row).where('id', '=', id).executeTakeFirst();
  if (change.numUpdatedRows > 0n) return;
  await reviveApplication(store, id);
  await store.db
    .insertInto('application')
    .values({ id, ...row })
    .execute();
}

export async function giveRevisions(store: Store, revisionIds: readonly number[], application: number): Promise<void> {
  const change = store.db.updateTable('revision').set({ application_id: application });
  await change.where('id', 'in', revisionIds).execute();
}

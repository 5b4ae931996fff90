// Notices: drafts and what was sent, each of one release.
import type { Selectable } from 'kysely';
import type { NoticeTable, ReleaseTable } from './decision-tables.ts';
import type { Store } from './open.ts';

export type Notice = Selectable<NoticeTable>;
export type NoticeWithRelease = Notice & Pick<Selectable<ReleaseTable>, 'batch_id' | 'unlocked_at'>;

/** Every notice of a batch, in the order in which they were prepared. */
export const noticesOf = (store: Store, batchId: number): Promise<NoticeWithRelease[]> =>
  store.db
    .selectFrom('notice as n')
    .innerJoin('release as r', 'r.id', 'n.release_id')
    .selectAll('n')
    .select(['r.batch_id', 'r.unlocked_at'])
    .where('r.batch_id', '=', batchId)
    .orderBy('n.id')
    .execute();

/** What was sent to an application about the batch that it is in, the last one; null where nothing was. */
export async function lastSent(store: Store, application: number): Promise<NoticeWithRelease | null> {
  const row = await store.db
    .selectFrom('notice as n')
    .innerJoin('release as r', 'r.id', 'n.release_id')
    .innerJoin('application as a', (on) =>
      on.onRef('a.id', '=', 'r.application_id').onRef('a.batch_id', '=', 'r.batch_id'),
    )
    .selectAll('n')
    .select(['r.batch_id', 'r.unlocked_at'])
    .where('a.id', '=', application)
    .where('n.sent_at', 'is not', null)
    .orderBy('n.sent_at', 'desc')
    .orderBy('n.id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a draft in place of every other of the same application and batch. Inside a write transaction. */
export async function keepDraft(store: Store, draft: Omit<Notice, 'id' | 'sent_at' | 'sent_by'>): Promise<void> {
  const own = store.db.selectFrom('release').select('batch_id').where('id', '=', draft.release_id);
  const { batch_id: batch } = await own.executeTakeFirstOrThrow();
  const all = store.db
    .selectFrom('release')
    .select('id')
    .where('application_id', '=', draft.application_id)
    .where('batch_id', '=', batch);
  await store.db.deleteFrom('notice').where('release_id', 'in', all).where('sent_at', 'is', null).execute();
  await store.db
    .insertInto('notice')
    .values({ ...draft, sent_at: null, sent_by: null })
    .execute();
}

/** Marks a notice as sent. Inside a write transaction. */
export async function markSent(
  store: Store,
  id: number,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await store.db.updateTable('notice').set({ sent_at: at, sent_by: by }).where('id', '=', id).execute();
}

/** Which releases may be told though something else was told before, and why. */
export async function correctionsOf(store: Store, batchId: number): Promise<Map<number, string>> {
  const rows = await store.db
    .selectFrom('notice_correction as c')
    .innerJoin('release as r', 'r.id', 'c.release_id')
    .select(['c.release_id', 'c.reason'])
    .where('r.batch_id', '=', batchId)
    .execute();
  return new Map(rows.map(({ release_id: release, reason }) => [release, reason]));
}

/** Allows a correction. Inside a write transaction. */
export async function allowCorrection(
  store: Store,
  { release, application }: { readonly release: number; readonly application: number },
  { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await store.db
    .insertInto('notice_correction')
    .values({ release_id: release, application_id: application, reason, allowed_at: at, allowed_by: by })
    .onConflict((on) => on.column('release_id').doUpdateSet({ reason, allowed_at: at, allowed_by: by }))
    .execute();
}

// Which decisions are released: they may be told, and are locked.
import type { Selectable } from 'kysely';
import type { DecisionTable, ReleaseTable } from './decision-tables.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

export type Release = Selectable<ReleaseTable>;

/** The release in force of one application after the other, in the batch that it is in; null where there is none. */
export function openReleases(store: Store): (application: number) => Release | null {
  const find = prepare(
    store,
    store.db
      .selectFrom('release as r')
      .innerJoin('application as a', (on) =>
        on.onRef('a.id', '=', 'r.application_id').onRef('a.batch_id', '=', 'r.batch_id'),
      )
      .selectAll('r')
      .where('r.unlocked_at', 'is', null)
      .where('a.id', '=', 0),
  );
  return (application) => (find.get(application) as Release | undefined) ?? null;
}

/** Who of a batch is decided on and not released; those who withdrew are told nothing. */
export async function unreleasedOf(store: Store, batchId: number): Promise<number[]> {
  const rows = await store.db
    .selectFrom('decision as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .leftJoin('release as r', (on) =>
      on.onRef('r.application_id', '=', 'a.id').onRef('r.batch_id', '=', 'a.batch_id').on('r.unlocked_at', 'is', null),
    )
    .select('a.id')
    .where('a.batch_id', '=', batchId)
    .where('d.decision', '!=', 'withdraw')
    .where('r.id', 'is', null)
    .orderBy('a.area')
    .orderBy('a.rank_key')
    .execute();
  return rows.map(({ id }) => id);
}

/** Keeps that a decision is released; the number of the release. Inside a write transaction. */
export async function addRelease(
  store: Store,
  { application_id: application, decision }: DecisionTable,
  batchId: number,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<number> {
  const { id } = await store.db
    .insertInto('release')
    .values({
      ...{ application_id: application, batch_id: batchId, decision, released_at: at, released_by: by },
      ...{ unlocked_at: null, unlocked_by: null, unlocked_because: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Ends a release, with the reason. Inside a write transaction. */
export async function endRelease(
  store: Store,
  id: number,
  { at, by, because }: { readonly at: string; readonly by: string; readonly because: string },
): Promise<void> {
  await store.db
    .updateTable('release')
    .set({ unlocked_at: at, unlocked_by: by, unlocked_because: because })
    .where('id', '=', id)
    .execute();
}

/** An offer of a release. Inside a write transaction. */
export async function addOffer(
  store: Store,
  { release, application }: { readonly release: number; readonly application: number },
  { isFromWaitlist, expiresOn }: { readonly isFromWaitlist: boolean; readonly expiresOn: string | null },
): Promise<void> {
  await store.db
    .insertInto('offer')
    .values({
      application_id: application,
      release_id: release,
      from_waitlist: isFromWaitlist ? 1 : 0,
      expires_on: expiresOn,
    })
    .execute();
}

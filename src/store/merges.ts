// The trail of people joined by hand: what was joined, why, and how things stood before.
import type { Selectable } from 'kysely';
import type { ApplicationTable } from './application-tables.ts';
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';
import type { MergeTable } from './people-tables.ts';

/** What an applicant was called, and since which submission. */
export interface Named {
  readonly name: string;
  readonly search: string;
  readonly namedAt: string;
}

/** Everything that a split puts back: names, applications, and who had been merged into the merged one before. */
export interface Before {
  readonly named: { readonly kept: Named; readonly merged: Named };
  readonly repointed: readonly number[];
  readonly applications: { readonly kept: readonly ApplicationTable[]; readonly merged: readonly ApplicationTable[] };
}

export interface Merge extends Omit<MergeTable, 'before' | 'id'> {
  readonly id: number;
  readonly before: Before;
}

/** The next merge's number. Inside a write transaction. */
export async function nextMergeId(store: Store): Promise<number> {
  const query = store.db.selectFrom('merge').select((of) => of.fn.max('id').as('id'));
  return ((await query.executeTakeFirst())?.id ?? 0) + 1;
}

export async function addMerge(
  store: Store,
  one: Pick<Merge, 'id' | 'kept_id' | 'merged_id' | 'reason' | 'before'>,
  { at, by }: Actor,
): Promise<void> {
  const newest = store.db.selectFrom('revision').select((of) => of.fn.max('id').as('id'));
  const last = (await newest.executeTakeFirst())?.id ?? 0;
  await store.db
    .insertInto('merge')
    .values({ ...one, before: JSON.stringify(one.before), last_revision: last, merged_at: at, merged_by: by })
    .execute();
}

export async function markUndone(store: Store, id: number, { at, by }: Actor): Promise<void> {
  await store.db.updateTable('merge').set({ undone_at: at, undone_by: by }).where('id', '=', id).execute();
}

const parsed = (row: Selectable<MergeTable>): Merge => ({ ...row, before: JSON.parse(row.before) as Before });

export async function mergeNumbered(store: Store, id: number): Promise<Merge | null> {
  const row = await store.db.selectFrom('merge').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : parsed(row);
}

/** The last merge that these applicants' numbers had a part in and that was not undone; null where there is none. */
export async function newestMergeOf(store: Store, applicantIds: readonly number[]): Promise<Merge | null> {
  return (await mergesOf(store, applicantIds)).at(-1) ?? null;
}

/** Every merge that stands of the people with these numbers, oldest first. */
export async function mergesOf(store: Store, applicantIds: readonly number[]): Promise<Merge[]> {
  const rows = await store.db
    .selectFrom('merge')
    .selectAll()
    .where('undone_at', 'is', null)
    .where((of) => of.or([of('kept_id', 'in', applicantIds), of('merged_id', 'in', applicantIds)]))
    .orderBy('id')
    .execute();
  return rows.map(parsed);
}

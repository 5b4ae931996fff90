// The people who read.
import type { Selectable, Updateable } from 'kysely';
import type { NewReviewer } from '../domain/review/reviewer.ts';
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';
import type { ReviewerTable } from './review-tables.ts';

/** A reviewer; `areas` empty: all focus areas. */
export interface Reviewer extends Omit<Selectable<ReviewerTable>, 'areas'> {
  readonly areas: readonly string[];
}

const parsed = (row: Selectable<ReviewerTable>): Reviewer => ({ ...row, areas: JSON.parse(row.areas) as string[] });

/** Everybody, in order of their numbers; those who were removed too, where `all`. */
export async function reviewersOf(store: Store, { all }: { readonly all: boolean }): Promise<Reviewer[]> {
  const query = store.db.selectFrom('reviewer').selectAll().orderBy('id');
  return (await (all ? query : query.where('removed_at', 'is', null)).execute()).map(parsed);
}

export async function reviewerByEmail(store: Store, email: string): Promise<Reviewer | null> {
  const row = await store.db.selectFrom('reviewer').selectAll().where('email', '=', email).executeTakeFirst();
  return row === undefined ? null : parsed(row);
}

/** Adds somebody; their number. Inside a write transaction. */
export async function addReviewer(store: Store, one: NewReviewer, { at, by }: Actor): Promise<number> {
  const values = { ...one, areas: JSON.stringify(one.areas), added_at: at, added_by: by };
  const row = await store.db.insertInto('reviewer').values(values).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

/** Other words for somebody who is there, and back again whoever was removed. Inside a write transaction. */
export async function changeReviewer(store: Store, id: number, one: Partial<NewReviewer>): Promise<void> {
  const { areas, ...others } = one;
  const to: Updateable<ReviewerTable> = { ...others, removed_at: null, removed_by: null };
  if (areas !== undefined) to.areas = JSON.stringify(areas);
  await store.db.updateTable('reviewer').set(to).where('id', '=', id).execute();
}

/** Whoever is removed is given nothing more to read; their scores stay. Inside a write transaction. */
export async function removeReviewer(store: Store, id: number, { at, by }: Actor): Promise<void> {
  await store.db.updateTable('reviewer').set({ removed_at: at, removed_by: by }).where('id', '=', id).execute();
}

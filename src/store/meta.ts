import type { Store } from './open.ts';

/** A setting of the database itself; null where it was never set. */
export async function readMeta(store: Store, key: string): Promise<string | null> {
  const row = await store.db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeMeta(store: Store, key: string, value: string): Promise<void> {
  await store.db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** Forgets every setting whose key is like `pattern`, but one. Inside a write transaction. */
export async function forgetMeta(store: Store, pattern: string, but: string): Promise<void> {
  await store.db.deleteFrom('meta').where('key', 'like', pattern).where('key', '<>', but).execute();
}

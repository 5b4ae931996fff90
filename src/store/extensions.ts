import type { Actor } from './audit.ts';
import type { Store } from './open.ts';

/** The last day of the rolling window as last extended; null where it never was. */
export async function lastRollingClose(store: Store, cycle: number): Promise<string | null> {
  const query = store.db.selectFrom('window_extension').select('closes_on').where('cycle', '=', cycle);
  return (await query.where('window', '=', 'rolling').orderBy('id', 'desc').executeTakeFirst())?.closes_on ?? null;
}

/** Every move of a deadline in this cycle, oldest first. */
export const extensionsOf = (store: Store, cycle: number) =>
  store.db.selectFrom('window_extension').selectAll().where('cycle', '=', cycle).orderBy('id').execute();

export async function addExtension(
  store: Store,
  one: { cycle: number; window: string; closesOn: string; was: string; reason: string },
  actor: Actor,
): Promise<void> {
  const { cycle, window, was, reason } = one;
  await store.db
    .insertInto('window_extension')
    .values({ cycle, window, closes_on: one.closesOn, was, reason, extended_at: actor.at, extended_by: actor.by })
    .execute();
}

// Applications' numbers are known to people: one that is gone is never given to another.
import type { Store } from './open.ts';

/** The lowest number that no application has or has had. Inside a write transaction. */
export function firstFreeApplication(store: Store): number {
  const highest = (table: 'application' | 'gone_application'): number => {
    const query = store.db.selectFrom(table).select((of) => of.fn.max('id').as('id'));
    return (store.driver.prepare(query.compile().sql).get() as { id: number | null }).id ?? 0;
  };
  return Math.max(highest('application'), highest('gone_application')) + 1;
}

/** Retires a number; `became`: the application that its submissions are part of now. Inside a write transaction. */
export async function retireApplication(store: Store, id: number, became: number | null): Promise<void> {
  await store.db.insertInto('gone_application').values({ id, became }).execute();
}

/** The number is given back to the application that had it. Inside a write transaction. */
export async function reviveApplication(store: Store, id: number): Promise<void> {
  await store.db.deleteFrom('gone_application').where('id', '=', id).execute();
}

/** Where the submissions of a number that is gone are now, followed to the end; null where they are nowhere. */
export async function becameOf(store: Store, id: number): Promise<number | null> {
  const query = store.db.selectFrom('gone_application').select('became').where('id', '=', id);
  const became = (await query.executeTakeFirst())?.became ?? null;
  return became === null ? null : ((await becameOf(store, became)) ?? became);
}

/** Keeps a number from being given again, should nothing have it any more. Inside a write transaction. */
export async function retireNumber(store: Store, id: number): Promise<void> {
  const insert = store.db.insertInto('gone_application').values({ id, became: null });
  await insert.onConflict((on) => on.doNothing()).execute();
}

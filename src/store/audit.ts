import type { Store } from './open.ts';

/** Who changes something, when, and by which command. */
export interface Actor {
  readonly by: string;
  readonly at: string;
  readonly command: string;
}

/** One line of the log for one change, in the transaction that makes it: no change of data goes without. */
export async function recordChange(store: Store, actor: Actor, what: Readonly<Record<string, unknown>>): Promise<void> {
  const { at, by, command } = actor;
  await store.db
    .insertInto('audit')
    .values({ at, by, command, what: JSON.stringify(what) })
    .execute();
}

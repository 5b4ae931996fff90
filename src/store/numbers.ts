// Numbers that people have seen are never given to anything else, even after what had them was taken back.

import { readMeta, writeMeta } from './meta.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

/** Applications are not among them: application-numbers.ts. */
const numbered = ['applicant', 'revision', 'held_row'] as const;
export type Numbered = (typeof numbered)[number];

const keyOf = (table: Numbered): string => `highest-${table}`;

const highestIn = (store: Store, table: Numbered): number => {
  const query = store.db.selectFrom(table).select((of) => of.fn.max('id').as('id'));
  return (prepare(store, query).get() as { id: number | null }).id ?? 0;
};

/** The first number that nothing has, nor had. Only inside a write transaction. */
export function firstFree(store: Store, table: Numbered): number {
  const query = store.db.selectFrom('meta').select('value').where('key', '=', '');
  const kept = prepare(store, query).get(keyOf(table)) as { value: string } | undefined;
  return Math.max(highestIn(store, table), Number(kept?.value ?? 0)) + 1;
}

/** Remembers the highest numbers. To be called before anything that has one is deleted, in the same transaction. */
export async function keepHighest(store: Store): Promise<void> {
  for (const table of numbered) {
    const kept = Number((await readMeta(store, keyOf(table))) ?? 0);
    await writeMeta(store, keyOf(table), String(Math.max(kept, highestIn(store, table))));
  }
}

// Whom a person asked to be forgotten, known again by a keyed digest of the e-mail and by nothing else.
import { createHmac, randomBytes } from 'node:crypto';
import type { Actor } from './audit.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Store } from './open.ts';

/** The digest of an e-mail (HMAC-SHA-256), and when and by whom it was removed. */
export interface RemovedPersonTable {
  digest: string;
  removed_at: string;
  removed_by: string;
}

/** In meta: random, of this database alone, so that digests of two databases say nothing of each other. */
const keyKey = 'removal-key';

const digestOf = (key: string, email: string): string => createHmac('sha256', key).update(email).digest('hex');

/** Remembers that the owner of an e-mail (normalised) was removed. Inside a write transaction. */
export async function rememberRemoved(store: Store, email: string, { at, by }: Actor): Promise<void> {
  const known = await readMeta(store, keyKey);
  const key = known ?? randomBytes(32).toString('hex');
  if (known === null) await writeMeta(store, keyKey, key);
  await store.db
    .insertInto('removed_person')
    .values({ digest: digestOf(key, email), removed_at: at, removed_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** When the owner of an e-mail was removed; null where nobody was. */
export async function removedAt(store: Store, email: string): Promise<string | null> {
  const key = await readMeta(store, keyKey);
  if (key === null) return null;
  const query = store.db.selectFrom('removed_person').select('removed_at').where('digest', '=', digestOf(key, email));
  return (await query.executeTakeFirst())?.removed_at ?? null;
}

/** Tells quickly whether the owner of an e-mail (normalised) was removed: all of them are read at once. */
export async function openRemoved(store: Store): Promise<(email: string) => boolean> {
  const key = await readMeta(store, keyKey);
  const rows = key === null ? [] : await store.db.selectFrom('removed_person').select('digest').execute();
  if (key === null || rows.length === 0) return () => false;
  const digests = new Set(rows.map(({ digest }) => digest));
  return (email) => digests.has(digestOf(key, email));
}

/** Whether an e-mail (normalised) stands in the database: as an applicant's, in a roster, or in a row that waits. */
export async function emailIsKept(
  { db }: Store,
  email: string,
  where: 'anywhere' | 'applicant' = 'anywhere',
): Promise<boolean> {
  const applicant = await db.selectFrom('applicant').select('id').where('email', '=', email).executeTakeFirst();
  if (applicant !== undefined || where === 'applicant') return applicant !== undefined;
  const participant = await db.selectFrom('participant').select('line').where('email', '=', email).executeTakeFirst();
  if (participant !== undefined) return true;
  const rows = await db.selectFrom('held_row').select('cells').execute();
  return rows.some(({ cells }) => (JSON.parse(cells) as string[]).some((cell) => cell.trim().toLowerCase() === email));
}

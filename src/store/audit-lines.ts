// Reading the log of changes.
import { type ChainedLine, type CheckedChain, checkChain, type Head } from '../domain/audit/chain.ts';
import { headKey, type KeptChanges, keptChanges, originKey } from './audit.ts';
import { readMeta } from './meta.ts';
import type { Store } from './open.ts';
import { sha256 } from './sha256.ts';

export type AuditLine = ChainedLine;

/** A line with what it says and keeps, read; of one whose content was removed nothing. */
export interface ReadLine extends AuditLine {
  readonly said: Readonly<Record<string, unknown>>;
  readonly kept: KeptChanges;
}

export const readLine = (line: AuditLine): ReadLine => ({
  ...line,
  said: line.redacted_in === null ? (JSON.parse(line.what) as Record<string, unknown>) : {},
  kept: keptChanges(line.changes),
});

/** Every line in order, one after the other: the log may be longer than memory. `from`: the first number that is wanted. */
export function* linesFrom({ db, driver }: Store, from = 1): Generator<AuditLine, void, undefined> {
  const { sql } = db.selectFrom('audit').selectAll().where('id', '>=', 0).orderBy('id').compile();
  yield* driver.prepare(sql).iterate(from) as IterableIterator<AuditLine>;
}

/** The newest first. */
export function* linesBackwards({ db, driver }: Store): Generator<AuditLine, void, undefined> {
  const { sql } = db.selectFrom('audit').selectAll().orderBy('id', 'desc').compile();
  yield* driver.prepare(sql).iterate() as IterableIterator<AuditLine>;
}

/**
 * What was written at an instant or later, the newest first. Clocks may go back: a line that stands before one of an earlier
 * hour was known then.
 */
export function linesAfter(store: Store, at: string): ReadLine[] {
  const { db, driver } = store;
  const { sql } = db
    .selectFrom('audit')
    .select((of) => of.fn.max('id').as('id'))
    .where('at', '<', at)
    .compile();
  const { id } = driver.prepare(sql).get(at) as { id: number | null };
  return [...linesFrom(store, (id ?? 0) + 1)].reverse().map(readLine);
}

/** The imports that had been made before an instant, those that were taken back since among them. */
export function importsBefore({ db, driver }: Store, at: string): ReadonlySet<number> {
  const { sql } = db.selectFrom('import').select('id').where('imported_at', '<', at).compile();
  return new Set(driver.prepare(sql).pluck().all(at) as number[]);
}

/** The lines of one change, in order. */
export const linesOfChange = (store: Store, change: number): Promise<AuditLine[]> =>
  store.db.selectFrom('audit').selectAll().where('change', '=', change).orderBy('id').execute();

/** The change that made an import; null where it was made before the log kept that. */
export async function changeOfImport(store: Store, importId: number): Promise<number | null> {
  const line = await store.db
    .selectFrom('audit')
    .select('change')
    .where('changes', 'like', `%"whole":{"kind":"import","import":${importId},%`)
    .executeTakeFirst();
  return line?.change ?? null;
}

/** Checks the whole log, line by line. Read in one transaction, so that nobody adds a line meanwhile. */
export async function verifyLog(store: Store): Promise<CheckedChain> {
  store.driver.exec('begin');
  try {
    const head = await readMeta(store, headKey);
    const origin = (await readMeta(store, originKey)) ?? '';
    return checkChain(linesFrom(store), { head: head === null ? null : (JSON.parse(head) as Head), origin }, sha256);
  } finally {
    store.driver.exec('rollback');
  }
}

/** The line that a hash is of, or its beginning; null where none is. */
export async function lineWithHash(store: Store, hash: string): Promise<number | null> {
  const found = await store.db.selectFrom('audit').select('id').where('hash', 'like', `${hash}%`).executeTakeFirst();
  return found?.id ?? null;
}

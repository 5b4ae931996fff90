// Real database files in folders that are gone after the test, and applications put into them directly.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { ApplicationTable } from '../../src/store/application-tables.ts';
import { recordChange } from '../../src/store/audit.ts';
import { closeStore, inTransaction, type OpenOptions, openStore, type Store } from '../../src/store/open.ts';

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'fdp-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Where a database can be made; there is none yet. */
export const temporaryFile = (): string => path.join(temporaryFolder(), 'fdp.db');

/** Opens a database that is closed after the test. */
export async function open(file: string, options: Partial<OpenOptions> = {}): Promise<Store> {
  const store = await openStore(file, { create: true, ...options });
  onTestFinished(() => closeStore(store));
  return store;
}

/** A new database, open until the end of the test. */
export const newStore = (): Promise<Store> => open(temporaryFile());

/** Works in a database with SQLite alone, as another program would. */
export function raw<Result>(file: string, work: (db: BetterSqlite.Database) => Result): Result {
  const db = new BetterSqlite(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Runs store functions by themselves: what they change is not told row by row, and so needs no line in the log. */
export const writing = <Result>(store: Store, work: () => Promise<Result>): Promise<Result> =>
  inTransaction(store, work, { bulk: true });

/** Names of everything that is in a database: tables, indexes, views. */
export const namesIn = (file: string): string[] =>
  raw(file, (db) => db.prepare('select name from sqlite_master order by name').pluck().all() as string[]);

export const theCycle = 2016;

/** What a test says of an application; all else is as of any good one. */
export type Kept = Partial<Omit<ApplicationTable, 'id' | 'applicant_id'>> & {
  readonly email?: string;
  readonly name?: string;
};

const ordinary = {
  cycle: theCycle,
  area: 'csp',
  state: 'NY',
  first_submitted_at: '2016-01-10T18:00:00Z',
  window: 'rolling',
  revisions: 1,
  revision_chosen: 0,
  batch_id: null,
  gate: 'eligible',
  reasons: '[]',
  tier: 'meets',
  priority: 'none',
  points: 16_000,
  out_of: 20_000,
  scored: 4,
  criteria: 6,
} as const;

/**
 * Puts applications in, each of a person of its own unless an e-mail says otherwise; their numbers, from 1. All in one
 * transaction, in the one at hand where there is one.
 */
export const keep = (store: Store, ...wanted: readonly Kept[]): Promise<number[]> =>
  store.driver.inTransaction ? insert(store, wanted) : inTransaction(store, () => insert(store, wanted));

async function insert(store: Store, wanted: readonly Kept[]): Promise<number[]> {
  const ids: number[] = [];
  for (const { email, name, ...changed } of wanted) {
    const id = 1 + (await count(store, 'application'));
    const address = email ?? `person-${id}@example.org`;
    const applicant = await applicantOf(store, address, name ?? `Person ${id}`);
    const application = { ...ordinary, ...changed };
    const submittedAt = application.first_submitted_at;
    await store.db
      .insertInto('application')
      .values({ rank_key: `key-${id}`, revision_id: id, ...application, id, applicant_id: applicant })
      .execute();
    await store.db
      .insertInto('revision')
      .values({ id, application_id: id, submitted_at: submittedAt, answers: '{}', extra: null, import_id: 1, line: id })
      .execute();
    ids.push(id);
  }
  await recordChange(store, { by: 'test', at: '2016-02-16T18:00:00Z', command: 'keep' }, { kept: ids });
  return ids;
}

async function count(store: Store, table: 'application' | 'applicant'): Promise<number> {
  const { length } = await store.db.selectFrom(table).select('id').execute();
  return length;
}

async function applicantOf(store: Store, email: string, name: string): Promise<number> {
  const known = await store.db.selectFrom('applicant').select('id').where('email', '=', email).executeTakeFirst();
  if (known !== undefined) return known.id;
  const id = (await count(store, 'applicant')) + 1;
  await store.db.insertInto('applicant').values({ id, email, name, search: '', named_at: '' }).execute();
  return id;
}

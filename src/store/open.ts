import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { systemReason } from '../domain/system-reason.ts';
import { UserError } from '../domain/user-error.ts';
import { type OpenChanges, writeLines } from './audit.ts';
import { type CapturedTable, captureChanges, stopCapturing } from './capture.ts';
import { loadCipher } from './cipher-library.ts';
import { openDriver, type Passphrase } from './driver.ts';
import { removeDatabaseFiles } from './durable-file.ts';
import { explainStoreError } from './explain-error.ts';
import { migrateFrom, newestSchema, schemaOf } from './migrate.ts';
import { noDatabase } from './no-database.ts';
import type { Schema } from './schema.ts';
import { tune } from './tuning.ts';
import { keepBeforeUpgrade } from './upgrade-copy.ts';

/** An open database: Kysely for queries, the driver for transactions and for statements prepared once and run often. */
export interface Store {
  readonly db: Kysely<Schema>;
  readonly driver: BetterSqlite.Database;
  readonly path: string;
  /** Whether this run made the file: if nothing is kept in it, it goes again. */
  readonly isNew: boolean;
  /** Whether a transaction of this run has stayed. */
  hasKept: boolean;
  /** What the open transaction has done; null outside of one. */
  changes: OpenChanges | null;
  /** The tables of which every changed row is told (capture.ts): none until the first transaction that needs it. */
  captured: readonly CapturedTable[];
  /** What is done once the database is closed. */
  readonly whenClosed: (() => void)[];
}

export interface OpenOptions {
  /** Make the file where there is none; otherwise that is an error with the way out. */
  readonly create: boolean;
  /** How long to wait for another command that is writing, in milliseconds. */
  readonly patience?: number;
  /** Before an older database is brought to the newest schema it is copied; left out: by today's date, and nobody is told. */
  readonly upgrade?: UpgradeOptions;
  /** What the file is encrypted with, or will be where it is made; left out: it is plain. */
  readonly passphrase?: Passphrase;
}

export interface UpgradeOptions {
  /** `2026-11-28`: part of the copy's name. */
  readonly day: string;
  /** Is told where the copy is, once the database is upgraded. Null: no copy is wanted. */
  readonly told: ((copy: string) => void) | null;
}

/** A database that lives in memory and is gone with the process: where a rehearsal needs one. */
export const inMemory = ':memory:';

/** Opens and, where needed, migrates. Errors: no file, not a database, another program's, newer than the tool, locked, read-only. */
export async function openStore(file: string, options: OpenOptions): Promise<Store> {
  const patience = options.patience ?? 10_000;
  const passphrase = options.passphrase ?? null;
  // Where it is missing no file is made.
  if (passphrase !== null) await loadCipher();
  const isNew = file !== inMemory && prepareFile(file, options.create);
  let driver: BetterSqlite.Database | undefined;
  try {
    driver = await openDriver(file, { timeout: patience, passphrase });
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: driver }) });
    const opened = { hasKept: false, changes: null, captured: [], whenClosed: [] };
    const store: Store = { db, driver, path: file, isNew, ...opened };
    // Order matters: a file that is not ours must not be switched to WAL before it has been looked at.
    const bare = store.db as unknown as Kysely<unknown>;
    const found = await schemaOf(bare, file);
    // Into a new file the first import is written once; through the log it would be written twice.
    if (!isNew) useWriteAheadLog(driver, patience);
    driver.pragma('synchronous = FULL');
    driver.pragma('foreign_keys = ON');
    tune(driver, { isNew, isPlain: passphrase === null });
    if (found < newestSchema) {
      const how = options.upgrade ?? { day: new Date().toISOString().slice(0, 10), told: () => {} };
      await upgrade(store, how, passphrase);
    }
    return store;
  } catch (error) {
    driver?.close();
    throw explainStoreError(error, file);
  }
}

/** Brings a database to the newest schema: whole, or not at all. What is in it already is copied first, in the same transaction. */
async function upgrade(store: Store, { day, told }: UpgradeOptions, passphrase: Passphrase): Promise<void> {
  const bare = store.db as unknown as Kysely<unknown>;
  const copy = await inTransaction(
    store,
    async () => {
      // Another command may have done it while this one waited.
      const from = await schemaOf(bare, store.path);
      const isUsed = from > 0 && from < newestSchema;
      const isKept = isUsed && told !== null && store.path !== inMemory;
      const kept = isKept ? await keepBeforeUpgrade(store.path, day, passphrase) : null;
      await migrateFrom(bare, from);
      return kept;
    },
    { bulk: true },
  );
  store.hasKept = false;
  if (copy !== null) told?.(copy);
}

export function closeStore(store: Store): void {
  // From here on others may read while one writes. Where another command is at work already, the next one does this.
  if (store.isNew && store.hasKept) ignoringBusy(() => useWriteAheadLog(store.driver, 0));
  if (store.isNew && !store.hasKept) removeEmpty(store);
  store.driver.close();
  for (const work of store.whenClosed) work();
}

/** SQLite does not wait for others when it changes to the write-ahead log: on a new database they may be doing the same. */
function useWriteAheadLog(driver: BetterSqlite.Database, patience: number): void {
  const until = Date.now() + patience;
  for (;;) {
    try {
      driver.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      if (Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}

function ignoringBusy(work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
  }
}

/** A command that failed leaves nothing behind, unless another has written to the new database meanwhile. */
function removeEmpty({ driver, path: file }: Store): void {
  try {
    driver.exec('begin exclusive');
    const { changes } = driver.prepare('select count(*) as changes from audit').get() as { changes: number };
    // Others that wait for the lock find the file gone, and say so (`refuseRemoved`).
    if (changes === 0) removeDatabaseFiles(file);
    driver.exec('rollback');
  } catch {
    // Somebody is at work in it, or the system does not remove what is open: an empty database does no harm.
    if (driver.inTransaction) driver.exec('rollback');
  }
}

/** A file that was removed after it was opened would take what is written to it along. */
function refuseRemoved({ path: file }: Store): void {
  if (file === inMemory || existsSync(file)) return;
  throw new UserError(`${file} was removed while this command waited for it.`, { hint: 'Run the command again.' });
}

/** What a piece of work came to, and whether it shall stay. */
export interface Trial<Result> {
  readonly keep: boolean;
  readonly result: Result;
}

export interface TransactionOptions {
  /**
   * So many rows that they are not kept one by one in the log: its lines say what the change was as a whole (`whole` of
   * `recordChange`).
   */
  readonly bulk?: boolean;
  /**
   * Whether the database looks up that each row refers to one that is there; it does unless told otherwise, and that is a
   * tenth of a long import.
   */
  readonly checksReferences?: boolean;
}

/**
 * Runs `work` in one write transaction, taken at once (a transaction that begins by reading could not be upgraded after
 * another process has written). It stays if `work` says so; otherwise, and when anything is thrown, all is rolled back.
 * What it did is in the log, or it does not stay (`recordChange`).
 */
export async function inTrial<Result>(
  store: Store,
  work: () => Promise<Trial<Result>>,
  { bulk = false, checksReferences = true }: TransactionOptions = {},
): Promise<Result> {
  try {
    if (bulk) stopCapturing(store);
    else captureChanges(store);
    // Inside of the transaction this would change nothing.
    if (!checksReferences) store.driver.pragma('foreign_keys = OFF');
    store.driver.exec('begin immediate');
    store.changes = { captures: !bulk, rows: [], lines: [] };
    refuseRemoved(store);
    const { keep, result } = await work();
    if (keep) await writeLines(store);
    store.driver.exec(keep ? 'commit' : 'rollback');
    if (keep) store.hasKept = true;
    return result;
  } catch (error) {
    if (store.driver.inTransaction) store.driver.exec('rollback');
    throw explainStoreError(error, store.path);
  } finally {
    if (!checksReferences) store.driver.pragma('foreign_keys = ON');
    store.changes = null;
  }
}

/** Runs `work` in one write transaction that stays. */
export const inTransaction = <Result>(
  store: Store,
  work: () => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> => inTrial(store, async () => ({ keep: true, result: await work() }), options);

/** Makes the file where it is wanted and missing; whether it did. */
function prepareFile(file: string, create: boolean): boolean {
  if (existsSync(file)) {
    if (statSync(file).isDirectory()) {
      throw new UserError(`${file} is a folder, not a database.`, { hint: 'Name a file: --db FILE, or set FDP_DB.' });
    }
    return false;
  }
  if (!create) {
    throw noDatabase(file);
  }
  const folder = path.dirname(file);
  if (!existsSync(folder)) {
    throw new UserError(
      `The folder ${folder}, where the database ${path.basename(file)} should be made, does not exist.`,
      {
        hint: 'Make the folder, or name another file: --db FILE.',
      },
    );
  }
  try {
    // Personal data: readable by its owner alone from the first byte. SQLite gives its side files the same rights.
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    // Another command has just made it.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new UserError(`The database ${file} can't be made: ${systemReason(error)}.`, {
      hint: 'Choose a folder that you may write to: --db FILE, or set FDP_DB.',
      cause: error,
    });
  }
}

import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { UserError } from '../domain/user-error.ts';
import { explainStoreError } from './explain-error.ts';
import { migrateFrom, newestSchema, schemaOf } from './migrate.ts';
import type { Schema } from './schema.ts';

/** An open database: Kysely for queries, the driver for transactions and for statements prepared once and run often. */
export interface Store {
  readonly db: Kysely<Schema>;
  readonly driver: BetterSqlite.Database;
  readonly path: string;
}

export interface OpenOptions {
  /** Make the file where there is none; otherwise that is an error with the way out. */
  readonly create: boolean;
  /** How long to wait for another command that is writing, in milliseconds. */
  readonly patience?: number;
}

/** A database that lives in memory and is gone with the process: where a rehearsal needs one. */
export const inMemory = ':memory:';

/** Opens and, where needed, migrates. Errors: no file, not a database, another program's, newer than the tool, locked, read-only. */
export async function openStore(file: string, options: OpenOptions): Promise<Store> {
  if (file !== inMemory) prepareFile(file, options.create);
  let driver: BetterSqlite.Database | undefined;
  try {
    driver = new BetterSqlite(file, { timeout: options.patience ?? 10_000 });
    const store = { db: new Kysely<Schema>({ dialect: new SqliteDialect({ database: driver }) }), driver, path: file };
    // Order matters: a file that is not ours must not be switched to WAL before it has been looked at.
    const bare = store.db as unknown as Kysely<unknown>;
    const found = await schemaOf(bare, file);
    driver.pragma('journal_mode = WAL');
    driver.pragma('synchronous = FULL');
    driver.pragma('foreign_keys = ON');
    driver.pragma('cache_size = -65536');
    driver.pragma('temp_store = MEMORY');
    if (found < newestSchema) {
      await inTransaction(store, async () => migrateFrom(bare, await schemaOf(bare, file)));
    }
    return store;
  } catch (error) {
    driver?.close();
    throw explainStoreError(error, file);
  }
}

export function closeStore(store: Store): void {
  store.driver.close();
}

/** What a piece of work came to, and whether it shall stay. */
export interface Trial<Result> {
  readonly keep: boolean;
  readonly result: Result;
}

/**
 * Runs `work` in one write transaction, taken at once (a transaction that begins by reading could not be upgraded after
 * another process has written). It stays if `work` says so; otherwise, and when anything is thrown, all is rolled back.
 */
export async function inTrial<Result>(store: Store, work: () => Promise<Trial<Result>>): Promise<Result> {
  try {
    store.driver.exec('begin immediate');
    const { keep, result } = await work();
    store.driver.exec(keep ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    if (store.driver.inTransaction) store.driver.exec('rollback');
    throw explainStoreError(error, store.path);
  }
}

/** Runs `work` in one write transaction that stays. */
export const inTransaction = <Result>(store: Store, work: () => Promise<Result>): Promise<Result> =>
  inTrial(store, async () => ({ keep: true, result: await work() }));

function prepareFile(file: string, create: boolean): void {
  if (existsSync(file)) {
    if (statSync(file).isDirectory()) {
      throw new UserError(`${file} is a folder, not a database.`, { hint: 'Name a file: --db FILE, or set FDP_DB.' });
    }
    return;
  }
  if (!create) {
    throw new UserError(`There is no database at ${file} yet.`, {
      hint: 'fdp import FILE makes it from a form export; --db FILE names another one.',
    });
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
  } catch (error) {
    throw new UserError(`The database ${file} can't be made: ${(error as NodeJS.ErrnoException).code ?? 'error'}.`, {
      hint: 'Choose a folder that you may write to: --db FILE, or set FDP_DB.',
      cause: error,
    });
  }
}

// A database as it is: looked at and copied, without bringing it to the newest schema.
import type BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { openDriver, type Passphrase } from './driver.ts';
import { schemaOf } from './migrate.ts';

export interface Bare {
  readonly driver: BetterSqlite.Database;
  readonly schema: number;
}

export interface BareOptions {
  readonly patience: number;
  /** Of what is only looked at. */
  readonly readonly: boolean;
  readonly passphrase?: Passphrase;
}

/** Runs `work` on a database of ours, of this schema or an older one. Errors: SQLite's own, another program's, newer than the tool. */
export async function onBare<Result>(
  file: string,
  { patience, readonly, passphrase = null }: BareOptions,
  work: (bare: Bare) => Promise<Result> | Result,
): Promise<Result> {
  const driver = await openDriver(file, { timeout: patience, readonly, fileMustExist: true, passphrase });
  try {
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: driver }) });
    const schema = await schemaOf(db, file);
    return await work({ driver, schema });
  } finally {
    driver.close();
  }
}

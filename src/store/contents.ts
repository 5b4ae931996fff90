// What a database holds, in a digest: two that hold the same have the same, however their pages lie.
import { createHash } from 'node:crypto';
import type BetterSqlite from 'better-sqlite3';

export interface Contents {
  /** SHA-256 over the schema and every row of every table, in hex. */
  readonly digest: string;
  /** How many rows each table has, by its name. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Reads everything of the first database of a connection, or of another one. To be compared with a copy it has to be the same
 * snapshot: inside a transaction where others write.
 */
export function contentsOf(driver: BetterSqlite.Database, database = 'main'): Contents {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const objects = driver
    .prepare(
      `select type, name, sql from ${database}.sqlite_master where name not like 'sqlite_stat%' order by type, name`,
    )
    .all();
  for (const { type, name, sql } of objects as { type: string; name: string; sql: string | null }[]) {
    hash.update(JSON.stringify([type, name, sql]));
    if (type !== 'table') continue;
    // In the order of the table itself, whatever indexes there are.
    const statement = driver.prepare(`select * from ${database}."${name.replaceAll('"', '""')}" not indexed`).raw();
    let count = 0;
    for (const row of statement.iterate() as IterableIterator<unknown[]>) {
      count++;
      hash.update(rowText(row));
      for (const value of row) if (Buffer.isBuffer(value)) hash.update(value);
    }
    rows[name] = count;
  }
  return { digest: hash.digest('hex'), rows };
}

/** Bytes are told by their length here, and follow themselves: as text they would take ten times the room. */
const rowText = (row: readonly unknown[]): string =>
  JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? { bytes: value.length } : value)));

/** How many findings are told. */
const listed = 20;

/** Pages of a file that don't fit together, as SQLite words it. Empty: it is whole. */
export function pagesDamagedIn(driver: BetterSqlite.Database): string[] {
  const pages = driver.pragma(`integrity_check(${listed})`) as { integrity_check: string }[];
  return pages.map((row) => row.integrity_check.split('\n')[0] ?? '').filter((line) => line !== 'ok');
}

/** Rows that point at others which are not there. */
export function danglingIn(driver: BetterSqlite.Database): string[] {
  const rows = driver.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  return rows
    .slice(0, listed)
    .map(
      ({ table, rowid, parent }) => `row ${rowid ?? '?'} of ${table} points at a row of ${parent} that is not there`,
    );
}

/** Everything that is wrong in a file. */
export function damageIn(driver: BetterSqlite.Database): string[] {
  const damaged = pagesDamagedIn(driver);
  return damaged.length > 0 ? damaged : danglingIn(driver);
}

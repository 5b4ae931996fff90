// Copying a database row by row: from one that is encrypted to one that is not, or the other way, no page can be copied.
import type BetterSqlite from 'better-sqlite3';
import { contentsOf } from './contents.ts';
import { source } from './driver.ts';

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const objectsOf = (driver: BetterSqlite.Database, database: string): SchemaObject[] =>
  driver
    .prepare(`select type, name, sql from ${database}.sqlite_master where name not like 'sqlite_%' order by rowid`)
    .all() as SchemaObject[];

/**
 * Copies everything of the second database of a pair into the first, which holds nothing, inside the transaction that is
 * open. What was to be copied, in a digest.
 */
export async function copyRows(driver: BetterSqlite.Database, interrupt?: AbortSignal): Promise<string> {
  const { digest } = contentsOf(driver, source);
  const objects = objectsOf(driver, source);
  const tables = objects.filter(({ type }) => type === 'table');
  for (const { name, sql } of tables) {
    // Whoever pressed Ctrl-C is heard between two tables.
    await new Promise(setImmediate);
    interrupt?.throwIfAborted();
    driver.exec(String(sql));
    driver.exec(`insert into main.${quoted(name)} select * from ${source}.${quoted(name)}`);
  }
  // Behind the rows: indexes are faster so, and triggers would take the rows for changes.
  for (const { type, sql } of objects) if (type !== 'table' && sql !== null) driver.exec(sql);
  return digest;
}

/** Takes everything out of the first database of a pair, inside the transaction that is open. */
export function dropAll(driver: BetterSqlite.Database): void {
  for (const { type, name } of objectsOf(driver, 'main'))
    if (type === 'table' || type === 'view') driver.exec(`drop ${type} main.${quoted(name)}`);
}

// What stands in the database of a full desk, read past the tool.
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';

export function rowsOf<Row>(folder: string, sql: string): Row[] {
  const db = new BetterSqlite(path.join(folder, 'fdp.db'), { readonly: true });
  try {
    return db.prepare(sql).all() as Row[];
  } finally {
    db.close();
  }
}

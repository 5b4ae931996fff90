import type BetterSqlite from 'better-sqlite3';
import type { Compilable } from 'kysely';
import type { Store } from './open.ts';
import type { Schema } from './schema.ts';

/** A query that Kysely has compiled once, ready to be run often: in a bulk load, compiling each time costs more than the rows. */
export const prepare = (store: Store, query: Compilable): BetterSqlite.Statement =>
  store.driver.prepare(query.compile().sql);

/** An insert of one row, its values handed over in the order of `columns`. */
export function prepareInsert<Table extends keyof Schema>(
  store: Store,
  table: Table,
  columns: readonly (keyof Schema[Table] & string)[],
): BetterSqlite.Statement {
  const values = Object.fromEntries(columns.map((column) => [column, null]));
  return prepare(store, store.db.insertInto(table).values(values as never));
}

// Inserting many rows of one table: several rows a statement, since calling a statement costs as much as a short row.
import type BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Store } from './open.ts';
import type { Schema } from './schema.ts';
import { prepare } from './statements.ts';

/**
 * Measured: half of the gain comes with five rows, nearly all of it with sixteen, the rest with twice as many. What waits
 * when it is wanted is put in by halves of that: few statements are compiled, whatever their number.
 */
const rowsAStatement = 32;

/** The statement that inserts so many rows, `width` values each. */
export interface RowsStatement {
  readonly width: number;
  readonly of: (rows: number) => BetterSqlite.Statement;
}

export interface BulkInsertOptions {
  /** What must be in the database before these rows: those that they refer to. */
  readonly before?: () => void;
  /** Told when nothing waits any more. */
  readonly done?: () => void;
}

export interface BulkInsert {
  /** Adds a row, its values in the order of the statement. It may wait for others until `flush`. */
  add(values: readonly unknown[]): void;
  /** Puts everything that waits into the database. */
  flush(): void;
}

/**
 * Rows of a table whose values stand in the order of `columns`. `texts`: columns of text that come as the bytes of their UTF-8.
 * A row that can't be ends the whole transaction anyway: the pages need not be kept for taking back one statement.
 */
export function rowsOf<Table extends keyof Schema>(
  store: Store,
  table: Table,
  columns: readonly (keyof Schema[Table] & string)[],
  texts: readonly string[] = [],
): RowsStatement {
  const one = Object.fromEntries(
    columns.map((column) => [column, texts.includes(column) ? sql`cast(${null} as text)` : null]),
  );
  const insert = (rows: number) =>
    store.db
      .insertInto(table)
      .orFail()
      .values(Array.from({ length: rows }, () => one) as never);
  return { width: columns.length, of: (rows) => prepare(store, insert(rows)) };
}

export function openBulkInsert(
  { width, of }: RowsStatement,
  { before = () => {}, done = () => {} }: BulkInsertOptions = {},
): BulkInsert {
  /** By how many rows they insert. */
  const statements = new Map<number, BetterSqlite.Statement>();
  const waiting: unknown[] = Array.from({ length: width * rowsAStatement }, () => null);
  let rows = 0;

  function statementOf(size: number): BetterSqlite.Statement {
    const known = statements.get(size);
    if (known !== undefined) return known;
    const statement = of(size);
    statements.set(size, statement);
    return statement;
  }

  function flush(): void {
    if (rows === 0) return;
    before();
    let size = rowsAStatement;
    for (let from = 0; from < rows; from += size) {
      while (size > rows - from) size /= 2;
      const values = size === rowsAStatement ? waiting : waiting.slice(from * width, (from + size) * width);
      // Each value an argument: the driver takes those faster than the elements of an array.
      statementOf(size).run(...values);
    }
    rows = 0;
    done();
  }

  return {
    add(values) {
      const from = rows * width;
      for (let at = 0; at < width; at++) waiting[from + at] = values[at];
      rows++;
      if (rows === rowsAStatement) flush();
    },
    flush,
  };
}

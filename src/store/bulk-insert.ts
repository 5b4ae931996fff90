// Inserting many rows of one table: several rows a statement, since calling a statement costs as much as a short row, and
// without their numbers where those follow on each other, since the database counts at less cost than it looks a number up.
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

/** What inserts rows of `width` values each. */
export interface RowsStatement {
  readonly width: number;
  /** Inserts a row with the number that is told before its values. */
  readonly numbered: () => BetterSqlite.Statement;
  /** Inserts so many rows, which get the numbers behind the highest of the table. */
  readonly counted: (rows: number) => BetterSqlite.Statement;
}

export interface BulkInsertOptions {
  /** What must be in the database before these rows: those that they refer to. */
  readonly before?: () => void;
  /** Told when nothing waits any more. */
  readonly done?: () => void;
}

export interface BulkInsert {
  /** Adds a row, its values in the order of the statement. It may wait for others until `flush`. Numbers only grow. */
  add(number: number, values: readonly unknown[]): void;
  /** Puts everything that waits into the database. */
  flush(): void;
}

export interface RowsOptions {
  /** Columns of text that come as the bytes of their UTF-8. */
  readonly texts?: readonly string[];
  /** What further columns hold in every row. */
  readonly same?: Readonly<Record<string, number>>;
}

/**
 * Rows of a table whose values stand in the order of `columns`. A row that can't be ends the whole transaction anyway: the
 * pages need not be kept for taking back one statement.
 */
export function rowsOf<Table extends keyof Schema>(
  store: Store,
  table: Table,
  columns: readonly (keyof Schema[Table] & string)[],
  { texts = [], same = {} }: RowsOptions = {},
): RowsStatement {
  const one = Object.fromEntries([
    ...columns.map((column) => [column, texts.includes(column) ? sql`cast(${null} as text)` : null] as const),
    ...Object.entries(same).map(([column, value]) => [column, sql.lit(value)] as const),
  ]);
  const insert = (rows: readonly object[]) =>
    prepare(
      store,
      store.db
        .insertInto(table)
        .orFail()
        .values(rows as never),
    );
  return {
    width: columns.length,
    numbered: () => insert([{ id: 0, ...one }]),
    counted: (rows) => insert(Array.from({ length: rows }, () => one)),
  };
}

export function openBulkInsert(
  { width, numbered, counted }: RowsStatement,
  { before = () => {}, done = () => {} }: BulkInsertOptions = {},
): BulkInsert {
  let first: BetterSqlite.Statement | null = null;
  /** By how many rows they insert. */
  const statements = new Map<number, BetterSqlite.Statement>();
  const waiting: unknown[] = Array.from({ length: width * rowsAStatement }, () => null);
  let rows = 0;
  /** The number that a counted row would get behind all of those before. */
  let next: number | null = null;

  function statementOf(size: number): BetterSqlite.Statement {
    const known = statements.get(size);
    if (known !== undefined) return known;
    const statement = counted(size);
    statements.set(size, statement);
    return statement;
  }

  function flush(): void {
    if (rows === 0) return;
    before();
    let size = rowsAStatement;
    let last: number | bigint = 0;
    for (let from = 0; from < rows; from += size) {
      while (size > rows - from) size /= 2;
      const values = size === rowsAStatement ? waiting : waiting.slice(from * width, (from + size) * width);
      // Each value an argument: the driver takes those faster than the elements of an array.
      last = statementOf(size).run(...values).lastInsertRowid;
    }
    if (Number(last) + 1 !== next) throw new Error(`the last row got the number ${last}; ${next} would be the next`);
    rows = 0;
    done();
  }

  /** Tells a number that does not follow on the one before. */
  function addNumbered(number: number, values: readonly unknown[]): void {
    flush();
    before();
    first ??= numbered();
    first.run(number, ...values);
    next = number + 1;
    done();
  }

  return {
    add(number, values) {
      if (number !== next) {
        addNumbered(number, values);
        return;
      }
      const from = rows * width;
      for (let at = 0; at < width; at++) waiting[from + at] = values[at];
      rows++;
      next++;
      if (rows === rowsAStatement) flush();
    },
    flush,
  };
}

// Inserting many rows of one table: several rows a statement, since calling a statement costs as much as a short row.
import { sql } from 'kysely';
import type { Store } from './open.ts';
import type { Schema } from './schema.ts';
import { prepare } from './statements.ts';

/** Measured: half of the gain comes with five rows, nearly all of it with sixteen. */
const rowsAStatement = 16;

export interface BulkInsertOptions {
  /** Columns that are the same in every row: part of the statement. */
  readonly constants?: Readonly<Record<string, number | null>>;
  /** Columns of text whose values come as the bytes of their UTF-8. */
  readonly texts?: readonly string[];
  /** What must be in the database before these rows: those that they refer to. */
  readonly before?: () => void;
  /** Told when nothing waits any more. */
  readonly done?: () => void;
}

export interface BulkInsert {
  /** Adds a row, its values in the order of the columns. It may wait for others until `flush`. */
  add(values: readonly unknown[]): void;
  /** Puts everything that waits into the database. */
  flush(): void;
}

export function openBulkInsert<Table extends keyof Schema>(
  store: Store,
  table: Table,
  columns: readonly (keyof Schema[Table] & string)[],
  { constants = {}, texts = [], before = () => {}, done = () => {} }: BulkInsertOptions = {},
): BulkInsert {
  const one = {
    ...Object.fromEntries(
      columns.map((column) => [column, texts.includes(column) ? sql`cast(${null} as text)` : null]),
    ),
    ...Object.fromEntries(Object.entries(constants).map(([column, value]) => [column, sql.lit(value)])),
  };
  const statementFor = (rows: number) =>
    prepare(store, store.db.insertInto(table).values(Array.from({ length: rows }, () => one) as never));
  const insertOne = statementFor(1);
  const insertMany = statementFor(rowsAStatement);
  const width = columns.length;
  let waiting: unknown[] = [];

  function flush(): void {
    if (waiting.length === 0) return;
    before();
    if (waiting.length === width * rowsAStatement) insertMany.run(waiting);
    else for (let at = 0; at < waiting.length; at += width) insertOne.run(waiting.slice(at, at + width));
    waiting = [];
    done();
  }

  return {
    add(values) {
      for (const value of values) waiting.push(value);
      if (waiting.length === width * rowsAStatement) flush();
    },
    flush,
  };
}

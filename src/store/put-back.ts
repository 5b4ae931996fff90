// Rows as they were before a change, from what the log kept of it. The last change of a transaction is put back first.
import { sql } from 'kysely';
import {
  asBefore,
  type Cell,
  type CellImage,
  type Cells,
  type ChangedRow,
  isExcerpt,
  isLike,
} from '../domain/audit/changed-row.ts';
import { isDerivedCell } from './derived.ts';
import type { Store } from './open.ts';
import { sha256 } from './sha256.ts';

/** Why a row can't be put back: it is gone, it is there, or `column` holds something else than the change left there. */
export interface Clash {
  readonly row: ChangedRow;
  readonly kind: 'gone' | 'there' | 'other';
  readonly column: string | null;
  readonly found: Cell;
}

type Row = Readonly<Record<string, Cell>>;

/** References may point nowhere until the transaction ends: rows come back in the order in which they went. */
export const deferReferences = ({ driver }: Store): unknown => driver.pragma('defer_foreign_keys = on');

/**
 * Puts one row back, or says what stands in the way and leaves it. `isForced`: whatever stands there gives way, as far as it
 * can. Inside a write transaction.
 */
export async function putBack(store: Store, row: ChangedRow, isForced = false): Promise<Clash | null> {
  const { table, before, after } = row;
  const key = { ...row.key, ...keyIn(row) };
  const current = await readRow(store, table, key);
  const clash = (kind: Clash['kind'], column: string | null = null): Clash => ({
    row,
    kind,
    column,
    found: column === null ? null : (current?.[column] ?? null),
  });
  if (after === null) {
    if (current !== null) return isForced ? null : clash('there');
    await insert(store, table, before ?? {});
    return null;
  }
  if (current === null) return isForced ? null : clash('gone');
  const other = Object.entries(after).find(
    ([column, image]) => !isDerivedCell(table, column, current) && !isLike(current[column], image, sha256),
  );
  if (other !== undefined && !isForced) return clash('other', other[0]);
  if (before === null) {
    await sql`delete from ${sql.table(table)} where ${isKey(key)}`.execute(store.db);
    return null;
  }
  const cells = Object.entries(before).flatMap(([column, image]) => {
    const cell = current[column] ?? null;
    // An excerpt is of the text that the change left there, and of no other.
    if (isExcerpt(image) && !isLike(cell, after[column] ?? null, sha256)) return [];
    return [sql`${sql.ref(column)} = ${bound(asBefore(cell, image, after[column]))}`];
  });
  if (cells.length > 0)
    await sql`update ${sql.table(table)} set ${sql.join(cells)} where ${isKey(key)}`.execute(store.db);
  return null;
}

/** Where a change was of the key itself, the row is found by the key that it has now. */
const keyIn = ({ key, after }: ChangedRow): Cells =>
  Object.fromEntries(Object.entries(after ?? {}).filter(([column]) => column in key));

const isKey = (key: Cells) =>
  sql.join(
    Object.entries(key).map(([column, cell]) => sql`${sql.ref(column)} is ${bound(whole(cell))}`),
    sql` and `,
  );

async function readRow(store: Store, table: string, key: Cells): Promise<Row | null> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} where ${isKey(key)}`.execute(
    store.db,
  );
  const [row] = rows;
  if (row === undefined) return null;
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, cellOf(value)]));
}

async function insert(store: Store, table: string, cells: Cells): Promise<void> {
  const columns = Object.keys(cells).map((column) => sql.ref(column));
  const values = Object.values(cells).map((cell) => sql`${bound(whole(cell))}`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(values)})`.execute(store.db);
}

function whole(cell: CellImage): Cell {
  if (isExcerpt(cell)) throw new Error('an excerpt where a whole cell is needed');
  return cell;
}

const bound = (cell: Cell): string | number | null | Uint8Array =>
  typeof cell === 'object' && cell !== null ? Buffer.from(cell.bytes, 'base64') : cell;

const cellOf = (value: unknown): Cell =>
  value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : (value as Cell);

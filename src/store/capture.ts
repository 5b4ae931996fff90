// Every row that a transaction adds, changes or takes away is told by the database itself: by triggers of this connection
// alone, made from the tables as they are. A table that comes later is covered without a line here.
import { type Cell, type CellImage, type Cells, type ChangedRow, excerpts } from '../domain/audit/changed-row.ts';
import { isDerivedCell, isDerivedColumn, isDerivedTable } from './derived.ts';
import type { Store } from './open.ts';
import { sha256 } from './sha256.ts';

export interface CapturedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** The primary key; every column where there is none. */
  readonly key: readonly string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The tables of facts, as the database has them. */
export function tablesOf({ driver }: Store): CapturedTable[] {
  const names = driver
    .prepare("select name from main.sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  return names
    .filter((name) => !isDerivedTable(name))
    .map((name) => {
      const info = driver.pragma(`main.table_info(${quoted(name)})`) as { name: string; pk: number }[];
      const columns = info.map((column) => column.name);
      const key = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
      return { name, columns, key: key.length === 0 ? columns : key.map((column) => column.name) };
    });
}

const events = ['insert', 'update', 'delete'] as const;

/** From here on `store.changes` is told of every row. Before a transaction begins, not within. */
export function captureChanges(store: Store): void {
  if (store.captured.length > 0) return;
  const tables = tablesOf(store);
  store.driver.function('row_changed', { varargs: true }, (at: unknown, event: unknown, ...cells: unknown[]) => {
    const table = tables[Number(at)];
    if (table === undefined) throw new Error(`there is no table ${String(at)} to be told of`);
    const row = changedRow(table, event as (typeof events)[number], cells.map(cellOf));
    if (row !== null && store.changes !== null) add(store.changes.rows, row, table);
    return null;
  });
  const made = tables.flatMap((table, at) => events.map((event) => triggerOf(table, at, event)));
  store.driver.exec(made.join(';\n'));
  store.captured = tables;
}

/** What writes so much that each row can't be told takes the triggers away first. */
export function stopCapturing(store: Store): void {
  const drops = store.captured.flatMap(({ name }) =>
    events.map((event) => `drop trigger temp.${triggerName(name, event)}`),
  );
  store.driver.exec(drops.join(';\n'));
  store.captured = [];
}

const triggerName = (table: string, event: string): string => quoted(`${event}_of_${table}`);

function triggerOf({ name, columns }: CapturedTable, at: number, event: (typeof events)[number]): string {
  const all = (row: 'old' | 'new') => columns.map((column) => `${row}.${quoted(column)}`);
  const facts = columns.filter((column) => !isDerivedColumn(name, column));
  const isOther = facts.map((column) => `old.${quoted(column)} is not new.${quoted(column)}`).join(' or ');
  const when = event === 'update' ? `when ${isOther}` : '';
  const cells = event === 'update' ? [...all('old'), ...all('new')] : all(event === 'insert' ? 'new' : 'old');
  return `create temp trigger ${triggerName(name, event)} after ${event} on main.${quoted(name)} ${when}
    begin select row_changed(${[at, `'${event}'`, ...cells].join(', ')}); end`;
}

const cellOf = (value: unknown): Cell =>
  value instanceof Uint8Array
    ? { bytes: Buffer.from(value).toString('base64') }
    : typeof value === 'bigint'
      ? Number(value)
      : (value as Cell);

function changedRow(
  { name: table, columns, key }: CapturedTable,
  event: (typeof events)[number],
  cells: readonly Cell[],
): ChangedRow | null {
  const rowAt = (start: number) => Object.fromEntries(columns.map((column, at) => [column, cells[start + at] ?? null]));
  const first = rowAt(0);
  const ofKey = Object.fromEntries(key.map((column) => [column, first[column] ?? null]));
  if (event === 'insert') return { table, key: ofKey, before: null, after: first };
  if (event === 'delete') return { table, key: ofKey, before: first, after: null };
  return asChange({ table, key: ofKey }, columns, first, rowAt(columns.length));
}

/** A row that is written by taking the old one away first was changed. */
function add(rows: ChangedRow[], row: ChangedRow, { columns }: CapturedTable): void {
  const last = rows.at(-1);
  const isSame = last?.table === row.table && JSON.stringify(last.key) === JSON.stringify(row.key);
  if (!isSame || last.after !== null || last.before === null || row.before !== null || row.after === null) {
    rows.push(row);
    return;
  }
  rows.pop();
  const change = asChange(row, columns, last.before, row.after);
  if (change !== null) rows.push(change);
}

/** The columns that are others now; null where all are the same, but for what is worked out. */
function asChange(
  { table, key }: Pick<ChangedRow, 'table' | 'key'>,
  columns: readonly string[],
  first: Cells,
  second: Cells,
): ChangedRow | null {
  const before: Record<string, CellImage> = {};
  const after: Record<string, CellImage> = {};
  for (const column of columns) {
    const was = first[column] ?? null;
    const is = second[column] ?? null;
    const [wasDerived, isDerived] = [isDerivedCell(table, column, first), isDerivedCell(table, column, second)];
    // A fact that is worked out from here on, or was until now, is told in any case: it may be written in another statement.
    const isTold = wasDerived === isDerived ? !wasDerived && JSON.stringify(was) !== JSON.stringify(is) : true;
    if (!isTold) continue;
    const [cutBefore, cutAfter] =
      typeof was === 'string' && typeof is === 'string' ? excerpts(was, is, sha256) : [was, is];
    before[column] = cutBefore;
    after[column] = cutAfter;
  }
  return Object.keys(after).length === 0 ? null : { table, key, before, after };
}

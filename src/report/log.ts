// The log of changes for people: who, when, by which command, and what stood there before and after.
import { type CellImage, type Cells, type ChangedRow, isExcerpt } from '../domain/audit/changed-row.ts';
import type { Zone } from '../domain/time/zone.ts';
import { hanging } from './hanging.ts';
import { sentenceOf } from './log-sentence.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** One line of the log, with what it is about. */
export interface LogEntry {
  readonly line: number;
  readonly change: number;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly undoes: number | null;
  /** The line by which its content was removed for good. */
  readonly redactedIn: number | null;
  /** Whether a later change has taken it back: its number. */
  readonly undoneBy: number | null;
  readonly said: Readonly<Record<string, unknown>>;
  readonly rows: readonly ChangedRow[];
  readonly hash: string;
}

/** The contract of `fdp log --json`. */
export const logJson = (entries: readonly LogEntry[], more: boolean) => ({
  lines: entries.map(({ said, rows, command, redactedIn, ...one }) => ({
    ...one,
    command: redactedIn === null ? command : null,
    what: redactedIn === null ? said : null,
    rows,
    redactedIn,
  })),
  more,
});

export interface LogLook {
  readonly width: number;
  readonly style: Style;
  readonly zone: Zone;
  readonly names: NamesOfRows;
}

/** What people call the applications and reviewers that rows name by numbers; empty where nothing is known. */
export interface NamesOfRows {
  readonly application: (id: number) => string;
  readonly reviewer: (id: number) => string;
}

/** More rows than these are counted. */
const listed = 5;

export function describeLog(entries: readonly LogEntry[], look: LogLook): string {
  return entries.map((entry) => `${entryLines(entry, look).join('\n')}\n`).join('');
}

function entryLines(entry: LogEntry, look: LogLook): string[] {
  const { line, at, by, command, undoes, redactedIn, undoneBy, said, rows } = entry;
  const { style, width, zone } = look;
  const head = `${line}  ${zone.formatLocal(at).slice(0, 16)}  ${visible(by)}`;
  if (redactedIn !== null) return [style.bold(head), ...hanging('', `removed for good by line ${redactedIn}`, width)];
  const sentence = sentenceOf(said, rows.length > 0);
  const told = rowsInWords(rows, look.names);
  const more = told.length > listed ? [`and ${told.length - listed} more: fdp log --json tells all`] : [];
  const back = undoneBy === null ? [] : [`taken back by line ${undoneBy}`];
  const takes = undoes === null ? [] : [`takes back line ${undoes}`];
  return [
    style.bold(head),
    ...hanging('', `fdp ${command}`, width).map(style.dim),
    ...[...(sentence === null ? [] : [sentence]), ...takes, ...told.slice(0, listed), ...more, ...back].flatMap(
      (text) => hanging('  ', text, width),
    ),
  ];
}

const words: Readonly<Record<string, string>> = {
  revision: 'submission',
  applicant: 'person',
  different_people: 'two people found to be two',
  reading_note: 'note',
  window_extension: 'deadline',
  unread_value: 'unread answer',
  gone_application: 'number of application',
};

const wordsOf = (table: string): string => words[table] ?? table.replaceAll('_', ' ');

/** What happened to the rows, a sentence each. */
export const rowsInWords = (rows: readonly ChangedRow[], names: NamesOfRows): string[] =>
  rows.map((row) => `${rowSubject(row, names)}: ${happened(row)}`);

export function rowSubject({ table, key }: ChangedRow, names: NamesOfRows): string {
  const parts = Object.entries(key).map(([column, cell]) => {
    if (column === 'application_id' || (column === 'id' && table === 'application')) {
      return ['application', cellWords(cell), names.application(Number(cell))].filter((word) => word !== '').join(' ');
    }
    if (column === 'reviewer_id' || (column === 'id' && table === 'reviewer')) {
      return ['reviewer', names.reviewer(Number(cell)) || cellWords(cell)].join(' ');
    }
    if (column === 'id') return cellWords(cell);
    return column.endsWith('_id') ? `${columnWords(column)} ${cellWords(cell)}` : cellWords(cell);
  });
  const word = wordsOf(table);
  const [first = ''] = parts;
  if (first.startsWith(`${word} `)) return parts.join(', ');
  return `${word} ${/^(?:application|reviewer) /.test(first) ? 'of ' : ''}${parts.join(', ')}`;
}

function happened({ table, key, before, after }: ChangedRow): string {
  if (before === null) return `new${withCells(table, facts(after ?? {}, key))}`;
  if (after === null) return `taken away, was${withCells(table, facts(before, key)).slice(1)}`;
  // What is told only because it was settled by then is the same before and after.
  const others = Object.entries(after).filter(
    ([column, cell]) => JSON.stringify(before[column]) !== JSON.stringify(cell),
  );
  const changed = facts(Object.fromEntries(others), {}).map(
    ([column, cell]) => `${columnOf(table, column)}${cellWords(before[column])} → ${cellWords(cell)}`,
  );
  return changed.join(', ') || 'changed';
}

const withCells = (table: string, cells: readonly (readonly [string, CellImage])[]): string => {
  const said = cells.filter(([, cell]) => cell !== null && cell !== '').slice(0, 4);
  return said.length === 0
    ? ''
    : `, ${said.map(([column, cell]) => `${columnOf(table, column)}${cellWords(cell)}`).join(', ')}`;
};

/** When and by whom stands in the head of the line. */
const facts = (cells: Cells, key: Cells): (readonly [string, CellImage])[] => {
  const all = Object.entries(cells).filter(([column]) => !(column in key));
  const own = all.filter(([column]) => !/_(at|by)$/.test(column));
  return own.length === 0 ? all : own;
};

/** What the table is called after needs no word more. */
const columnOf = (table: string, column: string): string => (column === table ? '' : `${columnWords(column)} `);

export const columnWords = (column: string): string => column.replace(/_id$/, '').replaceAll('_', ' ');

const longest = 60;

export function cellWords(cell: CellImage | undefined): string {
  if (cell === undefined || cell === null) return 'none';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return isExcerpt(cell) ? `"…${shortened(cell.text)}…"` : 'bytes';
  return /^[\w.@+-]{1,60}$/.test(cell) ? cell : `"${shortened(cell)}"`;
}

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

// The shape of a table: which rows are its headers, and what each column is. Whose answers they are is for mapping.ts.
import type { Form } from '../program/form.ts';
import { isBlank } from './blank-row.ts';
import type { ColumnDates } from './date-order.ts';
import { columnsUnder, findHeaderRow } from './header-row.ts';
import { noteRow, type ToolLayout } from './tools/tool.ts';
import { tools } from './tools/tools.ts';

export type ToolId =
  | 'google-forms'
  | 'google-sheets'
  | 'microsoft-forms'
  | 'surveymonkey'
  | 'qualtrics'
  | 'typeform'
  | 'jotform'
  | 'airtable';

/** What a form tool itself records of a response, beside the answers: a field of the form, or something to keep quietly. */
export type OwnColumn = 'submittedAt' | 'email' | 'firstName' | 'lastName' | 'kept';

/** One column of a file. */
export interface Column {
  /** Counts from 0. */
  readonly index: number;
  /** The question, as the file spells it, without the spaces around; `column AB` where the file says nothing. */
  readonly header: string;
  /** The option, or the row of a grid, that the column stands for; null where it holds the whole answer. */
  readonly part: string | null;
  /** What the tool records there; null for a question of the form. */
  readonly own: OwnColumn | null;
  /** The IANA zone of the times in it, where the tool has fixed it; null where the program's counts. */
  readonly zone: string | null;
  /** What its times were found to be, once the column was looked at as a whole (date-order.ts). */
  readonly dates?: ColumnDates;
}

/** Rows that are responses and no applications: those with one of the values in a column. They are held. */
export interface NoApplication {
  readonly index: number;
  readonly header: string;
  /** Folded. */
  readonly values: readonly string[];
  readonly code: 'preview' | 'spam' | 'unfinished';
}

/** Where a tool has a way of its own to write cells. */
export interface CellStyle {
  /** An apostrophe in front of what a spreadsheet would take for a formula. */
  readonly isGuarded: boolean;
  /** Several answers in one cell are joined by ` / `. */
  readonly hasSlashes: boolean;
  /** A question of yes and no is answered 1 and 0. */
  readonly hasDigits: boolean;
}

/** How a file is laid out. Plain data: it is kept with the import and handed to the reading thread. */
export interface Layout {
  readonly tool: ToolId | null;
  readonly columns: readonly Column[];
  /** Lines of the header rows, ascending; data begin behind the last. */
  readonly headerLines: readonly number[];
  /** The cells of those rows, as they stand. */
  readonly headerCells: readonly (readonly string[])[];
  /** Lines above the headers that are no part of the table: titles, notes. */
  readonly titleLines: readonly number[];
  readonly noApplications: readonly NoApplication[];
  readonly cells: CellStyle;
  /** What a person said columns are: name of the column (`namesOf`) and field. */
  readonly choices: readonly (readonly [column: string, field: string])[];
}

/** The header of a column, with the part behind it: what people call it. Two columns may be called the same. */
export const nameOf = ({ header, part }: Pick<Column, 'header' | 'part'>): string =>
  part === null ? header : `${header} [${part}]`;

/** The names of all columns of a file, in their order, each of its own: the second `Other` is `Other (2)`. */
export function namesOf(columns: readonly Column[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return columns.map((column) => {
    const name = nameOf(column);
    let own = name;
    let count = counts.get(name) ?? 1;
    for (; taken.has(own); own = `${name} (${count})`) count++;
    counts.set(name, count);
    taken.add(own);
    return own;
  });
}

export interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** So many records are looked at to find the headers. */
export const headRows = 64;

const plainCells: CellStyle = { isGuarded: false, hasSlashes: false, hasDigits: false };

/** The layout of a table with one header row, on line 1. */
export const layoutOf = (headers: readonly string[]): Layout => layoutAt([{ line: 1, cells: headers }], 0, null);

/**
 * Finds the headers among the first records of a file: those that a form tool is known by; else those that fit one of the
 * forms best; for a form that nobody knows, the first row that looks like headers.
 */
export function findLayout(head: readonly HeadRow[], forms: readonly Form[]): Layout {
  const rows = head.slice(0, rowsWorthALook(head)).map(noteRow);
  for (const [at] of rows.entries()) {
    for (const tool of tools) {
      const found = tool.isSure ? tool.read(rows, at) : null;
      if (found !== null) return layoutAt(head, at, { id: tool.id, ...found });
    }
  }
  const at = findHeaderRow(rows, forms);
  for (const tool of tools) {
    const found = tool.isSure ? null : tool.read(rows, at);
    if (found !== null) return layoutAt(head, at, { id: tool.id, ...found });
  }
  return layoutAt(head, at, null);
}

/** Of a table that is so wide, fewer rows are looked at: time is bounded, whatever the file. */
const mostCells = 200_000;
const fewestRows = 6;

function rowsWorthALook(head: readonly HeadRow[]): number {
  let cells = 0;
  const end = head.findIndex((row, at) => {
    cells += row.cells.length;
    return at >= headRows || (at >= fewestRows && cells > mostCells);
  });
  return end === -1 ? head.length : end;
}

function layoutAt(head: readonly HeadRow[], at: number, found: (ToolLayout & { id: ToolId }) | null): Layout {
  const { headerRows = 1, noApplications = [], cells = plainCells } = found ?? {};
  const headers = head.slice(at, at + headerRows);
  return {
    tool: found?.id ?? null,
    columns: quietBlanks(found?.columns ?? columnsUnder(headers[0]?.cells ?? []), head.slice(at)),
    headerLines: headers.map(({ line }) => line),
    headerCells: headers.map((row) => row.cells),
    titleLines: head
      .slice(0, at)
      .filter((row) => !isBlank(row.cells))
      .map(({ line }) => line),
    noApplications,
    cells,
    choices: [],
  };
}

/** A column with nothing in it so far is not worth a word; what may stand below is kept all the same. */
const quietBlanks = (columns: readonly Column[], rows: readonly HeadRow[]): Column[] =>
  columns.map((column) =>
    column.own === null && rows.every(({ cells }) => (cells[column.index] ?? '').trim() === '')
      ? { ...column, own: 'kept' }
      : column,
  );

// What a form tool is to the reader of its exports.
import { fold } from '../../fold.ts';
import { headerText } from '../header-row.ts';
import type { CellStyle, Column, HeadRow, NoApplication, OwnColumn, ToolId } from '../layout.ts';

/** One of the first rows of a file, with its short cells as names. */
export interface NotedRow extends HeadRow {
  /** Squeezed (`squeeze`), and where each stands first. */
  readonly names: ReadonlyMap<string, number>;
  /** How many cells say something. */
  readonly filled: number;
}

export interface ToolLayout {
  /** How many rows of headers there are. */
  readonly headerRows: number;
  readonly columns: readonly Column[];
  readonly noApplications?: readonly NoApplication[];
  readonly cells?: CellStyle;
}

export interface Tool {
  readonly id: ToolId;
  /** Whether its headers are known wherever they stand; else only the row that fits a form is looked at. */
  readonly isSure: boolean;
  /** How the table is laid out whose headers begin at that row; null where they are not this tool's. */
  readonly read: (rows: readonly NotedRow[], at: number) => ToolLayout | null;
}

const longestName = 60;

/** Case, spaces and punctuation are no difference: `Response ID` is `ResponseId`. */
export const squeeze = (text: string): string =>
  text.length > longestName ? '' : text.trim() === '#' ? '#' : fold(text).replaceAll(' ', '');

export function noteRow(row: HeadRow): NotedRow {
  const names = new Map<string, number>();
  let filled = 0;
  row.cells.forEach((cell, index) => {
    if (cell.trim() === '') return;
    filled++;
    const name = squeeze(cell);
    if (name !== '' && !names.has(name)) names.set(name, index);
  });
  return { ...row, names, filled };
}

/** The tool's own columns, by squeezed name. */
export type OwnColumns = Readonly<Record<string, OwnColumn>>;

/** What a cell names among the tool's own columns. */
export const ownNamed = (own: OwnColumns, cell: string): OwnColumn | null => {
  const name = squeeze(cell);
  return name !== '' && Object.hasOwn(own, name) ? (own[name] ?? null) : null;
};

/**
 * The columns under one row of headers, where the tool's own are known by name wherever they stand: each name once. Of
 * two that could hold a field the first does.
 */
export function columnsWith(own: OwnColumns, headers: readonly string[]): Column[] {
  const seen = new Set<string>();
  return headers.map((cell, index) => {
    const name = squeeze(cell);
    const known = seen.has(name) ? null : ownNamed(own, cell);
    const isSecond = known !== null && known !== 'kept' && seen.has(`field ${known}`);
    if (known !== null) seen.add(name).add(`field ${known}`);
    return { index, header: headerText(cell, index), part: null, own: isSecond ? 'kept' : known, zone: null };
  });
}

/** The same where the tool's own columns stand in front of the questions: a question may be called as they are. */
export function columnsBehind(own: OwnColumns, headers: readonly string[]): Column[] {
  const isOwn = (cell: string) => cell.trim() === '' || ownNamed(own, cell) !== null;
  const first = headers.findIndex((cell) => !isOwn(cell));
  const front = first === -1 ? headers.length : first;
  return [
    ...columnsWith(own, headers.slice(0, front)),
    ...headers.slice(front).map((cell, at) => ({
      index: front + at,
      header: headerText(cell, front + at),
      part: null,
      own: null,
      zone: null,
    })),
  ];
}

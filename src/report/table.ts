// Tables for a screen. Text for pipes and files is made in `delimited.ts` and `markdown.ts`.
import CliTable from 'cli-table3';
import { type Cell, cellText } from './cell.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { type Align, displayWidth, fitText } from './width.ts';

export interface Column {
  /** The header in TSV and CSV. */
  readonly key: string;
  /** The header on a screen and in Markdown. */
  readonly title: string;
  readonly align?: Align;
  /** The column may be narrowed down to this many terminal columns; without it, it is never cut. */
  readonly min?: number;
  /** The share of the room that a narrowed column gets, beside the others; 1 if not given. */
  readonly weight?: number;
}

/** A row shorter than the columns is filled up with empty cells. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface DrawOptions {
  /** Terminal columns; 80 is a good guess where the terminal does not say. */
  readonly width: number;
  readonly style: Style;
}

/** What stands between two columns. */
const gap = '  ';

/** cli-table3 takes time quadratic in the rows of one table, so it gets this many at a time. */
export const rowsPerSlice = 100;

/** Shown text of one cell, not yet fitted, and how to emphasise it. */
interface Shown {
  readonly text: string;
  readonly emphasise?: ((text: string) => string) | undefined;
}

function show(cell: Cell | undefined, style: Style): Shown {
  const tone = typeof cell === 'object' && cell !== null ? cell.tone : undefined;
  return { text: visible(cellText(cell)), emphasise: tone && ((text) => style[tone](text)) };
}

/**
 * Widths that fit `width` where the minima allow it: the shrinkable columns share what the fixed ones leave, in proportion to
 * their weights, and none gets more than it needs. Where even the minima do not fit, it is the minima.
 */
function columnWidths(columns: readonly Column[], natural: readonly number[], width: number): readonly number[] {
  const widths = natural.map((needed, index) => Math.max(1, Math.min(needed, columns[index]?.min ?? needed)));
  let left = width - gap.length * (columns.length - 1) - widths.reduce((sum, one) => sum + one, 0);
  for (; left > 0; left -= 1) {
    // One terminal column at a time to whoever has least for its weight: there are never more than a screen's width to give.
    let neediest: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, has] of widths.entries()) {
      const share = has / (columns[index]?.weight ?? 1);
      if (has < (natural[index] ?? 0) && share < least) {
        neediest = index;
        least = share;
      }
    }
    if (neediest === undefined) break;
    widths[neediest] = (widths[neediest] ?? 0) + 1;
  }
  return widths;
}

/**
 * cli-table3 measures with an old table of widths (wrong for several scripts) and cuts by it. So it never sees a text: each
 * cell is a run of one private-use character, one column wide under any measure, whose code says which column it stands
 * for. The fitted text takes the run's place in the drawn line, in one pass, so that no text is searched for runs.
 */
const firstMark = 0xe000;
const run = /([\uE000-\uF8FF])\1*/g;

function drawSlice(rows: readonly (readonly Shown[])[], widths: readonly number[], aligns: Align[]): string[] {
  const nothing = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'];
  const none = [...nothing, 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'].map((name) => [name, '']);
  const table = new CliTable({
    chars: { ...Object.fromEntries(none), middle: gap },
    colWidths: [...widths],
    colAligns: aligns,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  const fitted = rows.map((row) => row.map(({ text }, index) => fitText(text, widths[index] ?? 0)));
  for (const row of fitted) {
    table.push(row.map((text, index) => String.fromCharCode(firstMark + index).repeat(displayWidth(text))));
  }
  return table
    .toString()
    .split('\n')
    .map((line, y) =>
      line.trimEnd().replace(run, (_, mark: string) => {
        const index = mark.charCodeAt(0) - firstMark;
        const text = fitted[y]?.[index] ?? '';
        return rows[y]?.[index]?.emphasise?.(text) ?? text;
      }),
    );
}

/**
 * The table as lines that end in a line feed: titles, a rule, the rows, two spaces between columns, nothing at the right
 * edge. It fits `width` terminal columns unless the columns' minima do not. Every text goes through `visible`.
 */
export function drawTable(table: Table, { width, style }: DrawOptions): string {
  const { columns } = table;
  if (columns.length === 0) return '';
  const titles = columns.map(({ title }) => ({ text: visible(title), emphasise: style.bold }));
  const rows = table.rows.map((row) => columns.map((_, index) => show(row[index], style)));
  const natural = titles.map(({ text }) => Math.max(1, displayWidth(text)));
  for (const row of rows) {
    for (const [index, { text }] of row.entries()) {
      natural[index] = Math.max(natural[index] ?? 1, displayWidth(text));
    }
  }
  const widths = columnWidths(columns, natural, width);
  const aligns = columns.map((column) => column.align ?? 'left');
  const rule = widths.map((columnWidth) => ({ text: '─'.repeat(columnWidth), emphasise: style.dim }));
  const lines = drawSlice([titles, rule], widths, aligns);
  for (let from = 0; from < rows.length; from += rowsPerSlice) {
    for (const line of drawSlice(rows.slice(from, from + rowsPerSlice), widths, aligns)) lines.push(line);
  }
  return lines.map((line) => `${line}\n`).join('');
}

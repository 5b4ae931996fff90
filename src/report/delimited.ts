// Tables for other programs: TSV for pipes, CSV for spreadsheets.
import { type Cell, cellValue } from './cell.ts';
import type { Table } from './table.ts';
import { visible, visibleText } from './visible.ts';

/** A table whose rows may come one by one: then they are not all in memory with the text that is made of them. */
export interface Rows extends Pick<Table, 'columns'> {
  readonly rows: Iterable<readonly Cell[]>;
}

/** A header of keys, and a line for each row, all of them made of the texts of their cells. */
function linesOf({ columns, rows }: Rows, textOf: (cell: Cell | undefined) => string, delimiter: string): string[] {
  const lines = [columns.map(({ key }) => textOf(key)).join(delimiter)];
  const texts = columns.map(() => '');
  for (const row of rows) {
    for (let at = 0; at < texts.length; at++) texts[at] = textOf(row[at]);
    lines.push(texts.join(delimiter));
  }
  // What ends the last line.
  lines.push('');
  return lines;
}

function tsvCell(cell: Cell | undefined): string {
  const value = cellValue(cell);
  return typeof value === 'string' ? visible(value) : String(value ?? '');
}

/** Tab-separated, LF, a header of keys. A value is one line: its tabs and line breaks are shown as `\t` and `\n`. */
export const toTsv = (table: Rows): string => linesOf(table, tsvCell, '\t').join('\n');

/**
 * What a spreadsheet may take for a formula: the signs in their ASCII, small, full-width and mathematical forms, after any
 * white space, and the tab and line break that some programs drop before they look (OWASP, "CSV injection").
 */
const formulaLike = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠﹦﹢﹣﹫−])/;

function csvCell(cell: Cell | undefined, columns: number): string {
  const value = cellValue(cell);
  if (typeof value === 'number') return String(value);
  const text = visibleText(value ?? '');
  const guarded = formulaLike.test(value ?? '') || formulaLike.test(text) ? `'${text}` : text;
  // A record of one empty value would be an empty line, which readers skip.
  if (guarded === '') return columns === 1 ? '""' : '';
  return /[",\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * RFC 4180 with its CRLF, since it is made for spreadsheets; a header of keys; line breaks inside of a value are LF. A text
 * that looks like a formula gets an apostrophe in front; numbers stay numbers, negative ones too.
 */
export function toCsv(table: Rows): string {
  const count = table.columns.length;
  return linesOf(table, (cell) => csvCell(cell, count), ',').join('\r\n');
}

// Tables for other programs: TSV for pipes, CSV for spreadsheets.
import { type Cell, cellText, cellValue } from './cell.ts';
import type { Table } from './table.ts';
import { visible, visibleText } from './visible.ts';

/** Tab-separated, LF, a header of keys. A value is one line: its tabs and line breaks are shown as `\t` and `\n`. */
export function toTsv(table: Table): string {
  const lines = [
    table.columns.map((column) => visible(column.key)),
    ...table.rows.map((row) => table.columns.map((_, index) => visible(cellText(row[index])))),
  ];
  return lines.map((cells) => `${cells.join('\t')}\n`).join('');
}

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
export function toCsv(table: Table): string {
  const count = table.columns.length;
  const lines = [
    table.columns.map((column) => csvCell(column.key, count)),
    ...table.rows.map((row) => table.columns.map((_, index) => csvCell(row[index], count))),
  ];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

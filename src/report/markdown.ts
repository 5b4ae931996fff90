// Markdown in which no applicant's text is markup: GitHub's flavour, and plain where flavours differ.
import { cellText } from './cell.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/**
 * What GitHub would turn into a link or a mention by itself. It looks for addresses after escapes are resolved, so that only
 * a code span stops it. The words looked at are cut where a sign would mean something inside of one.
 */
const linkLike = /@|:\/\/|www\./i;
const betweenWords = /([\s`|\\]+)/;

/** Signs that mean something at the start of a line only: list items, rules, underlined headings. Not the minus of -5. */
const atStart = /^(?:[-+](?=\s|$)|-(?=[-\s]*$)|=(?==*$)|\d+(?=[.)](?:\s|$)))/;

function escapedText(text: string): string {
  return text.replace(/[\\`*_[\]#~|$]/g, '\\$&').replace(/[<>&]/g, (sign) => entities[sign] ?? sign);
}

/** The text on one line, as itself: nothing in it becomes a link, an image, HTML, emphasis, a list or a cell border. */
export function markdownText(text: string): string {
  return visible(text)
    .trim()
    .split(betweenWords)
    .map((word) => (linkLike.test(word) ? `\`${word}\`` : escapedText(word)))
    .join('')
    .replace(atStart, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** A table in GitHub's flavour, with the titles as its header. Line breaks in a cell are shown as `\n`. */
export function toMarkdownTable(table: Table): string {
  return [
    row(table.columns.map((column) => markdownText(column.title))),
    row(table.columns.map((column) => (column.align === 'right' ? '---:' : '---'))),
    ...table.rows.map((cells) => row(table.columns.map((_, index) => markdownText(cellText(cells[index]))))),
  ].join('');
}

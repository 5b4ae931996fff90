// Rows of cells as the text of a file, with each tool's own habits.

export interface Habits {
  readonly delimiter?: string;
  /** Which cells stand in quotes; those that need them unless told otherwise. */
  readonly quotes?: 'needed' | 'all' | 'excel';
  readonly lineEnd?: string;
  /** Whether the last row ends with a line end too. */
  readonly closed?: boolean;
  readonly mark?: boolean;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export function delimited(rows: readonly (readonly string[])[], habits: Habits = {}): string {
  const { delimiter = ',', quotes = 'needed', lineEnd = '\r\n', closed = false, mark = false } = habits;
  // Excel puts commas in quotes even where a tab separates the cells.
  const reasons = new Set([delimiter, '"', '\r', '\n', ...(quotes === 'excel' ? [','] : [])]);
  const needsQuotes = (cell: string) => quotes === 'all' || [...cell].some((character) => reasons.has(character));
  const lines = rows.map((row) => row.map((cell) => (needsQuotes(cell) ? quoted(cell) : cell)).join(delimiter));
  return `${mark ? '\ufeff' : ''}${lines.join(lineEnd)}${closed ? lineEnd : ''}`;
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** With the byte order mark that Excel writes. */
export const utf16le = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

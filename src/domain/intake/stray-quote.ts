// A row in which other rows may have vanished: a quotation mark opens in it that is one too many.
import { copyOf } from '../copy-text.ts';
import type { Issue } from './issue.ts';

/** A row of a text, and the lines that look like rows of their own in it. */
export interface SwallowingRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly swallows: { readonly from: number; readonly to: number };
}

/** What holds such a row, whatever else is right or wrong with it. */
export const strayQuote = ({ line, cells, swallows: { from, to } }: SwallowingRow): Issue => ({
  line,
  column: null,
  code: 'stray-quote',
  severity: 'held',
  value: copyOf(cells.join(' | ').slice(0, 200)),
  detail: `on line ${from} and closes on line ${to}, in front of other text`,
});

/** Whether a row was held for that alone: read by its cells, it would look like any other. */
export const isStrayQuote = (issues: readonly Issue[]): boolean => issues.some(({ code }) => code === 'stray-quote');

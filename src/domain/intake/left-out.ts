// Records below the headers that are no rows, or nobody's any more: left out of the count, and told.
import { fold } from '../fold.ts';
import { isBlank } from './blank-row.ts';
import type { Layout } from './layout.ts';

export type WhyLeftOut = 'above-header' | 'blank' | 'repeated-header' | 'totals' | 'removed-person';

/** A record of the file that is no row, by its line. */
export interface LeftOut {
  readonly line: number;
  readonly why: WhyLeftOut;
}

/** Why a record that cannot be read as a row is none; null where it looks like one. */
export function whyNoRow(cells: readonly string[], { headerCells }: Layout): WhyLeftOut | null {
  if (isBlank(cells)) return 'blank';
  if (headerCells.some((headers) => isSame(cells, headers))) return 'repeated-header';
  return isTotals(cells) ? 'totals' : null;
}

/** Two exports, one below the other. */
const isSame = (cells: readonly string[], headers: readonly string[]): boolean =>
  headers.some((header) => header.trim() !== '') &&
  Array.from({ length: Math.max(cells.length, headers.length) }).every(
    (_, at) => (cells[at] ?? '').trim() === (headers[at] ?? '').trim(),
  );

const longestLabel = 60;
const totalsWords = /^(?:grand |sub ?)?(?:totals?|sum|count|counta|average|avg|mean|median)(?: |$)/;
const numbers = /^[\s\d.,:%$€£+()/-]+$/;

/** A word such as `Total`, and beside it nothing but numbers and more of such words. */
function isTotals(cells: readonly string[]): boolean {
  let labels = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '') continue;
    if (text.length > longestLabel || text.includes('@')) return false;
    if (totalsWords.test(fold(text))) labels++;
    else if (!numbers.test(text)) return false;
  }
  return labels > 0;
}

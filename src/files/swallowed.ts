// Rows that vanish in a cell of another, because a quotation mark opens there that is one too many.
import { carriageReturn, lineFeed, quote } from './delimiter-code.ts';

/**
 * Lines of one record that look like rows of their own: a quotation mark opens on `from`, and the one that closes it, on
 * `to`, stands where a cell begins and has text behind it. It was to open that cell, and the first is one too many.
 */
export interface Swallowed {
  readonly from: number;
  readonly to: number;
}

/** Watches the quotation marks of one record after another. */
export function createSwallowWatch(delimiter: number) {
  let found: Swallowed | null = null;
  return {
    /** Looks at text behind a closing quotation mark: a seldom thing, and only there rows can vanish in a cell. */
    look(cell: string, behind: string, lines: Swallowed): void {
      if (lines.from !== lines.to && opensCell(cell, behind, delimiter)) found ??= lines;
    },
    /** The finished record, with what was found in it. */
    close<Finished extends object>(record: Finished): Finished & { readonly swallows?: Swallowed } {
      if (found === null) return record;
      const swallowing = { ...record, swallows: found };
      found = null;
      return swallowing;
    },
  };
}

/** Whether the mark that closes a cell stands where a cell begins, with text behind it at once. */
function opensCell(cell: string, behind: string, delimiter: number): boolean {
  if (behind === '' || /^\s/.test(behind)) return false;
  let at = cell.length - 1;
  // The cell that it was to open may itself begin with marks, which were doubled.
  while (cell.charCodeAt(at) === quote) at -= 1;
  const before = cell.charCodeAt(at);
  return before === delimiter || before === lineFeed || before === carriageReturn;
}

// Rows that vanish in a cell of another, because a quotation mark opens there that is one too many.
import { carriageReturn, lineFeed, quote } from './delimiter-code.ts';

/**
 * Lines of one record that look like rows of their own: a quotation mark opens on `from`, and the one that closes it, on
 * `to`, has text behind it. It stands where a cell begins: it was to open that cell, and the first is one too many. Or it is
 * any mark in a cell, such as that of an inch, and the lines between have as many cells as the record.
 */
export interface Swallowed {
  readonly from: number;
  readonly to: number;
}

export type SwallowWatch = ReturnType<typeof createSwallowWatch>;

/** Watches the quotation marks of one record after another. */
export function createSwallowWatch(delimiter: number) {
  let found: Swallowed | null = null;
  /** Cells of several lines that end with text behind a mark which opens none. */
  let doubtful: DoubtfulCell[] = [];
  return {
    /**
     * Looks at text behind a closing quotation mark: a seldom thing, and only there rows can vanish in a cell. `place`: how
     * many cells of the record stand before this one.
     */
    look(cell: string, behind: string, lines: Swallowed, place: number): void {
      if (lines.from === lines.to) return;
      if (opensCell(cell, behind, delimiter)) found ??= lines;
      // Of a long text behind a mark the first piece is enough.
      else if (behind.trim() !== '' && doubtful.at(-1)?.place !== place) doubtful.push({ cell, place, lines });
    },
    /** The finished record, with what was found in it. */
    close<Finished extends { readonly cells: readonly string[] }>(
      record: Finished,
    ): Finished & { readonly swallows?: Swallowed } {
      if (found === null && doubtful.length === 0) return record;
      const width = record.cells.length;
      const swallows = found ?? doubtful.find((one) => isOfRows(one, width, delimiter))?.lines;
      found = null;
      doubtful = [];
      return swallows === undefined ? record : { ...record, swallows };
    },
  };
}

interface DoubtfulCell {
  readonly cell: string;
  readonly place: number;
  readonly lines: Swallowed;
}

/** Whether the lines of a cell are the rest of a row, whole rows, and the start of one, all as wide as the record. */
function isOfRows({ cell, place }: DoubtfulCell, width: number, delimiter: number): boolean {
  if (width < 2) return false;
  let joints = 0;
  let wanted = width - 1 - place;
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code === delimiter) joints++;
    if (code !== lineFeed && code !== carriageReturn) continue;
    if (joints !== wanted) return false;
    if (code === carriageReturn && cell.charCodeAt(at + 1) === lineFeed) at++;
    joints = 0;
    wanted = width - 1;
  }
  return joints === place;
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

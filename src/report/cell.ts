// What stands in a table, whichever format it is shown in.

export type Tone = 'good' | 'warn' | 'bad' | 'dim';

/** `null` is an empty cell. A tone colours the cell on a terminal and is nothing elsewhere, so the text must say it too. */
export type Cell = string | number | null | { readonly text: string | number; readonly tone?: Tone };

/** The value of a cell, without its tone. */
export function cellValue(cell: Cell | undefined): string | number | null {
  if (cell === undefined || cell === null) return null;
  return typeof cell === 'object' ? cell.text : cell;
}

export function cellText(cell: Cell | undefined): string {
  return String(cellValue(cell) ?? '');
}

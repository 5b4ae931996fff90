// What one change did to one row of the database: the same for every table, so that any change can be told and taken back.

/** A cell of a table; bytes in base64. */
export type Cell = string | number | null | { readonly bytes: string };

/** Of a long text the part that changed: where it begins, and of which whole it is, by length and SHA-256. */
export interface Excerpt {
  readonly from: number;
  readonly text: string;
  readonly length: number;
  readonly sha256: string;
}

export type CellImage = Cell | Excerpt;

/** Cells by column. */
export type Cells = Readonly<Record<string, CellImage>>;

/** `before` null: the row was added; `after` null: it was taken away; else both have the columns that changed, and no others. */
export interface ChangedRow {
  readonly table: string;
  /** The cells of the primary key as they were; of a row that was added as they are. */
  readonly key: Cells;
  readonly before: Cells | null;
  readonly after: Cells | null;
}

export const isExcerpt = (cell: CellImage | undefined): cell is Excerpt =>
  typeof cell === 'object' && cell !== null && 'from' in cell;

type Sha256 = (text: string) => string;

/** Shorter texts are kept whole. */
const longText = 200;

/** Two texts of one cell, each cut to what is not the same in both. */
export function excerpts(before: string, after: string, sha256: Sha256): readonly [CellImage, CellImage] {
  if (before.length < longText || after.length < longText) return [before, after];
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let end = 0;
  while (end < most - from && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) {
    end++;
  }
  const cut = (text: string): Excerpt => ({
    from,
    text: text.slice(from, text.length - end),
    length: text.length,
    sha256: sha256(text),
  });
  return [cut(before), cut(after)];
}

/** Whether a cell is what an image says. */
export function isLike(cell: Cell | undefined, image: CellImage, sha256: Sha256): boolean {
  if (!isExcerpt(image)) return JSON.stringify(cell) === JSON.stringify(image);
  return typeof cell === 'string' && cell.length === image.length && sha256(cell) === image.sha256;
}

/** The cell as it was, from the cell as it is and both images. Whoever calls has checked that it is like `after`. */
export function asBefore(cell: Cell, before: CellImage, after: CellImage | undefined): Cell {
  if (!isExcerpt(before)) return before;
  if (typeof cell !== 'string' || !isExcerpt(after)) throw new Error('an excerpt without the text that it is of');
  return cell.slice(0, before.from) + before.text + cell.slice(after.from + after.text.length);
}

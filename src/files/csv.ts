// A strict reader of CSV text: RFC 4180, and what form tools and spreadsheets really write. Push text in, take records out.

import { CsvReading } from './csv-reading.ts';
import type { Refusing } from './csv-refusals.ts';
import type { Swallowed } from './swallowed.ts';

/**
 * One record. `line` is the file's line on which it starts (1-based; CR, LF and CRLF end a line each, in quoted cells too).
 *
 * A cell may be a slice that keeps its whole chunk of text in memory: the caller copies what it keeps beyond the next
 * chunk (or writes it to the store, which copies).
 */
export interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
  /** The record as it stands in the text, without its line break and before any cell is decoded (original.ts). */
  readonly raw?: string;
  /** Whether all of it is ASCII for certain. */
  readonly isAscii?: boolean;
  /** Whether each of its cells is, for certain, as JSON would write it: ASCII without quotation marks, backslashes and line breaks. */
  readonly isPlain?: boolean;
  /** Absent of a record in which every quotation mark stands where it should. */
  readonly swallows?: Swallowed;
}

/** Feed `push` the text in pieces of any size, then call `end` once. A reader that has thrown is done for. */
export interface CsvReader {
  /** The records that this piece completes, in order. `bytes`: the piece itself, where each of its characters is one. */
  push(text: string, bytes?: Uint8Array | null): CsvRecord[];
  /** The last record, where the text does not end with a line break. */
  end(): CsvRecord[];
}

export interface CsvOptions {
  /** One character; a comma unless told otherwise. */
  readonly delimiter?: string;
  /** A longer record is refused: this bounds what one forgotten quotation mark can swallow. 32 Mi unless told otherwise. */
  readonly maxRecordCharacters?: number;
  /** What a cell with characters beyond ASCII really says (decode.ts); without it cells are taken as they stand. */
  readonly decodeCell?: ((cell: string) => string) | null;
  /** How a quotation mark that is never closed is mended, where it is refused. */
  readonly refusing?: Refusing;
}

/**
 * Makes a reader for one file. Time is linear in the text however it is cut, memory is one piece and one record.
 *
 * - A quotation mark that starts a cell opens quoting; anywhere else in an unquoted cell it is text.
 * - Text behind the closing quotation mark belongs to the cell as it stands, spaces too: `"abc" ,` is `abc ` and
 *   `"a"b"c"` is `ab"c"`. Dropping nothing is the rule here; whoever reads the value trims it.
 * - A line with nothing on it is no record, but counts as a line. `,,,` and `""` are records.
 *
 * @throws UserError for a delimiter that can't be one; from `push` and `end` for a quotation mark that is never closed,
 *   naming the line on which it opens, and for a record of too many characters or cells.
 */
export function createCsvReader(options: CsvOptions = {}): CsvReader {
  return new CsvReading(options);
}

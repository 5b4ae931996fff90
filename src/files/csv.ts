// A strict reader of CSV text: RFC 4180, and what form tools and spreadsheets really write. Push text in, take records out.
import { neverClosed, type Refusing, tooLong, tooManyCells, unclosedWithin } from './csv-refusals.ts';
import { carriageReturn, delimiterCode, lineFeed, quote } from './delimiter-code.ts';
import { indexOrEnd, isAt, openLookout } from './find-ahead.ts';
import { createSwallowWatch, type Swallowed } from './swallowed.ts';

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
  /** The records that this piece completes, in order. */
  push(text: string): CsvRecord[];
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

/** More than any spreadsheet has columns (Google Sheets: 18,278): a record beyond it is no row of an export. */
const mostCells = 20_000;

/** Where the next character stands; `after-quote`: behind a quotation mark that closes the cell or is the first of two. */
type State = 'record-start' | 'cell-start' | 'unquoted' | 'quoted' | 'after-quote';

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
  const delimiter = delimiterCode(options.delimiter ?? ',');
  const decodeCell = options.decodeCell ?? null;
  const isTabbed = options.delimiter === '\t';
  const limit = options.maxRecordCharacters ?? 32 * 1024 * 1024;
  const refusing = options.refusing ?? 'by-hand';

  let state: State = 'record-start';
  /** The line of the next character; of the open record; of the quotation mark that opened the open cell, 0 where none did. */
  let line = 1;
  let recordLine = 1;
  let quoteLine = 0;
  /** The open record: its finished cells, and what earlier pieces hold of the open cell. */
  let cells: string[] = [];
  let held = '';
  /** The quoted text in `held` still has its quotation marks doubled. */
  let hasDoubled = false;
  /** The open record has cells with quotation marks in them, or behind the one that closes them. */
  let hasMarks = false;
  const watch = createSwallowWatch(delimiter);
  /** How many characters of the open record are read; `before`: those of earlier pieces. */
  let seen = 0;
  let before = '';
  /** The last character was a CR: an LF now belongs to the same line break. */
  let afterReturn = false;
  /** The piece that is read, and where in it the open record starts: before its start where an earlier piece began it. */
  let text = '';
  let recordStart = 0;
  let ahead = openLookout(text, isTabbed);
  /** Line breaks inside quotes are found by jumping, each search going on where the last one ended. */
  let nextFeed = -1;
  let nextReturn = -1;

  function decodeCells(): void {
    if (decodeCell === null) return;
    for (let index = 0; index < cells.length; index++) cells[index] = decodeCell(cells[index] ?? '');
  }

  function closeQuoted(raw: string): string {
    if (!hasDoubled) return raw;
    hasDoubled = false;
    hasMarks = true;
    // Every quotation mark in `raw` is one of a pair.
    return raw.replaceAll('""', '"');
  }

  /** From inside of a quoted cell to the mark that closes it, past the end of the piece where none does; counts the lines. */
  function toClosingMark(from: number): number {
    let at = indexOrEnd(text, '"', from);
    while (isAt(text, at + 1, quote)) {
      hasDoubled = true;
      at = indexOrEnd(text, '"', at + 2);
    }
    if (nextFeed < from) nextFeed = indexOrEnd(text, '\n', from);
    while (nextFeed < at) {
      const isSecondHalf = nextFeed === 0 ? afterReturn : text.charCodeAt(nextFeed - 1) === carriageReturn;
      if (!isSecondHalf) line += 1;
      nextFeed = indexOrEnd(text, '\n', nextFeed + 1);
    }
    if (nextReturn < from) nextReturn = indexOrEnd(text, '\r', from);
    while (nextReturn < at) {
      line += 1;
      nextReturn = indexOrEnd(text, '\r', nextReturn + 1);
    }
    return at;
  }

  /** Past the line break at `at`, which is the character `code`. */
  function pastBreak(at: number, code: number): number {
    line += 1;
    recordStart = code === carriageReturn && isAt(text, at + 1, lineFeed) ? at + 2 : at + 1;
    return recordStart;
  }

  /** The record that ends at `to`, with all its cells read. */
  function closeRecord(to: number): CsvRecord {
    const raw = recordStart < 0 ? before + text.slice(0, to) : text.slice(recordStart, to);
    // Of a record that began in an earlier piece nobody knows what it holds.
    const isAscii = recordStart >= 0 && ahead.isAscii(recordStart, to);
    const isPlain = isAscii && !hasMarks && ahead.isUnescaped(recordStart, to);
    if (!isAscii) decodeCells();
    const record = watch.close({ line: recordLine, cells, raw, isAscii, isPlain });
    cells = [];
    hasMarks = false;
    state = 'record-start';
    return record;
  }

  /**
   * Reads on to the end of the open record, or of the piece, and says how far it has come. Whole cells are sliced from
   * the piece; only the open cell is carried over, so nothing is read twice.
   */
  function readOn(from: number, records: CsvRecord[]): number {
    const end = text.length;
    let at = from;
    if (state === 'record-start') {
      const code = text.charCodeAt(at);
      if (code === lineFeed || code === carriageReturn) return pastBreak(at, code);
      recordLine = line;
      state = 'cell-start';
    }

    let cellStart = at;
    while (at < end) {
      if (state === 'cell-start') {
        cellStart = at;
        state = 'unquoted';
        quoteLine = 0;
        if (text.charCodeAt(at) === quote) {
          state = 'quoted';
          quoteLine = line;
          at += 1;
          cellStart = at;
        }
      } else if (state === 'after-quote') {
        if (text.charCodeAt(at) === quote) {
          state = 'quoted';
          hasDoubled = true;
          held += '""';
          at += 1;
          cellStart = at;
        } else {
          state = 'unquoted';
          held = closeQuoted(held);
        }
      }

      if (state === 'quoted') {
        at = toClosingMark(at);
        if (at >= end - 1) {
          held += text.slice(cellStart, at);
          if (at === end - 1) state = 'after-quote';
          return end;
        }
        held = closeQuoted(held === '' ? text.slice(cellStart, at) : held + text.slice(cellStart, at));
        state = 'unquoted';
        at += 1;
        cellStart = at;
      }

      let code = text.charCodeAt(at);
      while (code !== delimiter && code !== lineFeed && code !== carriageReturn) {
        if (code === quote) hasMarks = true;
        at += 1;
        if (at >= end) break;
        code = text.charCodeAt(at);
      }
      if (quoteLine > 0 && held !== '' && at > cellStart)
        watch.look(held, text.slice(cellStart, at), { from: quoteLine, to: line }, cells.length);
      if (at >= end) {
        held += text.slice(cellStart);
        return end;
      }
      if (held === '') {
        cells.push(text.slice(cellStart, at));
      } else {
        cells.push(at === cellStart ? held : held + text.slice(cellStart, at));
        held = '';
      }
      if (code !== delimiter) {
        records.push(closeRecord(at));
        return pastBreak(at, code);
      }
      if (cells.length >= mostCells) throw tooManyCells(mostCells, recordLine);
      at += 1;
      state = 'cell-start';
    }
    return end;
  }

  /** Reads one piece. */
  function read(piece: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    text = piece;
    ahead = openLookout(piece, isTabbed);
    nextFeed = -1;
    nextReturn = -1;
    const end = piece.length;
    let at = state === 'record-start' && afterReturn && isAt(piece, 0, lineFeed) ? 1 : 0;
    recordStart = at - seen;
    while (at < end) at = readOn(at, records);
    seen = end - recordStart;
    before = recordStart < 0 ? before + piece : piece.slice(recordStart);
    afterReturn = isAt(piece, end - 1, carriageReturn);
    text = '';
    return records;
  }

  function refuseLongRecord(): never {
    const isOpen = state === 'quoted' || state === 'after-quote';
    throw isOpen ? unclosedWithin(limit, quoteLine, refusing) : tooLong(limit, recordLine);
  }

  function push(text: string): CsvRecord[] {
    if (text === '') return [];
    if (seen + text.length <= limit) return read(text);
    // Never read beyond the first character too many, so that the refusal does not depend on how the text was cut.
    const records: CsvRecord[] = [];
    for (let at = 0; at < text.length; ) {
      const piece = text.slice(at, at + limit + 1 - seen);
      at += piece.length;
      for (const record of read(piece)) records.push(record);
      if (seen > limit) refuseLongRecord();
    }
    return records;
  }

  function end(): CsvRecord[] {
    if (state === 'quoted') throw neverClosed(quoteLine, refusing);
    if (state === 'record-start') return [];
    cells.push(closeQuoted(held));
    decodeCells();
    state = 'record-start';
    return [watch.close({ line: recordLine, cells, raw: before, isAscii: false, isPlain: false })];
  }

  return { push, end };
}

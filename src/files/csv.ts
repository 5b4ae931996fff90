// A strict reader of CSV text: RFC 4180, and what form tools and spreadsheets really write. Push text in, take records out.
import { neverClosed, type Refusing, tooLong, tooManyCells, unclosedWithin } from './csv-refusals.ts';
import { carriageReturn, delimiterCode, lineFeed, quote } from './delimiter-code.ts';
import { indexOrEnd, isAt, nextBeyondAscii, nextOdd } from './find-ahead.ts';
import { createSwallowWatch, type Swallowed, type SwallowWatch } from './swallowed.ts';

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
  return new OpenReader(options);
}

/** A class, since V8 compiles the methods of all readers once: the head of a file has been read by others before its rows are. */
class OpenReader implements CsvReader {
  private readonly joint: string;
  private readonly delimiter: number;
  private readonly decodeCell: ((cell: string) => string) | null;
  private readonly isTabbed: boolean;
  private readonly limit: number;
  private readonly refusing: Refusing;

  private state: State = 'record-start';
  /** The line of the next character; of the open record; of the quotation mark that opened the open cell, 0 where none did. */
  private line = 1;
  private recordLine = 1;
  private quoteLine = 0;
  /** The open record: its finished cells, and what earlier pieces hold of the open cell. */
  private cells: string[] = [];
  private held = '';
  /** The quoted text in `held` still has its quotation marks doubled. */
  private hasDoubled = false;
  /** The open record has cells with quotation marks in them, or behind the one that closes them; with line breaks. */
  private hasMarks = false;
  private hasBreaks = false;
  private readonly watch: SwallowWatch;
  /** How many characters of the open record are read; `before`: those of earlier pieces. */
  private seen = 0;
  private before = '';
  /** The last character was a CR: an LF now belongs to the same line break. */
  private afterReturn = false;
  /** The piece that is read, and where in it the open record starts: before its start where an earlier piece began it. */
  private text = '';
  private recordStart = 0;
  /**
   * Where in the piece the next of each stands: found by jumping, each search going on where the last one ended.
   * `nextOdd`: a character beyond ASCII or, where no tabs stand between the cells, a control character that ends no line.
   */
  private nextJoint = -1;
  private nextFeed = -1;
  private nextReturn = -1;
  private nextMark = -1;
  private nextBackslash = -1;
  private nextOdd = -1;

  constructor(options: CsvOptions) {
    this.joint = options.delimiter ?? ',';
    this.delimiter = delimiterCode(this.joint);
    this.decodeCell = options.decodeCell ?? null;
    this.isTabbed = this.joint === '\t';
    this.limit = options.maxRecordCharacters ?? 32 * 1024 * 1024;
    this.refusing = options.refusing ?? 'by-hand';
    this.watch = createSwallowWatch(this.delimiter);
  }

  private decodeCells(): void {
    if (this.decodeCell === null) return;
    for (let index = 0; index < this.cells.length; index++)
      this.cells[index] = this.decodeCell(this.cells[index] ?? '');
  }

  private closeQuoted(raw: string): string {
    if (!this.hasDoubled) return raw;
    this.hasDoubled = false;
    this.hasMarks = true;
    // Every quotation mark in `raw` is one of a pair.
    return raw.replaceAll('""', '"');
  }

  /** From inside of a quoted cell to the mark that closes it, past the end of the piece where none does; counts the lines. */
  private toClosingMark(from: number): number {
    const { text } = this;
    let at = indexOrEnd(text, '"', from);
    while (isAt(text, at + 1, quote)) {
      this.hasDoubled = true;
      at = indexOrEnd(text, '"', at + 2);
    }
    if (this.nextFeed < from) this.nextFeed = indexOrEnd(text, '\n', from);
    if (this.nextReturn < from) this.nextReturn = indexOrEnd(text, '\r', from);
    if (this.nextFeed < at || this.nextReturn < at) this.hasBreaks = true;
    while (this.nextFeed < at) {
      const isSecondHalf =
        this.nextFeed === 0 ? this.afterReturn : text.charCodeAt(this.nextFeed - 1) === carriageReturn;
      if (!isSecondHalf) this.line += 1;
      this.nextFeed = indexOrEnd(text, '\n', this.nextFeed + 1);
    }
    while (this.nextReturn < at) {
      this.line += 1;
      this.nextReturn = indexOrEnd(text, '\r', this.nextReturn + 1);
    }
    return at;
  }

  /** Past the line break at `at`, which is the character `code`. */
  private pastBreak(at: number, code: number): number {
    this.line += 1;
    this.recordStart = code === carriageReturn && isAt(this.text, at + 1, lineFeed) ? at + 2 : at + 1;
    return this.recordStart;
  }

  /** The record that ends at `to`, with all its cells read. */
  private closeRecord(to: number): CsvRecord {
    const { text } = this;
    const raw = this.recordStart < 0 ? this.before + text.slice(0, to) : text.slice(this.recordStart, to);
    // Of a record that began in an earlier piece nobody knows what it holds.
    const isAscii = this.recordStart >= 0 && this.isAscii(this.recordStart, to);
    const isPlain = isAscii && !this.hasMarks && !this.hasBreaks && this.isUnescaped(this.recordStart, to);
    if (!isAscii) this.decodeCells();
    const record = this.watch.close({ line: this.recordLine, cells: this.cells, raw, isAscii, isPlain });
    this.cells = [];
    this.hasMarks = false;
    this.hasBreaks = false;
    this.state = 'record-start';
    return record;
  }

  /** Whether all of it is ASCII for certain. */
  private isAscii(from: number, to: number): boolean {
    const next = this.isTabbed ? nextBeyondAscii : nextOdd;
    if (this.nextOdd < from) this.nextOdd = next(this.text, from);
    return this.nextOdd >= to;
  }

  /** Whether what is ASCII holds nothing that JSON escapes, but for quotation marks and line breaks. */
  private isUnescaped(from: number, to: number): boolean {
    if (this.isTabbed) return false;
    if (this.nextBackslash < from) this.nextBackslash = indexOrEnd(this.text, '\\', from);
    return this.nextBackslash >= to;
  }

  /**
   * Reads on to the end of the open record, or of the piece, and says how far it has come. Whole cells are sliced from
   * the piece; only the open cell is carried over, so nothing is read twice.
   */
  private readOn(from: number, records: CsvRecord[]): number {
    const { text, delimiter } = this;
    const end = text.length;
    let at = from;
    if (this.state === 'record-start') {
      const code = text.charCodeAt(at);
      if (code === lineFeed || code === carriageReturn) return this.pastBreak(at, code);
      this.recordLine = this.line;
      this.state = 'cell-start';
    }
    const { cells } = this;
    while (at < end) {
      if (this.state !== 'cell-start' || text.charCodeAt(at) === quote) {
        at = this.pastQuotes(at);
        if (this.state !== 'unquoted') return end;
      }
      const start = at;
      if (this.nextJoint < at) this.nextJoint = indexOrEnd(text, this.joint, at);
      if (this.nextFeed < at) this.nextFeed = indexOrEnd(text, '\n', at);
      if (this.nextReturn < at) this.nextReturn = indexOrEnd(text, '\r', at);
      at = Math.min(this.nextJoint, this.nextFeed, this.nextReturn);
      if (this.nextMark < start) this.nextMark = indexOrEnd(text, '"', start);
      if (this.nextMark < at) this.hasMarks = true;
      if (at >= end) return this.keepOpen(text.slice(start));
      const code = text.charCodeAt(at);
      const rest = text.slice(start, at);
      cells.push(this.held === '' ? rest : this.closeHeld(rest));
      if (code !== delimiter) {
        records.push(this.closeRecord(at));
        return this.pastBreak(at, code);
      }
      if (cells.length >= mostCells) throw tooManyCells(mostCells, this.recordLine);
      at += 1;
      this.state = 'cell-start';
    }
    return end;
  }

  /** From where a cell starts in quotation marks, or an earlier piece left it, to where it goes on without: there it is `unquoted`. */
  private pastQuotes(from: number): number {
    const { text } = this;
    let start = from;
    if (this.state === 'cell-start') {
      this.state = 'quoted';
      this.quoteLine = this.line;
      start += 1;
    } else if (this.state === 'after-quote') {
      if (text.charCodeAt(from) === quote) {
        this.state = 'quoted';
        this.hasDoubled = true;
        this.held += '""';
        start += 1;
      } else {
        this.state = 'unquoted';
        this.held = this.closeQuoted(this.held);
      }
    }
    if (this.state === 'unquoted') return start;
    const at = this.toClosingMark(start);
    const part = text.slice(start, at);
    this.held = this.held === '' ? part : this.held + part;
    const last = text.length - 1;
    if (at < last) {
      this.held = this.closeQuoted(this.held);
      this.state = 'unquoted';
    } else if (at === last) this.state = 'after-quote';
    return at + 1;
  }

  /** The open cell goes on in the next piece, where this one ends outside of quotation marks. */
  private keepOpen(rest: string): number {
    if (this.state === 'cell-start') {
      this.state = 'unquoted';
      this.quoteLine = 0;
    } else this.lookBehindQuotes(rest);
    this.held += rest;
    return this.text.length;
  }

  /** The open cell of which something is held already, with the rest of it. */
  private closeHeld(rest: string): string {
    this.lookBehindQuotes(rest);
    const cell = rest === '' ? this.held : this.held + rest;
    this.held = '';
    return cell;
  }

  private lookBehindQuotes(rest: string): void {
    if (this.quoteLine === 0 || this.held === '' || rest === '') return;
    this.watch.look(this.held, rest, { from: this.quoteLine, to: this.line }, this.cells.length);
  }

  /** Reads one piece. */
  private read(piece: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    this.text = piece;
    this.nextJoint = -1;
    this.nextFeed = -1;
    this.nextReturn = -1;
    this.nextMark = -1;
    this.nextBackslash = -1;
    this.nextOdd = -1;
    const end = piece.length;
    let at = this.state === 'record-start' && this.afterReturn && isAt(piece, 0, lineFeed) ? 1 : 0;
    this.recordStart = at - this.seen;
    while (at < end) at = this.readOn(at, records);
    this.seen = end - this.recordStart;
    this.before = this.recordStart < 0 ? this.before + piece : piece.slice(this.recordStart);
    this.afterReturn = isAt(piece, end - 1, carriageReturn);
    this.text = '';
    return records;
  }

  private refuseLongRecord(): never {
    const isOpen = this.state === 'quoted' || this.state === 'after-quote';
    throw isOpen ? unclosedWithin(this.limit, this.quoteLine, this.refusing) : tooLong(this.limit, this.recordLine);
  }

  push(text: string): CsvRecord[] {
    if (text === '') return [];
    if (this.seen + text.length <= this.limit) return this.read(text);
    // Never read beyond the first character too many, so that the refusal does not depend on how the text was cut.
    const records: CsvRecord[] = [];
    for (let at = 0; at < text.length; ) {
      const piece = text.slice(at, at + this.limit + 1 - this.seen);
      at += piece.length;
      for (const record of this.read(piece)) records.push(record);
      if (this.seen > this.limit) this.refuseLongRecord();
    }
    return records;
  }

  end(): CsvRecord[] {
    if (this.state === 'quoted') throw neverClosed(this.quoteLine, this.refusing);
    if (this.state === 'record-start') return [];
    this.cells.push(this.closeQuoted(this.held));
    this.decodeCells();
    this.state = 'record-start';
    return [
      this.watch.close({ line: this.recordLine, cells: this.cells, raw: this.before, isAscii: false, isPlain: false }),
    ];
  }
}

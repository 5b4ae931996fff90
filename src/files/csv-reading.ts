// A CSV text that is being read, piece by piece: what has been read of the open record, and how it goes on.
import type { CsvOptions, CsvReader, CsvRecord } from './csv.ts';
import { neverClosed, type Refusing, tooLong, tooManyCells, unclosedWithin } from './csv-refusals.ts';
import { carriageReturn, delimiterCode, lineFeed, quote } from './delimiter-code.ts';
import { Piece } from './piece.ts';
import { createSwallowWatch, type SwallowWatch } from './swallowed.ts';

/** More than any spreadsheet has columns (Google Sheets: 18,278): a record beyond it is no row of an export. */
const mostCells = 20_000;

/** Where the next character stands; `after-quote`: behind a quotation mark that closes the cell or is the first of two. */
type State = 'record-start' | 'cell-start' | 'unquoted' | 'quoted' | 'after-quote';

/**
 * What `createCsvReader` makes. A class, since V8 compiles the methods of all of them once: the head of a file has been read
 * by others before its rows are.
 */
export class CsvReading implements CsvReader {
  private readonly delimiter: string;
  private readonly decodeCell: ((cell: string) => string) | null;
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
  private piece: Piece;
  private recordStart = 0;

  constructor(options: CsvOptions) {
    this.delimiter = options.delimiter ?? ',';
    this.decodeCell = options.decodeCell ?? null;
    this.limit = options.maxRecordCharacters ?? 32 * 1024 * 1024;
    this.refusing = options.refusing ?? 'by-hand';
    this.watch = createSwallowWatch(delimiterCode(this.delimiter));
    this.piece = new Piece('', this.delimiter, null);
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
    let at = this.piece.nextMark(from);
    while (this.piece.isAt(at + 1, quote)) {
      this.hasDoubled = true;
      at = this.piece.nextMark(at + 2);
    }
    const lines = this.piece.linesIn(from, at, this.afterReturn);
    if (lines > 0) this.hasBreaks = true;
    this.line += lines;
    return at;
  }

  /** Past the line break at `at`, which is the character `code`. */
  private pastBreak(at: number, code: number): number {
    this.line += 1;
    this.recordStart = code === carriageReturn && this.piece.isAt(at + 1, lineFeed) ? at + 2 : at + 1;
    return this.recordStart;
  }

  /** The record that ends at `to`, with all its cells read. */
  private closeRecord(to: number): CsvRecord {
    const { text } = this.piece;
    const raw = this.recordStart < 0 ? this.before + text.slice(0, to) : text.slice(this.recordStart, to);
    // Of a record that began in an earlier piece nobody knows what it holds.
    const isAscii = this.recordStart >= 0 && this.piece.isAscii(this.recordStart, to);
    const isPlain = isAscii && !this.hasMarks && !this.hasBreaks && this.piece.isUnescaped(this.recordStart, to);
    if (!isAscii) this.decodeCells();
    const record = this.watch.close({ line: this.recordLine, cells: this.cells, raw, isAscii, isPlain });
    this.cells = [];
    this.hasMarks = false;
    this.hasBreaks = false;
    this.state = 'record-start';
    return record;
  }

  /**
   * Reads on to the end of the open record, or of the piece, and says how far it has come. Whole cells are sliced from
   * the piece; only the open cell is carried over, so nothing is read twice.
   */
  private readOn(from: number, records: CsvRecord[]): number {
    const { piece } = this;
    const { text } = piece;
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
      at = piece.endOfCell(at);
      if (piece.nextMark(start) < at) this.hasMarks = true;
      if (at >= end) return this.keepOpen(text.slice(start));
      const code = text.charCodeAt(at);
      const rest = text.slice(start, at);
      cells.push(this.held === '' ? rest : this.closeHeld(rest));
      if (code === lineFeed || code === carriageReturn) {
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
    const { text } = this.piece;
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
    return this.piece.text.length;
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
  private read(text: string, bytes: Uint8Array | null): CsvRecord[] {
    const records: CsvRecord[] = [];
    const piece = new Piece(text, this.delimiter, bytes);
    this.piece = piece;
    const end = text.length;
    let at = this.state === 'record-start' && this.afterReturn && piece.isAt(0, lineFeed) ? 1 : 0;
    this.recordStart = at - this.seen;
    while (at < end) at = this.readOn(at, records);
    this.seen = end - this.recordStart;
    this.before = this.recordStart < 0 ? this.before + text : text.slice(this.recordStart);
    this.afterReturn = piece.isAt(end - 1, carriageReturn);
    return records;
  }

  private refuseLongRecord(): never {
    const isOpen = this.state === 'quoted' || this.state === 'after-quote';
    throw isOpen ? unclosedWithin(this.limit, this.quoteLine, this.refusing) : tooLong(this.limit, this.recordLine);
  }

  push(text: string, bytes: Uint8Array | null = null): CsvRecord[] {
    if (text === '') return [];
    if (this.seen + text.length <= this.limit) return this.read(text, bytes);
    // Never read beyond the first character too many, so that the refusal does not depend on how the text was cut.
    const records: CsvRecord[] = [];
    for (let at = 0; at < text.length; ) {
      const piece = text.slice(at, at + this.limit + 1 - this.seen);
      at += piece.length;
      for (const record of this.read(piece, null)) records.push(record);
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

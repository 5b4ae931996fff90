// The rows of one sheet, as its XML comes in.
import { UserError } from '../../domain/user-error.ts';
import type { CsvRecord } from '../csv.ts';
import { type DateSystem, type NumberKind, numberText } from './numbers.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { Styles } from './styles.ts';
import { longestCell, plainText } from './text.ts';
import { damaged, readXml } from './xml.ts';

export interface SheetContext {
  /** How messages call the sheet: `book.xlsx > Sheet1`. */
  readonly name: string;
  readonly strings: SharedStrings;
  readonly styles: Styles;
  readonly dates: DateSystem;
}

/** As many as the largest sheet has: ECMA-376 allows no more, and neither does Excel. */
const mostColumns = 16_384;
const mostRows = 1_048_576;
/** A row beyond this is no response; the same bound as for a record of a text. */
const longestRow = longestCell;

/** The header is among the first rows: they say how wide a row is. */
const headRows = 1000;

/** Rows are handed on by the batch: so many, or so many characters. */
const batchRows = 500;
const batchCharacters = 256 * 1024;

const plainNumber: NumberKind = { kind: 'number' };

/**
 * The rows with anything in them, a batch at a time; `line` is the number that the sheet shows beside the row. A row is
 * as wide as the widest of the first ones at least: empty cells at its end are not in the file. What the sheet says of
 * its own size is not looked at.
 *
 * @throws UserError for a sheet that is damaged, a cell beyond what a sheet can have, and a row too long for a response.
 */
export async function* sheetRows(
  chunks: AsyncIterable<Uint8Array>,
  { name, strings, styles, dates }: SheetContext,
): AsyncGenerator<CsvRecord[]> {
  let batch: CsvRecord[] = [];
  let characters = 0;
  let width = 0;
  let count = 0;

  let tag = '';
  let inData = false;
  /** The open row: its number, its cells so far, and how long they are. */
  let line = 0;
  let cells: string[] = [];
  let rowCharacters = 0;
  /** The open cell: its column from 0, its type and style, and its text so far. */
  let column = -1;
  let type = '';
  let style = 0;
  let text = '';
  let isText = false;
  let isPhonetic = false;

  const startRow = (): void => {
    line += 1;
    cells = [];
    rowCharacters = 0;
    column = -1;
  };

  const endRow = (): void => {
    let filled = cells.length;
    while (filled > 0 && cells[filled - 1] === '') filled -= 1;
    if (filled === 0) return;
    count += 1;
    if (count <= headRows) width = Math.max(width, filled);
    cells.length = filled;
    while (cells.length < width) cells.push('');
    batch.push({ line, cells });
    characters += rowCharacters + cells.length;
  };

  const startCell = (): void => {
    column += 1;
    type = '';
    style = 0;
    text = '';
  };

  const endCell = (): void => {
    if (text === '') return;
    if (column >= mostColumns) throw tooWide(name, line);
    const value = valueOfCell();
    while (cells.length < column) cells.push('');
    if ((cells[column] ?? '') !== '') throw damaged(name, `row ${line} holds two cells in one place`);
    cells[column] = value;
    rowCharacters += value.length;
    if (rowCharacters > longestRow) throw tooLong(name, line);
  };

  function valueOfCell(): string {
    switch (type) {
      case 's': {
        const string = strings.get(Number(text));
        if (string !== undefined) return string;
        throw damaged(name, `row ${line} refers to a text that the workbook does not hold (${text.slice(0, 20)})`);
      }
      case 'b':
        return text === '0' || text === 'false' ? 'FALSE' : 'TRUE';
      case 'd':
        return text.replace('T', ' ').replace(/(?:\.0+)?Z?$/, '');
      case 'str':
      case 'inlineStr':
      case 'e':
        return plainText(text);
      default:
        return numberText(text, styles[style] ?? plainNumber, dates);
    }
  }

  const rows = readXml(name, chunks, {
    open(opened) {
      tag = opened;
      if (!inData) {
        if (opened === 'sheetData') inData = true;
        return;
      }
      if (opened === 'c') startCell();
      else if (opened === 'v' || opened === 't') isText = !isPhonetic;
      else if (opened === 'row') startRow();
      else if (opened === 'rPh') isPhonetic = true;
    },
    attribute(key, value) {
      if (!inData) return;
      if (tag === 'c') {
        if (key === 'r') column = columnOf(value) ?? column;
        else if (key === 't') type = value;
        else if (key === 's') style = Number(value);
      } else if (tag === 'row' && key === 'r') {
        const number = Number(value);
        if (!(number >= 1 && number <= mostRows)) throw damaged(name, `it has a row ${value.slice(0, 20)}`);
        if (number < line) throw damaged(name, `row ${number} comes after row ${line - 1}`);
        line = number;
      }
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      if (text.length > longestCell) throw tooLong(name, line);
    },
    close(closed) {
      if (!inData) return;
      if (closed === 'v' || closed === 't') isText = false;
      else if (closed === 'c') endCell();
      else if (closed === 'row') endRow();
      else if (closed === 'rPh') isPhonetic = false;
      else if (closed === 'sheetData') inData = false;
    },
  });

  for await (const _ of rows) {
    if (batch.length < batchRows && characters < batchCharacters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

/** `AB12` is column 27, A being 0; null for what names no column. */
function columnOf(reference: string): number | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
    if (column > mostColumns) return mostColumns;
  }
  return at === 0 ? null : column - 1;
}

const mendSheet = 'check that the sheet holds one response a row, and import again; nothing of it was imported';

const tooWide = (name: string, line: number): UserError =>
  new UserError(`${name}: row ${line} has more than ${mostColumns.toLocaleString('en-US')} cells`, { hint: mendSheet });

const tooLong = (name: string, line: number): UserError =>
  new UserError(`${name}: row ${line} is longer than ${longestRow.toLocaleString('en-US')} characters`, {
    hint: mendSheet,
  });

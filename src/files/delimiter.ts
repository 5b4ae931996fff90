// What separates the cells of a text, found out by reading it.
import { UserError, usageError } from '../domain/user-error.ts';
import { type CsvRecord, createCsvReader } from './csv.ts';

/** What can be found out; the first wins where two fit equally. */
const candidates = ['\t', ',', ';', '|'] as const;

/** How people name delimiters; any single character may be given as it is too. */
const names: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', '\\t': '\t' };

/** The delimiter that somebody has named. @throws UserError for what is none. */
export function delimiterNamed(name: string): string {
  const known = name.toLowerCase();
  const delimiter = (Object.hasOwn(names, known) ? names[known] : undefined) ?? name;
  if (delimiter.length === 1 && !'"\r\n'.includes(delimiter)) return delimiter;
  throw usageError(
    `"${name}" can't separate cells`,
    'choose one of comma, semicolon, tab, pipe, or give the character',
  );
}

export interface Delimited {
  readonly delimiter: string;
  /** The first line only names the delimiter, for Excel: it is no record. */
  readonly isNamed: boolean;
}

const pieceLength = 1_024;
/** How many records tell, or a few more. */
const mostRecords = 200;
/** What Excel reads and writes as a first line; some tools quote it. */
const separatorLine = /^"?sep=([^"\r\n])"?(?:\r\n?|\n|$)/i;

/**
 * The delimiter of a text by its `head`, which may end anywhere unless it is all. A separator line settles it. Else the
 * text is cut by each candidate, quotation marks respected, and the one counts under which the rows agree, from the
 * header on: in a file of semicolons the commas of prose and of decimal numbers give every row another number of cells
 * than the header. A comma where none fits: a text of one column. What somebody has told (`told`) is it in any case.
 */
export function findDelimiter(
  head: string,
  { isWhole, told }: { isWhole: boolean; told?: string | undefined },
): Delimited {
  const named = separatorLine.exec(head)?.[1];
  if (told !== undefined) return { delimiter: told, isNamed: named !== undefined };
  if (named !== undefined) return { delimiter: named, isNamed: true };
  const fits: Fit[] = [];
  for (const delimiter of candidates) {
    const fit = head.includes(delimiter) ? fitOf(recordsOf(head, delimiter, isWhole), delimiter, head) : null;
    if (fit !== null) fits.push(fit);
  }
  // Where no delimiter gives most rows the same width, rows are ragged: then whatever comes first.
  const even = fits.filter(({ share }) => share >= 0.5);
  const [first, ...others] = even.length > 0 ? even : fits;
  const best = others.reduce<Fit | undefined>((best, fit) => (best && !isBetter(fit, best) ? best : fit), first);
  return { delimiter: best?.delimiter ?? ',', isNamed: false };
}

/** How well a delimiter fits, by the width that most of the records of more than one cell have. */
interface Fit {
  readonly delimiter: string;
  readonly width: number;
  /** How many records stand before the first of that width: under the right delimiter the header has it already. */
  readonly before: number;
  /** How many of all records have it, from 0 to 1. */
  readonly share: number;
  /** Whether it is a single record that tells. */
  readonly isLone: boolean;
  /** How many quotation marks open a cell behind it. */
  readonly quotes: number;
}

function isBetter(one: Fit, other: Fit): boolean {
  if (one.before !== other.before) return one.before < other.before;
  // No second record to compare with: a cell in quotation marks shows what stands before it.
  if ((one.isLone || other.isLone) && one.quotes !== other.quotes) return one.quotes > other.quotes;
  const weight = ({ share, width }: Fit) => share * (1 - 1 / width);
  return weight(one) > weight(other);
}

function fitOf(records: readonly CsvRecord[], delimiter: string, head: string): Fit | null {
  const widths = records
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells }) => cells.length);
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  let [width, most] = [0, 0];
  for (const [candidate, count] of counts) if (count > most) [width, most] = [candidate, count];
  if (most === 0) return null;
  const quotes = head.split(`${delimiter}"`).length - 1;
  return {
    delimiter,
    width,
    before: widths.indexOf(width),
    share: most / widths.length,
    isLone: widths.length === 1,
    quotes,
  };
}

/** The first records. The last one of a head may be cut off: it counts only where there is no other. */
function recordsOf(head: string, delimiter: string, isWhole: boolean): readonly CsvRecord[] {
  const reader = createCsvReader({ delimiter });
  const records: CsvRecord[] = [];
  try {
    // Piece by piece: where one is refused, the records of the pieces before it tell.
    for (let at = 0; at < head.length && records.length < mostRecords; at += pieceLength) {
      records.push(...reader.push(head.slice(at, at + pieceLength)));
    }
    if ((isWhole && records.length < mostRecords) || records.length === 0) records.push(...reader.end());
  } catch (error) {
    // Too many cells, or a quotation mark that is not closed so far: what came before tells.
    if (!(error instanceof UserError)) throw error;
  }
  return records;
}

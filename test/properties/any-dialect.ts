// One table in every way in which a program may write it down: delimiter, quotation marks, encoding, line ends.
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import iconv from 'iconv-lite';

export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly quotes: 'needed' | 'all' | 'texts';
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** A byte order mark. */
  readonly mark: boolean;
  /** Taken in turns. */
  readonly lineEnds: readonly string[];
  /** Whether the last row ends with a line end too. */
  readonly closed: boolean;
}

export const anyDialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quotes: fc.constantFrom('needed', 'all', 'texts'),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  mark: fc.boolean(),
  lineEnds: fc.array(fc.constantFrom('\r\n', '\n', '\r'), { minLength: 1, maxLength: 3 }),
  closed: fc.boolean(),
});

export type Table = readonly (readonly string[])[];

/** The text of a table, and on which line each of its rows begins. */
export function write(
  table: Table,
  { delimiter, quotes, lineEnds, closed }: Dialect,
): { text: string; lines: number[] } {
  const reasons = [delimiter, '"', '\r', '\n'];
  const cell = (value: string): string => {
    const isText = quotes === 'texts' && /\D/.test(value);
    const isNeeded = reasons.some((reason) => value.includes(reason));
    return quotes === 'all' || isText || isNeeded ? `"${value.replaceAll('"', '""')}"` : value;
  };
  let text = '';
  const lines: number[] = [];
  table.forEach((row, at) => {
    lines.push(1 + (text.match(/\r\n|\r|\n/g)?.length ?? 0));
    const isLast = at === table.length - 1;
    text += row.map(cell).join(delimiter) + (isLast && !closed ? '' : (lineEnds[at % lineEnds.length] ?? ''));
  });
  return { text, lines };
}

/** The bytes of a text; null where they would be taken for another encoding, and rightly so, or cannot say it. */
export function encode(text: string, { encoding, mark }: Dialect): Buffer | null {
  if (encoding !== 'windows-1252') return iconv.encode(text, encoding, { addBOM: mark });
  const bytes = iconv.encode(text, encoding);
  const isSaid = iconv.decode(bytes, encoding) === text;
  return isSaid && (!isUtf8(bytes) || /^[\x00-\x7f]*$/.test(text)) ? bytes : null;
}

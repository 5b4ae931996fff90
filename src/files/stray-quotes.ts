// Quotation marks of which a person has said that they are one too many: the text is read as if they were not there.
import { UserError } from '../domain/user-error.ts';
import type { CsvRecord } from './csv.ts';

/** The lines on which such a mark stands, and what separates cells. */
export interface StrayQuotes {
  readonly lines: readonly number[];
  readonly delimiter: string;
}

/** Stands between the decoder and the reader of one file. Push every piece through it, then `end` once. */
export interface QuoteMender {
  push(text: string): string;
  /** What was kept back. @throws UserError, as `push` does, for a line without such a mark. */
  end(): string;
  /** The record with its text as the file has it. */
  restore(record: CsvRecord): CsvRecord;
}

/**
 * Leaves such a mark out: what follows it, up to the next delimiter, is the cell. Only the first mark of the line that does
 * not enclose a whole cell is meant; the other cells stay as they are. Lines are counted as the reader counts them (csv.ts).
 */
export function createQuoteMender({ lines, delimiter }: StrayQuotes): QuoteMender {
  const wanted = new Set(lines);
  /** The lines that were changed: as they stand in the file, and as they are handed on. */
  const changed: { readonly line: number; readonly from: string; readonly to: string }[] = [];
  let line = 1;
  /** What there is so far of a line that is wanted. */
  let open = '';
  let afterReturn = false;

  function mend(text: string): string {
    wanted.delete(line);
    const at = strayQuoteIn(text, delimiter);
    if (at === -1) throw noStrayQuote(line);
    const next = text.indexOf(delimiter, at);
    const end = next === -1 ? text.length : next;
    const to = `${text.slice(0, at)}"${text.slice(at + 1, end).replaceAll('"', '""')}"${text.slice(end)}`;
    changed.push({ line, from: text, to });
    return to;
  }

  function push(text: string): string {
    let out = '';
    let at = 0;
    if (afterReturn && text.startsWith('\n')) {
      out = '\n';
      at = 1;
    }
    if (text !== '') afterReturn = text.endsWith('\r');
    const breaks = /\r\n?|\n/g;
    breaks.lastIndex = at;
    for (let found = breaks.exec(text); wanted.size > 0 && found !== null; found = breaks.exec(text)) {
      const whole = open + text.slice(at, found.index);
      out += (wanted.has(line) ? mend(whole) : whole) + found[0];
      open = '';
      line += 1;
      at = breaks.lastIndex;
    }
    if (wanted.has(line)) {
      open += text.slice(at);
      return out;
    }
    return out + text.slice(at);
  }

  return {
    push,
    end() {
      const last = wanted.has(line) ? mend(open) : '';
      const [beyond] = wanted;
      if (beyond !== undefined) throw noStrayQuote(beyond);
      return last;
    },
    restore(record) {
      const { raw } = record;
      if (raw === undefined) return record;
      const mine = changed.filter((one) => one.line >= record.line && raw.includes(one.to));
      return mine.length === 0
        ? record
        : { ...record, raw: mine.reduce((text, { from, to }) => text.replace(to, () => from), raw) };
    },
  };
}

/** Where in a line the first cell begins whose quotation mark is not closed in it, in front of a delimiter; -1 where there is none. */
function strayQuoteIn(line: string, delimiter: string): number {
  for (let at = 0; ; ) {
    let end = at;
    if (line[at] === '"') {
      end = line.indexOf('"', at + 1);
      while (end !== -1 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
      if (end === -1) return at;
      end += 1;
    }
    const next = line.indexOf(delimiter, end);
    const behind = line.slice(end, next === -1 ? line.length : next);
    if (line[at] === '"' && behind.trim() !== '') return at;
    if (next === -1) return -1;
    at = next + 1;
  }
}

const noStrayQuote = (line: number): UserError =>
  new UserError(`line ${line}: every quotation mark that opens a cell there is closed, or there is none`, {
    hint: '--stray-quote names the line on which a quotation mark opens that is one too many; nothing was changed',
  });

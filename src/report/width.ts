// Measuring and cutting by the columns a terminal uses. Give these functions text that has been through `visible`.
import stringWidth from 'string-width';
import { chunks, graphemes } from './graphemes.ts';

export type Align = 'left' | 'right';

/** Letters of the West and the marks of print: one column each, and none that joins with its neighbour. */
const oneColumnEach = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/** Columns on a terminal: East-Asian characters and emoji take two, combining marks and colour codes none. */
export function displayWidth(text: string): number {
  if (oneColumnEach.test(text)) return text.length;
  // Colour codes, which are ours and short, must not be cut in two; all else is measured in pieces, to stay linear.
  if (text.includes('\x1b')) return stringWidth(text);
  let width = 0;
  for (const chunk of chunks(text)) width += stringWidth(chunk);
  return width;
}

/** The longest start of whole graphemes that takes at most `width` columns; stops reading there. */
function start(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (const grapheme of graphemes(text)) {
    used += displayWidth(grapheme);
    if (used > width) return text.slice(0, end);
    end += grapheme.length;
  }
  return text;
}

/** The text if it takes at most `width` columns; otherwise its start and an ellipsis, never half a grapheme. */
export function fitText(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < 1) return '';
  return `${oneColumnEach.test(text) ? text.slice(0, width - 1) : start(text, width - 1)}…`;
}

/** The word in pieces: the first takes at most `first` columns (it may be empty), the others at most `width`. */
function pieces(word: string, first: number, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  let room = first;
  for (const grapheme of graphemes(word)) {
    const columns = displayWidth(grapheme);
    // A grapheme wider than a whole line stands on one of its own: something has to be printed.
    if (used + columns > room && (used > 0 || room < width)) {
      parts.push(part);
      part = '';
      used = 0;
      room = width;
    }
    part += grapheme;
    used += columns;
  }
  return [...parts, part];
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(' ')) {
    if (word === '') continue;
    const columns = displayWidth(word);
    const gap = current === '' ? '' : ' ';
    if (used + gap.length + columns <= width) {
      current += gap + word;
      used += gap.length + columns;
      continue;
    }
    // A word that no line can hold (an address, a sentence in Chinese) goes on where the line stands.
    const parts = columns <= width ? ['', word] : pieces(word, Math.max(0, width - used - gap.length), width);
    const [head = '', ...rest] = parts;
    if (head !== '') current += gap + head;
    if (current !== '') lines.push(current);
    for (const full of rest.slice(0, -1)) lines.push(full);
    current = rest.at(-1) ?? '';
    used = displayWidth(current);
  }
  return current === '' && lines.length > 0 ? lines : [...lines, current];
}

/**
 * Prose in lines of at most `width` columns, `indent` before each and counted in. Breaks between words, inside of those
 * that are longer than a line, and at every line break of the text. Runs of spaces become one; empty lines stay empty.
 */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const room = Math.max(1, width - displayWidth(indent));
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, room))
    .map((line) => (line === '' ? '' : indent + line));
}

/** A text whose lines are broken between words where they are longer than `width`, and go on under where they began. */
export const wrapLines = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => {
      if (displayWidth(line) <= width) return [line];
      const margin = /^ */.exec(line)?.[0] ?? '';
      return wrap(line.slice(margin.length), width, margin);
    })
    .join('\n');

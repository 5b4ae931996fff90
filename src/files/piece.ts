// A piece of the text of a CSV file, and where in it the next of what matters stands.
import { carriageReturn } from './delimiter-code.ts';
import { nextOddByte, wordsOf } from './odd-bytes.ts';

/** Finds the next character of a class, from a place on; past the end where there is none. The pattern is global. */
const search =
  (pattern: RegExp) =>
  (text: string, from: number): number => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
  };

const nextBeyondAscii = search(/[^\x00-\x7f]/g);

/** The next character that is beyond ASCII, or a control character other than those that end lines. */
const nextOdd = search(/[^\x20-\x7e\r\n]/g);

const noWords = new Int32Array(0);

/** Like `indexOf`, but past the end where there is none. */
function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

/**
 * Searches jump, and each goes on where the last one ended: all of them together take time linear in the text, as long as
 * they are asked from places that only grow. Each of them ends past the end of the piece where there is nothing.
 */
export class Piece {
  readonly text: string;
  private readonly delimiter: string;
  private joint = -1;
  private feed = -1;
  private return = -1;
  private mark = -1;
  private backslash = -1;
  private odd = -1;
  private readonly bytes: Uint8Array | null;
  private readonly words: Int32Array;

  /** `bytes`: the text itself, where each of its characters is one. */
  constructor(text: string, delimiter: string, bytes: Uint8Array | null) {
    this.text = text;
    this.delimiter = delimiter;
    this.bytes = bytes;
    this.words = bytes === null ? noWords : wordsOf(bytes);
  }

  /** Whether this character stands there. Asked past the end, V8 would throw away what it has compiled of the caller. */
  isAt(at: number, code: number): boolean {
    return at < this.text.length && this.text.charCodeAt(at) === code;
  }

  /** Where a cell without quotation marks ends that starts here: the next delimiter or line break. */
  endOfCell(from: number): number {
    if (this.joint < from) this.joint = indexOrEnd(this.text, this.delimiter, from);
    return Math.min(this.joint, this.nextFeed(from), this.nextReturn(from));
  }

  /** The next quotation mark. */
  nextMark(from: number): number {
    if (this.mark < from) this.mark = indexOrEnd(this.text, '"', from);
    return this.mark;
  }

  /** How many lines end between two places, CR, LF and CRLF one each. `afterReturn`: a CR stands before the piece. */
  linesIn(from: number, to: number, afterReturn: boolean): number {
    let lines = 0;
    for (let at = this.nextFeed(from); at < to; at = this.nextFeed(at + 1)) {
      const isSecondHalf = at === 0 ? afterReturn : this.text.charCodeAt(at - 1) === carriageReturn;
      if (!isSecondHalf) lines += 1;
    }
    for (let at = this.nextReturn(from); at < to; at = this.nextReturn(at + 1)) lines += 1;
    return lines;
  }

  /** Whether all of it is ASCII for certain. */
  isAscii(from: number, to: number): boolean {
    if (this.odd < from) this.odd = this.findOdd(from);
    return this.odd >= to;
  }

  /** Whether what is ASCII holds nothing that JSON escapes, but for quotation marks and line breaks. */
  isUnescaped(from: number, to: number): boolean {
    // There may be more of them than stand between the cells.
    if (this.delimiter === '\t') return false;
    if (this.backslash < from) this.backslash = indexOrEnd(this.text, '\\', from);
    return this.backslash >= to;
  }

  private findOdd(from: number): number {
    if (this.delimiter === '\t') return nextBeyondAscii(this.text, from);
    return this.bytes === null ? nextOdd(this.text, from) : nextOddByte(this.bytes, this.words, from);
  }

  private nextFeed(from: number): number {
    if (this.feed < from) this.feed = indexOrEnd(this.text, '\n', from);
    return this.feed;
  }

  private nextReturn(from: number): number {
    if (this.return < from) this.return = indexOrEnd(this.text, '\r', from);
    return this.return;
  }
}

// Bytes that most texts have none of, looked for four at a time: every byte of a million rows is looked at.
import { carriageReturn, lineFeed } from './delimiter-code.ts';

/** In each byte of a word: its highest bit; one; what a control character is less than. */
const highest = 0x80808080;
const ones = 0x01010101;
const spaces = 0x20202020;

const isOdd = (byte: number): boolean => byte > 0x7e || (byte < 0x20 && byte !== lineFeed && byte !== carriageReturn);

/** Four bytes each, but for the last ones where they are no whole word; none where words can't be read there. */
export const wordsOf = ({ buffer, byteOffset, length }: Uint8Array): Int32Array =>
  byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >> 2) : new Int32Array(0);

/**
 * The place of the next byte beyond ASCII, or of a control character other than those that end lines, from a place on; the
 * length of the bytes where there is none. `words` are those of the bytes.
 */
export function nextOddByte(bytes: Uint8Array, words: Int32Array, from: number): number {
  const edge = Math.min((from + 3) & ~3, bytes.length);
  for (let at = from; at < edge; at++) if (isOdd(bytes[at] ?? 0)) return at;
  for (let word = edge >> 2; word < words.length; word++) {
    const four = words[word] ?? 0;
    // A byte from 0x20 to 0x7e sets none of these bits, unless one below it is odd, or ends a line.
    if (((four | (four + ones) | (four - spaces)) & highest) === 0) continue;
    for (let at = word << 2; at < (word + 1) << 2; at++) if (isOdd(bytes[at] ?? 0)) return at;
  }
  for (let at = Math.max(edge, words.length << 2); at < bytes.length; at++) if (isOdd(bytes[at] ?? 0)) return at;
  return bytes.length;
}

// Which encoding a file is in, by rule: BOM, NUL pattern, valid UTF-8, else windows-1252.
import { isAscii, isUtf8 } from 'node:buffer';
import { shareOfUtf8, weightOfUtf8 } from './mixed-text.ts';
import { createCharacterCutter } from './utf8-characters.ts';

/**
 * `mixed` is UTF-8 with some bytes of windows-1252 in it. Only by name: `macintosh` (Mac Roman), which nothing in a file
 * tells from windows-1252.
 */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'mixed', 'macintosh'] as const;
export type Encoding = (typeof encodings)[number];

/** Fed the bytes of a file from its start, in pieces of any size. */
export interface EncodingSniffer {
  /** False once nothing that follows can change the answer. */
  write(bytes: Uint8Array): boolean;
  /** The encoding of all that was written; `isWhole: false` where the file goes on and may be cut inside a character. */
  end(options?: { isWhole?: boolean }): Encoding;
}

/** An encoding that the first bytes give away: a BOM, or the NULs of UTF-16 without one. Null: the whole file decides. */
export function encodingOfStart(head: Uint8Array): Encoding | null {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  // ASCII characters (headers, delimiters, line breaks) are half NULs in UTF-16, and always the same half.
  const pairs = Math.min(head.length, 65_536) >> 1;
  const start = head.subarray(0, pairs * 2);
  const nuls = [0, 0];
  for (let at = start.indexOf(0); at >= 0; at = start.indexOf(0, at + 1)) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (odd * 5 >= pairs && odd > 0 && even * 10 <= odd) return 'utf-16le';
  if (even * 5 >= pairs && even > 0 && odd * 10 <= even) return 'utf-16be';
  return null;
}

/** As long as nothing speaks against UTF-8, this much for it is enough. */
const enoughWeight = 1000;

/** Memory stays flat: what is written is looked at and let go. The first piece should hold a header row at least. */
export function createEncodingSniffer(): EncodingSniffer {
  let known: Encoding | null = null;
  let isFirst = true;
  const cutter = createCharacterCutter();
  /** What speaks for UTF-8, and bytes that are no part of a character of it. */
  let weight = 0;
  let strays = 0;

  function look(part: Uint8Array): void {
    if (strays === 0 && isUtf8(part)) {
      if (weight < enoughWeight && !isAscii(part)) weight += weightOfUtf8(part);
      return;
    }
    const share = shareOfUtf8(part);
    weight += share.weight;
    strays += share.strays;
  }

  function write(bytes: Uint8Array): boolean {
    if (isFirst && bytes.length > 0) {
      isFirst = false;
      const found = encodingOfStart(bytes);
      // A byte order mark promises UTF-8, and is a character of it; the rest may break the promise.
      if (found !== 'utf-8') known = found;
    }
    if (known === null) for (const part of cutter.cut(bytes)) look(part);
    return known === null;
  }

  function end({ isWhole = true } = {}): Encoding {
    if (known !== null) return known;
    const cutOff = isWhole ? cutter.rest().length : 0;
    if (strays + cutOff === 0) return 'utf-8';
    // In windows-1252 hardly two characters beyond ASCII look like one of UTF-8.
    return weight > strays + cutOff ? 'mixed' : 'windows-1252';
  }

  return { write, end };
}

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

// From bytes to text: which encoding a file is in, by rule (BOM, NUL pattern, valid UTF-8, else windows-1252), and reading it.
import { isAscii, isUtf8 } from 'node:buffer';
import { UserError } from '../domain/user-error.ts';
import { decodeMixed, shareOfUtf8, weightOfUtf8 } from './mixed-text.ts';

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

/** Text whose cells are decoded one by one, after the records are cut: most cells are ASCII, and stay as they are. */
export interface Decoder {
  /**
   * The bytes as text in which delimiters, quotation marks and line breaks stand where they belong, but other characters
   * may not be what they will be. A BOM is dropped.
   * @throws UserError where the bytes can't be this encoding.
   */
  write(bytes: Uint8Array): string;
  /** @throws UserError where the bytes end inside a character. */
  end(): string;
  /** A piece of that text between two delimiters or line breaks, as it reads; null where it reads as it stands. */
  readonly cell: ((text: string) => string) | null;
}

/** An encoding that the first bytes give away: a BOM, or the NULs of UTF-16 without one. Null: the whole file decides. */
export function encodingOfStart(head: Uint8Array): Encoding | null {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  // ASCII characters (headers, delimiters, line breaks) are half NULs in UTF-16, and always the same half.
  const pairs = Math.min(head.length, 65_536) >> 1;
  const nuls = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) if (head[at] === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1;
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

/**
 * One decoder for one file. UTF-8 is strict; in the cells of UTF-16 half a surrogate pair becomes U+FFFD, as some tools cut
 * texts there, and so does a byte that is left over at the end. In all but UTF-16 no byte of a longer character looks like a comma, a quotation mark or a line break, so the
 * records can be cut with one character for one byte: texts of half the size, of which few cells need decoding.
 */
export async function createDecoder(encoding: Encoding): Promise<Decoder> {
  switch (encoding) {
    case 'utf-8':
      return utf8Decoder();
    case 'windows-1252':
    case 'mixed': {
      // Node's own TextDecoder reads ’ “ € of windows-1252 as control characters.
      const { default: iconv } = await import('iconv-lite');
      const decode = (bytes: Buffer) => iconv.decode(bytes, 'windows-1252');
      return byteDecoder(encoding === 'mixed' ? (bytes) => decodeMixed(bytes, decode) : decode);
    }
    case 'macintosh': {
      // Here iconv-lite is the one that is wrong: it has no euro, and loses what stands at 0xf0.
      const decoder = new TextDecoder(encoding);
      return byteDecoder((bytes) => decoder.decode(bytes));
    }
    case 'utf-16le':
    case 'utf-16be':
      return utf16Decoder(encoding);
  }
}

const beyondAscii =
  (decode: (text: string) => string) =>
  (text: string): string =>
    /[\x80-\xff]/.test(text) ? decode(text) : text;

/**
 * One character for one byte, until a cell is decoded. A text that is not UTF-8 may begin with the mark of UTF-8 all the
 * same, where a tool wrote the mark and copied the rest as it was; it is no part of the first header.
 */
function byteDecoder(decode: (bytes: Buffer) => string): Decoder {
  const withoutMark = createMarkRemover();
  return {
    write: (bytes) => withoutMark.write(byteText(bytes)),
    end: withoutMark.end,
    cell: beyondAscii((text) => decode(Buffer.from(text, 'latin1'))),
  };
}

/** The byte order mark of UTF-8, one character for one byte. */
const mark = '\xef\xbb\xbf';

/** Takes the mark away from the start of a text, which may come in pieces; a text that ends inside the mark keeps it. */
function createMarkRemover() {
  let start: string | null = '';
  return {
    write(piece: string): string {
      if (start === null) return piece;
      const text = start + piece;
      start = text.length < mark.length && mark.startsWith(text) ? text : null;
      if (start !== null) return '';
      return text.startsWith(mark) ? text.slice(mark.length) : text;
    },
    end: (): string => start ?? '',
  };
}

/** The same function for every file: to code that is compiled for it, another would be a stranger. */
const utf8Cell = beyondAscii((text) => Buffer.from(text, 'latin1').toString('utf8'));

function utf8Decoder(): Decoder {
  const characters = createCharacterCutter();
  const withoutMark = createMarkRemover();
  let offset = 0;
  return {
    write(bytes) {
      for (const part of characters.cut(bytes)) {
        if (!isUtf8(part)) throw notUtf8(offset + validUtf8Length(part));
        offset += part.length;
      }
      return withoutMark.write(byteText(bytes));
    },
    end() {
      if (characters.rest().length > 0) throw notUtf8(offset);
      return withoutMark.end();
    },
    cell: utf8Cell,
  };
}

/** A leading BOM is no part of the text. Halves of surrogate pairs stay until a cell is read: a row gives back its bytes. */
function utf16Decoder(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  let isFirst = true;
  /** The first byte of two, where a piece ended behind it. */
  let held = Buffer.alloc(0);
  return {
    write(bytes) {
      const all = held.length === 0 ? view(bytes) : Buffer.concat([held, bytes]);
      const whole = all.subarray(0, all.length - (all.length % 2));
      held = Buffer.from(all.subarray(whole.length));
      if (whole.length === 0) return '';
      const text = (encoding === 'utf-16le' ? whole : Buffer.from(whole).swap16()).toString('utf16le');
      const start = isFirst && text.startsWith('\uFEFF') ? 1 : 0;
      isFirst = false;
      return text.slice(start);
    },
    end: () => (held.length === 0 ? '' : '\uFFFD'),
    cell: (text) => text.replace(/\p{Surrogate}/gu, '\uFFFD'),
  };
}

/** Joins the UTF-8 characters that lie across the edges of pieces, without copying the pieces. */
function createCharacterCutter() {
  let held = new Uint8Array(0);

  /** The piece as parts that hold whole characters only (or bytes that are no UTF-8 however they go on). */
  function cut(bytes: Uint8Array): Uint8Array[] {
    const parts: Uint8Array[] = [];
    let from = 0;
    while (held.length > 0 && from < bytes.length) {
      held = Uint8Array.from([...held, ...bytes.subarray(from, from + 1)]);
      from += 1;
      if (unfinishedTail(held) === held.length) continue;
      parts.push(held);
      held = new Uint8Array(0);
    }
    const rest = bytes.subarray(from);
    const tail = unfinishedTail(rest);
    if (rest.length > tail) parts.push(rest.subarray(0, rest.length - tail));
    if (tail > 0) held = Uint8Array.from(rest.subarray(rest.length - tail));
    return parts;
  }

  return { cut, rest: () => held };
}

/** How many bytes at the end begin a UTF-8 character that is not complete: 0 to 3. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf8 ? 4 : 1;
    return length < needed ? length : 0;
  }
  return 0;
}

/** How many bytes from the start are whole UTF-8 characters. */
function validUtf8Length(bytes: Uint8Array): number {
  const isValidTo = (length: number) => isUtf8(bytes.subarray(0, length - unfinishedTail(bytes.subarray(0, length))));
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isValidTo(middle)) valid = middle;
    else invalid = middle;
  }
  return valid - unfinishedTail(bytes.subarray(0, valid));
}

/** A text that is to be UTF-8, and is not. */
export class NotUtf8 extends UserError {}

const notUtf8 = (offset: number): NotUtf8 =>
  new NotUtf8(`the text is not UTF-8 at byte ${offset} (the first is 0)`, {
    hint: 'import it with `--encoding windows-1252`, which reads files of older spreadsheets',
  });

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** One character for one byte. */
const byteText = (bytes: Uint8Array): string => view(bytes).toString('latin1');

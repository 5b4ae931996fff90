// From bytes to text, whatever encoding they are in (encoding.ts).
import { isUtf8 } from 'node:buffer';
import { UserError } from '../domain/user-error.ts';
import type { Encoding } from './encoding.ts';
import { decodeMixed } from './mixed-text.ts';
import { createCharacterCutter, validUtf8Length } from './utf8-characters.ts';

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

/** A text that is to be UTF-8, and is not. */
export class NotUtf8 extends UserError {}

const notUtf8 = (offset: number): NotUtf8 =>
  new NotUtf8(`the text is not UTF-8 at byte ${offset} (the first is 0)`, {
    hint: 'import it with `--encoding windows-1252`, which reads files of older spreadsheets',
  });

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** One character for one byte. */
const byteText = (bytes: Uint8Array): string => view(bytes).toString('latin1');

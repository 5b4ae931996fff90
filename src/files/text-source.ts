// A text whose lines are records: CSV, and its relatives with other delimiters, in whatever encoding.
import { createHash } from 'node:crypto';
import { UserError } from '../domain/user-error.ts';
import { type Bytes, chunkBytes, headOf } from './bytes/bytes.ts';
import { type CsvReader, type CsvRecord, createCsvReader } from './csv.ts';
import { createDecoder, NotUtf8 } from './decode.ts';
import { type Delimited, findDelimiter } from './delimiter.ts';
import { createEncodingSniffer, type Encoding } from './encoding.ts';
import type { OpeningOptions, RecordsOptions, Source } from './source.ts';
import { createQuoteMender, type StrayQuotes } from './stray-quotes.ts';

/** So much is decoded at once. For a text that is longer V8 asks the system for memory, each time anew. */
const pieceBytes = 64 * 1024;

/** So much of a text is looked at before it may be taken for UTF-8: what an older program wrote has shown it by then. */
const enoughToPresume = 1024 * 1024;

/**
 * Finds out how the text is to be read, as far as the user has not said it: for the encoding it is read once, or a good part
 * of it where it may be presumed.
 *
 * @throws UserError for a text in which there is nothing.
 */
export async function openText(bytes: Bytes, options: OpeningOptions): Promise<Source> {
  const { encoding, isPresumed } = await findEncoding(bytes, options);
  const { delimiter, isNamed } = await delimiterOfHead(bytes, encoding, options.delimiter);
  const { strayQuotes } = options;
  const refusing = strayQuotes === undefined ? 'by-hand' : 'by-flag';
  let sha256: string | null = null;

  async function* records({ onBytes, onPiece, withDigest = true }: RecordsOptions = {}): AsyncGenerator<CsvRecord[]> {
    const hash = withDigest ? createHash('sha256') : null;
    const decoder = await createDecoder(encoding);
    const plain = createCsvReader({ delimiter, decodeCell: decoder.cell, refusing });
    const reader = strayQuotes?.length ? mendingReader(plain, { lines: strayQuotes, delimiter }) : plain;
    function push(piece: Uint8Array): CsvRecord[] {
      const text = decoder.write(piece);
      // A mark may be left out of it, and elsewhere a character is two bytes.
      return reader.push(text, text.length === piece.length ? piece : null);
    }
    let bytesRead = 0;
    let isFirst = true;
    for await (const chunk of bytes.chunks()) {
      hash?.update(chunk);
      const read = naming(bytes.name, () => piecesOf(chunk).flatMap((piece) => push(piece)));
      bytesRead += chunk.length;
      onBytes?.(bytesRead);
      onPiece?.(chunk);
      if (read.length === 0) continue;
      if (isFirst && isNamed) read.shift();
      isFirst = false;
      if (read.length > 0) yield read;
    }
    if (bytesRead !== bytes.size) {
      throw new UserError(`${bytes.name} changed while it was read`, {
        hint: 'import it again; nothing of it was imported',
      });
    }
    const last = naming(bytes.name, () => [...reader.push(decoder.end()), ...reader.end()]);
    sha256 = hash?.digest('hex') ?? null;
    if (isFirst && isNamed) last.shift();
    if (last.length > 0) yield last;
  }

  return {
    name: bytes.name,
    kind: 'text',
    isFile: options.isFile,
    file: options.file ?? bytes,
    table: bytes,
    bytes: bytes.size,
    encoding,
    isPresumed,
    delimiter,
    strayQuotes: strayQuotes ?? [],
    sheet: null,
    otherSheets: [],
    get sha256() {
      return sha256;
    },
    records,
    digest() {
      if (sha256 === null) throw new Error(`the digest of ${bytes.name} is known when its records are read to the end`);
      return sha256;
    },
  };
}

/** Reads what a person has said of quotation marks into the text; the records have theirs as the file has it. */
function mendingReader(reader: CsvReader, strayQuotes: StrayQuotes): CsvReader {
  const mender = createQuoteMender(strayQuotes);
  return {
    push: (text) => reader.push(mender.push(text)).map(mender.restore),
    end: () => [...reader.push(mender.end()), ...reader.end()].map(mender.restore),
  };
}

interface FoundEncoding {
  readonly encoding: Encoding;
  readonly isPresumed: boolean;
}

async function findEncoding(
  bytes: Bytes,
  { encoding: told, presumesUtf8 = false }: OpeningOptions,
): Promise<FoundEncoding> {
  const sniffer = createEncodingSniffer();
  let blank = true;
  let read = 0;
  for await (const chunk of bytes.chunks()) {
    blank &&= isBlank(chunk);
    const isOpen = told === undefined && sniffer.write(chunk);
    if (!isOpen && !blank) break;
    read += chunk.length;
    const isEnough = presumesUtf8 && !blank && read >= enoughToPresume && read < bytes.size;
    if (isEnough && sniffer.end({ isWhole: false }) === 'utf-8') return { encoding: 'utf-8', isPresumed: true };
  }
  if (blank) {
    throw new UserError(`${bytes.name} is empty`, {
      hint: 'download the responses as CSV again, and import that file',
    });
  }
  return { encoding: told ?? sniffer.end(), isPresumed: false };
}

async function delimiterOfHead(bytes: Bytes, encoding: Encoding, told: string | undefined): Promise<Delimited> {
  const decoder = await createDecoder(encoding);
  const head = await headOf(bytes, chunkBytes);
  const text = naming(bytes.name, () => decoder.write(head));
  return findDelimiter(text, { isWhole: head.length === bytes.size, told });
}

function piecesOf(chunk: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < chunk.length; at += pieceBytes) pieces.push(chunk.subarray(at, at + pieceBytes));
  return pieces;
}

/** Does `read`, and puts the file's name before what is wrong in it. */
function naming<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { hint, exitCode } = error;
    const Kind = error instanceof NotUtf8 ? NotUtf8 : UserError;
    throw new Kind(`${name}: ${error.message}`, { exitCode, cause: error, ...(hint ? { hint } : {}) });
  }
}

/** Nothing but white space, byte order marks and the NULs of UTF-16. */
const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 0x20 || byte === 0 || (byte >= 0x09 && byte <= 0x0d) || blankMarks.has(byte));
const blankMarks = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff]);

// A zip archive: what its directory says, checked against what is really there.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, RandomAccessReader, type ZipFile } from 'yauzl';
import { UserError } from '../../domain/user-error.ts';
import type { Bytes } from '../bytes/bytes.ts';

/** One file in an archive. */
export interface ZipEntry {
  /** With the folders that it is in, each ended by a slash. */
  readonly name: string;
  /** How many bytes the archive says that it has; reading it makes sure of that. */
  readonly size: number;
  /**
   * What it holds, from the start; a chunk stays valid.
   * @throws UserError for what is damaged, protected, packed in an unknown way, or larger than any export.
   */
  chunks(): AsyncGenerator<Uint8Array>;
}

/** More is no export: a million responses are less than one. */
const largest = 4 * 1024 ** 3;
/** How many times smaller than itself an export is packed at most; below `worthChecking` it does not matter. */
const tightest = 200;
const worthChecking = 64 * 1024 ** 2;
const mostEntries = 10_000;

const downloadAgain = 'download or pack it again, and import that';

/**
 * Reads the directory of an archive; folders are left out.
 *
 * @throws UserError where it can't be read: damaged, cut off, in parts.
 */
export async function readZip(bytes: Bytes): Promise<readonly ZipEntry[]> {
  const directory = await yauzl
    .fromRandomAccessReaderPromise(new BytesReader(bytes), bytes.size, { autoClose: false })
    .catch((error: unknown) => {
      throw damaged(bytes.name, error);
    });
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of directory.eachEntry()) {
      if (entries.length >= mostEntries) {
        throw new UserError(`${bytes.name} holds more than ${mostEntries.toLocaleString('en-US')} files`, {
          hint: 'unpack it, and import the export in it',
        });
      }
      if (entry.fileName.endsWith('/')) continue;
      const { fileName: name, uncompressedSize: size } = entry;
      entries.push({ name, size, chunks: () => inflate(bytes, directory, entry) });
    }
  } catch (error) {
    throw damaged(bytes.name, error);
  }
  return entries;
}

/** What `entry` of the archive `name` holds, as bytes of their own: unpacked anew each time that they are read. */
export const entryBytes = (name: string, entry: ZipEntry): Bytes => ({
  name: `${name} > ${entry.name}`,
  size: entry.size,
  async *chunks(start = 0, end = entry.size) {
    let at = 0;
    for await (const chunk of entry.chunks()) {
      const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
      at += chunk.length;
      if (piece.length > 0) yield piece;
      // What is read whole is read to its very end, where its checksum is.
      if (at >= end && end < entry.size) return;
    }
  },
});

async function* inflate(bytes: Bytes, directory: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const name = `${bytes.name} > ${entry.fileName}`;
  refuseUnreadable(name, entry);
  const { fileDataStart: start } = await directory
    .readLocalFileHeaderPromise(entry, { minimal: true })
    .catch((error: unknown) => {
      throw damaged(bytes.name, error);
    });
  const packed = bytes.chunks(start, start + entry.compressedSize);
  let size = 0;
  let checksum = 0;
  for await (const chunk of entry.compressionMethod === 0 ? packed : inflated(name, packed)) {
    size += chunk.length;
    if (size > entry.uncompressedSize) {
      throw notAsSaid(name, `more than the ${bytesOf(entry.uncompressedSize)} that the archive says`);
    }
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (size < entry.uncompressedSize) {
    throw notAsSaid(name, `${bytesOf(size)}, not the ${bytesOf(entry.uncompressedSize)} that the archive says`);
  }
  if (checksum !== entry.crc32) throw notAsSaid(name, 'other bytes than the archive says (its checksum differs)');
}

function refuseUnreadable(name: string, { compressedSize, uncompressedSize: size, ...entry }: Entry): void {
  if ((entry.generalPurposeBitFlag & 1) !== 0) {
    throw new UserError(`${name} is protected by a password`, { hint: 'unpack it, and import what it holds' });
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new UserError(`${name} is packed in a way that fdp does not read (method ${entry.compressionMethod})`, {
      hint: 'unpack it, and import what it holds',
    });
  }
  const isTooTight = size > worthChecking && size > compressedSize * tightest;
  if (size <= largest && !isTooTight) return;
  throw new UserError(`${name} unpacks to ${bytesOf(size)}, out of ${bytesOf(compressedSize)}: no export does`, {
    hint: 'ask whoever sent it what it is; if it is an export, unpack it yourself and import what it holds',
  });
}

/** Inflates piece by piece, so that no more is unpacked than is read. */
async function* inflated(name: string, packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: 65_536 });
  const feeding = pipeline(Readable.from(copies(packed)), inflater);
  // What goes wrong there ends the inflater too, and is told from here.
  feeding.catch(() => {});
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw notAsSaid(name, 'bytes that can not be unpacked', error);
  } finally {
    inflater.destroy();
    await feeding.catch(() => {});
  }
}

/** A stream takes more chunks than one at a time. */
async function* copies(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** How yauzl reads: any part, by its place; mostly a little behind what it has read before. */
class BytesReader extends RandomAccessReader {
  readonly #bytes: Bytes;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;

  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.#cover(position, position + length).then(() => {
      const from = position - this.#windowStart;
      const copied = this.#window.copy(into, offset, from, from + length);
      done(copied === length ? null : new Error('it ends before what it should hold'));
    }, done);
  }

  async #cover(start: number, end: number): Promise<void> {
    if (start >= this.#windowStart && end <= this.#windowStart + this.#window.length) return;
    const pieces: Buffer[] = [];
    for await (const chunk of copies(this.#bytes.chunks(start, Math.max(end, start + 65_536)))) pieces.push(chunk);
    this.#window = Buffer.concat(pieces);
    this.#windowStart = start;
  }
}

const bytesOf = (count: number): string => `${count.toLocaleString('en-US')} bytes`;

const notAsSaid = (name: string, holds: string, cause?: unknown): UserError =>
  new UserError(`${name} is damaged: it holds ${holds}`, { hint: downloadAgain, cause });

/** The archive's reader says what it stumbles over, in words; our own errors stay as they are. */
function damaged(name: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const isCut = error.message.startsWith('End of central directory record signature not found');
  const what = isCut ? 'its end is missing, as after a download that broke off' : error.message;
  return new UserError(`${name} is a damaged zip archive: ${what}`, { hint: downloadAgain, cause: error });
}

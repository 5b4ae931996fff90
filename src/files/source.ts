// A file, or standard input, as a stream of CSV records: looked at before it is read, so that what can't be read is told plainly.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { UserError } from '../domain/user-error.ts';
import { type CsvRecord, createCsvReader } from './csv.ts';
import { createDecoder, createEncodingSniffer, type Encoding, refuseBinary } from './decode.ts';

export interface Source {
  /** As the user typed it; `standard input` for `-`. */
  readonly name: string;
  /** Null where it can't be known beforehand: standard input and pipes. */
  readonly bytes: number | null;
  /** Of the bytes, in hex; null until `records` was read to its end. */
  readonly sha256: string | null;
  readonly encoding: Encoding;
  /**
   * The records of each chunk of the input, in order; memory stays flat. `onBytes` hears how many bytes are read so far.
   * A file may be read more than once, standard input only once.
   * @throws UserError for what can't be decoded, a quotation mark that is never closed, or a file that changed meanwhile.
   */
  records(options?: { onBytes?: (bytesRead: number) => void }): AsyncGenerator<CsvRecord[]>;
  /** `sha256`, for callers that have read `records` to its end; throws before that. */
  digest(): string;
}

export interface SourceOptions {
  readonly stdin: NodeJS.ReadableStream;
  /** The folder that a relative path starts from. */
  readonly cwd: string;
  /** What the user said the bytes are; found out otherwise. */
  readonly encoding?: Encoding;
  /** One character; a comma unless told otherwise. */
  readonly delimiter?: string;
}

/** Large enough that a chunk's own costs vanish, small enough to stay in the processor's cache: measured 256 Ki to 4 Mi. */
const chunkBytes = 256 * 1024;

interface Input {
  readonly name: string;
  readonly bytes: number | null;
  readonly encoding: Encoding;
  readonly delimiter: string | undefined;
  /** The bytes from the start; a chunk is only valid until the next one is asked for. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/**
 * Opens a path, or standard input for `-`, and finds out its encoding. A file is scanned once for it, a stream is known
 * by its first 1 MiB.
 *
 * @throws UserError for what is not there, can't be read, is empty or is no text.
 */
export async function openSource(name: string, options: SourceOptions): Promise<Source> {
  if (name === '-') return openStream('standard input', options.stdin, options);
  const path = resolve(options.cwd, name);
  const stats = await stat(path).catch(async (error: unknown) => {
    throw isSystemError(error) && error.code === 'ENOENT' ? await noSuchFile(name, path) : unreadable(name, error);
  });
  if (stats.isDirectory()) {
    throw new UserError(`${name} is a folder, not a CSV export`, {
      hint: `name the files in it, such as ${name.replace(/\/+$/, '')}/*.csv`,
    });
  }
  // A named pipe, or the shell's <(command): it can be read only once, as standard input.
  if (!stats.isFile()) return openStream(name, createReadStream(path, { highWaterMark: chunkBytes }), options);
  const chunks = () => fileChunks(name, path);
  const encoding = await inspect(name, chunks(), options.encoding);
  return createSource({ name, bytes: stats.size, encoding, delimiter: options.delimiter, chunks });
}

async function openStream(name: string, stream: NodeJS.ReadableStream, options: SourceOptions): Promise<Source> {
  const rest = streamChunks(name, stream);
  const pieces: Uint8Array[] = [];
  let isWhole = false;
  for (let size = 0; size < chunkBytes; ) {
    const next = await rest.next();
    isWhole = next.done === true;
    if (next.done) break;
    pieces.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(pieces);
  const encoding = await inspect(name, [head], options.encoding, isWhole);
  let isTaken = false;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    if (isTaken) throw new Error(`${name} can be read only once`);
    isTaken = true;
    yield head;
    yield* rest;
  }
  return createSource({ name, bytes: null, encoding, delimiter: options.delimiter, chunks });
}

/** The encoding of what is there, or why it can't be read. */
async function inspect(
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  told: Encoding | undefined,
  isWhole = true,
): Promise<Encoding> {
  const sniffer = createEncodingSniffer();
  let isFirst = true;
  let blank = true;
  for await (const chunk of chunks) {
    if (isFirst) refuseBinary(name, chunk, told);
    isFirst = false;
    blank &&= isBlank(chunk);
    const isOpen = told === undefined && sniffer.write(chunk);
    if (!isOpen && !blank) break;
  }
  if (blank && isWhole) {
    throw new UserError(`${name} is empty`, { hint: 'download the responses as CSV again, and import that file' });
  }
  return told ?? sniffer.end({ isWhole });
}

function createSource(input: Input): Source {
  let sha256: string | null = null;

  async function* records({ onBytes }: { onBytes?: (bytesRead: number) => void } = {}): AsyncGenerator<CsvRecord[]> {
    const hash = createHash('sha256');
    const decoder = await createDecoder(input.encoding);
    const delimiter = input.delimiter === undefined ? {} : { delimiter: input.delimiter };
    const reader = createCsvReader({ ...delimiter, decodeCell: decoder.cell });
    let bytesRead = 0;
    for await (const chunk of input.chunks()) {
      hash.update(chunk);
      const read = naming(input.name, () => reader.push(decoder.write(chunk)));
      bytesRead += chunk.length;
      onBytes?.(bytesRead);
      if (read.length > 0) yield read;
    }
    if (input.bytes !== null && bytesRead !== input.bytes) {
      throw new UserError(`${input.name} changed while it was read`, {
        hint: 'import it again; nothing of it was imported',
      });
    }
    const last = naming(input.name, () => [...reader.push(decoder.end()), ...reader.end()]);
    sha256 = hash.digest('hex');
    if (last.length > 0) yield last;
  }

  return {
    name: input.name,
    bytes: input.bytes,
    encoding: input.encoding,
    get sha256() {
      return sha256;
    },
    records,
    digest() {
      if (sha256 === null) throw new Error(`the digest of ${input.name} is known when its records are read to the end`);
      return sha256;
    },
  };
}

/** Does `read`, and puts the file's name before what is wrong in it. */
function naming<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { hint, exitCode } = error;
    throw new UserError(`${name}: ${error.message}`, { exitCode, cause: error, ...(hint ? { hint } : {}) });
  }
}

async function* fileChunks(name: string, path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    await file.close();
  }
}

async function* streamChunks(name: string, stream: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** Nothing but white space, byte order marks and the NULs of UTF-16. */
const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 0x20 || byte === 0 || (byte >= 0x09 && byte <= 0x0d) || blankMarks.has(byte));
const blankMarks = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff]);

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;

function unreadable(name: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const isDenied = error.code === 'EACCES' || error.code === 'EPERM';
  const reason = isDenied ? 'you have no permission' : error.message.replace(/,? (open|stat|read)\b.*$/, '');
  const hint = isDenied
    ? 'make it readable for you, or import a copy that you own'
    : 'check the path, or import a copy';
  return new UserError(`${name} can't be read: ${reason}`, { hint, cause: error });
}

async function noSuchFile(name: string, path: string): Promise<UserError> {
  const message = `there is no file ${name}`;
  const typed = basename(name);
  const folder = name.slice(0, name.length - typed.length);
  const entries = await readdir(dirname(path), { withFileTypes: true }).catch(() => null);
  if (entries === null)
    return new UserError(message, { hint: `there is no folder ${dirname(name)} either: check the path` });
  const near = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ name: entry.name, far: distance(entry.name.toLowerCase(), typed.toLowerCase()) }))
    .filter((near) => near.far <= Math.max(near.name.length, typed.length) / 3)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map((entry) => folder + entry.name);
  if (near.length === 0) return new UserError(message, { hint: 'check the spelling and the folder' });
  return new UserError(message, { hint: `did you mean ${near.join(' or ')}?` });
}

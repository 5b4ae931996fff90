// A file, or standard input, as a stream of records: looked at before it is read, so that what can't be read is told plainly.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { type Bytes, chunkBytes } from './bytes/bytes.ts';
import { fileBytes } from './bytes/file-bytes.ts';
import { streamBytes } from './bytes/stream-bytes.ts';
import type { CsvRecord } from './csv.ts';
import type { Encoding } from './encoding.ts';
import { kindOf } from './kind.ts';
import { openText } from './text-source.ts';

export interface Source {
  /**
   * As the user typed it; `standard input` for `-`. What is inside of something stands behind it: `export.zip >
   * responses.csv`, `answers.xlsx > Form1` where a workbook has more sheets than one.
   */
  readonly name: string;
  readonly kind: 'text' | 'workbook';
  /** Whether its name leads to it again, also from another thread: not so for standard input and pipes. */
  readonly isFile: boolean;
  /** The file as it is, before anything is unpacked. */
  readonly file: Bytes;
  /** What is read of it, and what the digest is of: the same, or the one file in an archive. */
  readonly table: Bytes;
  /** How many there are to read; of a workbook in its packed form. */
  readonly bytes: number;
  /** Of the bytes (of a text in an archive: unpacked), in hex; null until `records` was read to its end. */
  readonly sha256: string | null;
  readonly encoding: Encoding;
  /** Whether the encoding is what a good part of the bytes, from the first on, says: `records` may find that others are not of it. */
  readonly isPresumed: boolean;
  /** What separates the cells; null for a workbook. */
  readonly delimiter: string | null;
  /** Lines on which a quotation mark was left out because a person said so. */
  readonly strayQuotes: readonly number[];
  /** The sheet that is read; null for a text. */
  readonly sheet: string | null;
  /** Sheets that are not read, although anybody sees them and something stands in them. */
  readonly otherSheets: readonly string[];
  /**
   * The records of each chunk of the input, in order; memory stays flat. `onBytes` hears how many bytes are read so far;
   * `onPiece` gets the bytes of a text themselves, piece by piece, each only valid until the next.
   * May be read as often as wanted, one time after another.
   * @throws NotUtf8 for what is not of the encoding that was presumed, or told.
   * @throws UserError for a quotation mark that is never closed, or a file that changed meanwhile.
   */
  records(options?: RecordsOptions): AsyncGenerator<CsvRecord[]>;
  /** `sha256`, for callers that have read `records` to its end; throws before that. */
  digest(): string;
}

export interface RecordsOptions {
  readonly onBytes?: (bytesRead: number) => void;
  readonly onPiece?: (piece: Uint8Array) => void;
  /** Whether to work out the digest of a text; so it is unless told otherwise. */
  readonly withDigest?: boolean;
}

export interface SourceOptions {
  readonly stdin: NodeJS.ReadableStream;
  /** The folder that a relative path starts from. */
  readonly cwd: string;
  /** What the user said the bytes are; found out otherwise. */
  readonly encoding?: Encoding | undefined;
  /** Whether a long text may be taken for UTF-8 before all of it was looked at; whoever asks for it is ready to open it once more. */
  readonly presumesUtf8?: boolean | undefined;
  /** One character; found out otherwise. */
  readonly delimiter?: string | undefined;
  /** The sheet of a workbook; the first one with anything in it otherwise. */
  readonly sheet?: string | undefined;
  /**
   * Lines on which a quotation mark opens that is one too many (stray-quotes.ts). Absent where the caller has no word for it: then
   * such a mark can be mended in the file alone.
   */
  readonly strayQuotes?: readonly number[] | undefined;
  /** Ends the reading of standard input; the signal's error is thrown. */
  readonly stop?: AbortSignal | undefined;
}

/** What opening goes by, once it is known where the bytes come from. */
export interface OpeningOptions
  extends Pick<SourceOptions, 'encoding' | 'presumesUtf8' | 'delimiter' | 'sheet' | 'strayQuotes'> {
  readonly isFile: boolean;
  /** The file, where what is opened is a part of it. */
  readonly file?: Bytes;
}

/**
 * Opens a path, or standard input for `-`, and finds out what it is: a text (its encoding and its delimiter), a workbook,
 * or an archive with one of them in it. What can be read only once is set aside first.
 *
 * @throws UserError for what is not there, can't be read, is empty or is no table.
 */
export async function openSource(name: string, options: SourceOptions): Promise<Source> {
  const { stdin, cwd, stop, ...opening } = options;
  const path = resolve(cwd, name);
  const file = name === '-' ? null : await fileBytes(name, path);
  if (file !== null) return openBytes(file, { ...opening, isFile: true });
  const bytes =
    name === '-'
      ? await streamBytes('standard input', stdin, stop)
      : await streamBytes(name, createReadStream(path, { highWaterMark: chunkBytes }), stop);
  // It can't be opened once more: nothing of it is presumed.
  return openBytes(bytes, { ...opening, isFile: false, presumesUtf8: false });
}

/** The same for bytes that can be read as often as wanted, wherever they are. */
export async function openBytes(bytes: Bytes, options: OpeningOptions): Promise<Source> {
  if ((await kindOf(bytes, options.encoding)) === 'text') return openText(bytes, options);
  // Whoever imports texts does not wait for what reads archives.
  const { openZip } = await import('./archive/open-zip.ts');
  return openZip(bytes, { ...options, file: bytes });
}

// A workbook, of which one sheet is read: its rows are records, as those of a text are.
import { createHash } from 'node:crypto';
import { UserError } from '../../domain/user-error.ts';
import type { FoundWorkbook } from '../archive/recognise.ts';
import type { ZipEntry } from '../archive/zip.ts';
import type { Bytes } from '../bytes/bytes.ts';
import type { CsvRecord } from '../csv.ts';
import type { OpeningOptions, Source } from '../source.ts';
import { noStrings, readSharedStrings, type SharedStrings } from './shared-strings.ts';
import { sheetRows } from './sheet.ts';
import { type Contents, noRowsIn, readContents, type Sheet, seenFirst, sheetNamed } from './sheets.ts';
import { readStyles } from './styles.ts';

/**
 * Finds the sheet: the one that is named, else the first in which anything stands, hidden ones last.
 *
 * @throws UserError for a workbook that is damaged or empty, and for a sheet that it does not have.
 */
export async function openWorkbook(
  bytes: Bytes,
  { document, main }: FoundWorkbook,
  { sheet: wanted, isFile, file = bytes }: OpeningOptions,
): Promise<Source> {
  const contents = await readContents(document, main);
  const filled: Sheet[] = [];
  for (const sheet of seenFirst(contents.sheets)) if (await hasRows(bytes.name, sheet)) filled.push(sheet);
  const sheet = wanted === undefined ? filled[0] : sheetNamed(bytes.name, wanted, contents.sheets);
  if (sheet === undefined) noRowsIn(bytes.name);
  if (!filled.includes(sheet)) noRowsIn(sheetName(bytes.name, sheet));
  const otherSheets = filled.filter((other) => other !== sheet && !other.isHidden).map(({ name }) => name);
  const name = wanted === undefined && otherSheets.length === 0 ? bytes.name : sheetName(bytes.name, sheet);

  let sha256: string | null = null;
  let shared: Promise<SharedStrings> | null = null;
  const strings = () => (shared ??= stringsOf(bytes.name, contents));

  async function* records({ onBytes }: { onBytes?: (bytesRead: number) => void } = {}): AsyncGenerator<CsvRecord[]> {
    const styles = contents.styles
      ? await readStyles(partName(bytes.name, contents.styles), contents.styles.chunks())
      : [];
    // Of the file's own bytes nobody knows how many are read: its share of what it unpacks to.
    const unpacked = counting(sheet?.entry as ZipEntry, (share) => onBytes?.(Math.round(share * bytes.size)));
    const context = {
      name: sheetName(bytes.name, sheet as Sheet),
      strings: await strings(),
      styles,
      dates: contents.dates,
    };
    yield* sheetRows(unpacked, context);
    sha256 = await digestOf(bytes);
  }

  return {
    name,
    kind: 'workbook',
    isFile,
    file,
    table: bytes,
    bytes: bytes.size,
    encoding: 'utf-8',
    isPresumed: false,
    delimiter: null,
    strayQuotes: [],
    sheet: sheet.name,
    otherSheets,
    get sha256() {
      return sha256;
    },
    records,
    digest() {
      if (sha256 === null) throw new Error(`the digest of ${name} is known when its records are read to the end`);
      return sha256;
    },
  };
}

const sheetName = (workbook: string, { name }: Sheet): string => `${workbook} > ${name}`;
const partName = (workbook: string, { name }: ZipEntry): string => `${workbook} > ${name}`;

/** Whether anything stands in a sheet; reads no further than that. */
async function hasRows(workbook: string, sheet: Sheet): Promise<boolean> {
  const context = { name: sheetName(workbook, sheet), strings: { get: () => '?' }, styles: [], dates: 1900 } as const;
  for await (const rows of sheetRows(sheet.entry.chunks(), context)) return rows.length > 0;
  return false;
}

async function stringsOf(workbook: string, { strings }: Contents): Promise<SharedStrings> {
  return strings === undefined ? noStrings : readSharedStrings(partName(workbook, strings), strings.chunks());
}

async function* counting(entry: ZipEntry, heard: (share: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of entry.chunks()) {
    read += chunk.length;
    heard(read / entry.size);
    yield chunk;
  }
}

async function digestOf(bytes: Bytes): Promise<string> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes.chunks()) {
    hash.update(chunk);
    size += chunk.length;
  }
  if (size === bytes.size) return hash.digest('hex');
  throw new UserError(`${bytes.name} changed while it was read`, {
    hint: 'import it again; nothing of it was imported',
  });
}

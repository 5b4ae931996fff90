// Rows of a file that was imported, out of the file as it was kept: read again the way it was read then.
import { namesOf } from '../../../domain/intake/layout.ts';
import type { Bytes } from '../../../files/bytes/bytes.ts';
import type { CsvRecord } from '../../../files/csv.ts';
import type { Encoding } from '../../../files/encoding.ts';
import { originalOf, originalText } from '../../../files/original.ts';
import { openBytes, type Source } from '../../../files/source.ts';
import type { KeptLayout } from '../../../store/imports.ts';
import type { ImportTable } from '../../../store/intake-tables.ts';
import type { Store } from '../../../store/open.ts';
import { type KeptOriginal, keptOriginal, originalReader } from '../../../store/originals.ts';

/** A row as it stands in its file. */
export interface RowInFile {
  readonly line: number;
  /** Without its line break; null in a workbook, where a row has no bytes of its own. */
  readonly bytes: Uint8Array | null;
  /** The bytes as a text, null where there are none. */
  readonly text: string | null;
  readonly encoding: Encoding;
  /** By the headers of the columns; null beside a cell that stands in none. */
  readonly cells: readonly { readonly column: string | null; readonly value: string }[];
}

/** A kept file as bytes that can be read like those of any file. */
function keptBytes(store: Store, original: Kept, name: string): Bytes {
  const read = originalReader(store, original);
  return { name, size: original.bytes, chunks: (start = 0, end = original.bytes) => read(start, end) };
}

type Kept = Pick<KeptOriginal, 'id' | 'bytes'>;

interface HowRead {
  readonly name: string;
  readonly layout: Pick<KeptLayout, 'encoding' | 'delimiter' | 'sheet' | 'strayQuotes'>;
}

/** Opens a kept file the way it was opened for its import. */
export function openKept(store: Store, original: Kept, { name, layout }: HowRead): Promise<Source> {
  const { encoding, delimiter, sheet, strayQuotes } = layout;
  const options = { encoding: encoding as Encoding | undefined, delimiter, sheet, strayQuotes, isFile: false };
  return openBytes(keptBytes(store, original, name), options);
}

/** The rows of these lines of an imported file; null where the file was not kept. */
export async function rowsInFile(
  store: Store,
  one: Pick<ImportTable, 'id' | 'file' | 'layout'>,
  lines: readonly number[],
): Promise<Map<number, RowInFile> | null> {
  const original = await keptOriginal(store, one.id);
  if (original === null || one.layout === null) return null;
  const layout = JSON.parse(one.layout) as KeptLayout;
  const source = await openKept(store, original, { name: one.file, layout });
  const wanted = new Set(lines);
  const last = Math.max(...lines);
  const rows = new Map<number, RowInFile>();
  for await (const chunk of source.records()) {
    for (const record of chunk) {
      if (wanted.has(record.line)) rows.set(record.line, await rowOf(record, source.encoding, layout));
    }
    if ((chunk.at(-1)?.line ?? 0) >= last) break;
  }
  return rows;
}

async function rowOf(record: CsvRecord, encoding: Encoding, { columns }: KeptLayout): Promise<RowInFile> {
  const bytes = originalOf(record, encoding);
  const names = namesOf(columns);
  const headers = new Map(columns.map(({ index }, at) => [index, names[at] ?? null]));
  return {
    line: record.line,
    bytes,
    text: bytes === null ? null : await originalText(bytes, encoding),
    encoding,
    cells: record.cells.map((value, at) => ({ column: headers.get(at) ?? null, value })),
  };
}

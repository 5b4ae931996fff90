// Somebody's rows in the files that are kept: written over where they stand, so that all other rows stay in their places.
import { fillerFor } from '../../domain/privacy/anonymous.ts';
import { originalOf } from '../../files/original.ts';
import type { KeptLayout } from '../../store/imports.ts';
import type { Store } from '../../store/open.ts';
import {
  dropOriginal,
  everyOriginal,
  type KeptOriginal,
  originalReader,
  overwrite,
  redigest,
} from '../../store/originals.ts';
import { openKept } from './read-original.ts';

/** What was done to a file that is kept. `dropped`: a workbook or an archive, of which a row can't be taken out. */
export interface BlankedFile {
  readonly file: string;
  readonly imports: readonly number[];
  readonly rows: number;
  readonly dropped: boolean;
}

/** Which rows are theirs: by what stands in a cell, and by the line in the file of an import. */
export interface TheirRows {
  readonly isTheirs: (cell: string) => boolean;
  readonly lines: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Inside a write transaction. `of`: the files of these imports alone; all unless told otherwise. */
export async function blankOriginals(store: Store, rows: TheirRows, of?: ReadonlySet<number>): Promise<BlankedFile[]> {
  const done: BlankedFile[] = [];
  for (const { original, imports } of await everyOriginal(store)) {
    const [first] = imports;
    if (first === undefined || (of !== undefined && !imports.some(({ id }) => of.has(id)))) continue;
    const numbers = imports.map(({ id }) => id);
    const found =
      first.layout === null
        ? null
        : await theirRecords(store, original, { ...first, layout: first.layout }, rows, numbers);
    if (found !== null && found.rows === 0) continue;
    const about = { file: first.file, imports: numbers, rows: found?.rows ?? 0 };
    if (found === null || found.raw === null) {
      await dropOriginal(store, original);
      done.push({ ...about, dropped: true });
      continue;
    }
    await writeOver(store, original, found.raw, found.encoding);
    await redigest(store, original);
    done.push({ ...about, dropped: false });
  }
  return done;
}

/** Their rows as bytes; `raw` null where rows have no bytes of their own. */
async function theirRecords(
  store: Store,
  original: KeptOriginal,
  { file, layout: kept }: { readonly file: string; readonly layout: string },
  { isTheirs, lines }: TheirRows,
  imports: readonly number[],
) {
  const layout = JSON.parse(kept) as KeptLayout;
  const source = await openKept(store, original, { name: file, layout });
  const raw: Uint8Array[] = [];
  let rows = 0;
  let isWhole = source.table === source.file;
  for await (const chunk of source.records()) {
    for (const record of chunk) {
      const isOne = imports.some((id) => lines.get(id)?.has(record.line) === true) || record.cells.some(isTheirs);
      if (!isOne) continue;
      rows++;
      const bytes = originalOf(record, source.encoding);
      if (bytes === null) isWhole = false;
      else raw.push(bytes);
    }
  }
  return { rows, raw: isWhole ? raw : null, encoding: source.encoding as string };
}

/** Wherever these bytes stand in the file, a row that stands there twice too. */
async function writeOver(
  store: Store,
  original: KeptOriginal,
  rows: readonly Uint8Array[],
  encoding: string,
): Promise<void> {
  const longest = Math.max(...rows.map(({ length }) => length));
  let before = Buffer.alloc(0);
  let end = 0;
  for await (const piece of originalReader(store, original)(0, original.bytes)) {
    const window = Buffer.concat([before, piece]);
    const start = end - before.length;
    end += piece.length;
    for (const row of rows) {
      if (row.length === 0) continue;
      for (let at = window.indexOf(row); at >= 0; at = window.indexOf(row, at + row.length)) {
        await overwrite(store, original, start + at, fillerFor(row, encoding));
      }
    }
    before = window.subarray(Math.max(0, window.length - longest + 1));
  }
}

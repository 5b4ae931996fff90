// Somebody's rows in the files that are kept: written over where they stand, so that all other rows stay in their places.
import { fillerFor } from '../../../domain/privacy/anonymous.ts';
import { originalOf } from '../../../files/original.ts';
import type { KeptLayout } from '../../../store/imports.ts';
import type { Store } from '../../../store/open.ts';
import {
  dropOriginal,
  everyOriginal,
  type KeptOriginal,
  originalReader,
  overwrite,
  redigest,
} from '../../../store/originals.ts';
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
    const isWhole =
      found?.raw !== null && found !== null && (await writeOver(store, original, found.raw, found.encoding));
    if (isWhole) await redigest(store, original);
    else await dropOriginal(store, original);
    done.push({ ...about, dropped: !isWhole });
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

/** Writes over these rows, which stand in the file in this order; false where one of them is not found. */
async function writeOver(
  store: Store,
  original: KeptOriginal,
  rows: readonly Uint8Array[],
  encoding: string,
): Promise<boolean> {
  let next = 0;
  let window = Buffer.alloc(0);
  let start = 0;
  for await (const piece of originalReader(store, original)(0, original.bytes)) {
    window = Buffer.concat([window, piece]);
    let from = 0;
    for (let row = rows[next]; row !== undefined; row = rows[next]) {
      const at = row.length === 0 ? from : window.indexOf(row, from);
      if (at < 0) break;
      await overwrite(store, original, start + at, fillerFor(row, encoding));
      from = at + row.length;
      next++;
    }
    // What may be the beginning of the next one is looked at again, with what comes behind it.
    const rest = Math.max(from, window.length - (rows[next]?.length ?? 1) + 1);
    start += rest;
    window = window.subarray(rest);
  }
  return next === rows.length;
}

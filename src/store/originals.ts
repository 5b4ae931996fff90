// The files that were imported, byte for byte, in parts: any row of them can be shown as it stood there.
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { ImportTable, OriginalPartTable, OriginalTable } from './intake-tables.ts';
import type { Store } from './open.ts';
import { prepareInsert } from './statements.ts';

/** What is known of a file that is kept. */
export type KeptOriginal = Selectable<OriginalTable>;

/** The file of these bytes, where it is kept already: the same file is kept once, however often it is imported. */
export async function originalOfDigest(store: Store, sha256: string): Promise<KeptOriginal | null> {
  const query = store.db.selectFrom('original').selectAll().where('sha256', '=', sha256);
  return (await query.executeTakeFirst()) ?? null;
}

export interface OriginalKeeper {
  /** The next bytes of the file. Each piece becomes a part: a megabyte is as good as a quarter of it, small ones cost time. */
  add(piece: Uint8Array): void;
  /** The file of this digest, once all of it was added. What was added goes again where the same file is kept already. */
  close(sha256: string): Promise<KeptOriginal>;
}

/** What stands in the place of a digest while a file is being added: that of no file. */
const notYet = '';

/** Begins to keep a file of so many bytes: one at a time, and only inside a write transaction. */
export async function openOriginal(store: Store, bytes: number): Promise<OriginalKeeper> {
  const { db } = store;
  const begun = db.insertInto('original').values({ bytes, sha256: notYet });
  const original = await begun.returningAll().executeTakeFirstOrThrow();
  const insert = prepareInsert(store, 'original_part', ['original_id', 'start', 'bytes']);
  let start = 0;
  return {
    add(piece) {
      if (piece.length > 0) insert.run(original.id, start, piece);
      start += piece.length;
    },
    async close(sha256) {
      const known = await originalOfDigest(store, sha256);
      if (known === null) {
        await db.updateTable('original').set({ sha256 }).where('id', '=', original.id).execute();
        return { ...original, sha256 };
      }
      await db.deleteFrom('original_part').where('original_id', '=', original.id).execute();
      await db.deleteFrom('original').where('id', '=', original.id).execute();
      return known;
    },
  };
}

/** What is kept of the file of an import; null where it is not kept. */
export async function keptOriginal(store: Store, importId: number): Promise<KeptOriginal | null> {
  const query = store.db.selectFrom('original').innerJoin('import', 'import.original_id', 'original.id');
  return (await query.selectAll('original').where('import.id', '=', importId).executeTakeFirst()) ?? null;
}

type Part = Pick<OriginalPartTable, 'start' | 'bytes'>;

/** Reads a kept file: the bytes from `start` up to `end`, a part at a time. The last part is kept for whoever comes back. */
export function originalReader(store: Store, { id }: Pick<KeptOriginal, 'id'>) {
  let last: Part = { start: 0, bytes: new Uint8Array(0) };

  async function partAt(at: number): Promise<Part> {
    if (at >= last.start && at < last.start + last.bytes.length) return last;
    const query = store.db.selectFrom('original_part').select(['start', 'bytes']).where('original_id', '=', id);
    const part = await query.where('start', '<=', at).orderBy('start', 'desc').limit(1).executeTakeFirst();
    last = part ?? { start: at, bytes: new Uint8Array(0) };
    return last;
  }

  return async function* chunks(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; ) {
      const part = await partAt(at);
      const piece = part.bytes.subarray(at - part.start, end - part.start);
      if (piece.length === 0) return;
      yield piece;
      at += piece.length;
    }
  };
}

/** Forgets the file of an import that is taken back, unless another import is of the same. Inside a write transaction. */
export async function forgetOriginal({ db }: Store, importId: number): Promise<void> {
  await db.updateTable('import').set({ original_id: null }).where('id', '=', importId).execute();
  const needed = db.selectFrom('import').select('original_id').where('original_id', 'is not', null);
  await db
    .deleteFrom('original_part')
    .where('original_id', 'not in', needed.$castTo<{ original_id: number }>())
    .execute();
  await db.deleteFrom('original').where('id', 'not in', needed.$castTo<{ original_id: number }>()).execute();
}

/** Writes other bytes over those that stand at a place of a kept file: as many. Inside a write transaction. */
export async function overwrite(
  { db }: Store,
  { id }: Pick<KeptOriginal, 'id'>,
  start: number,
  bytes: Uint8Array,
): Promise<void> {
  const end = start + bytes.length;
  const parts = await db
    .selectFrom('original_part')
    .select(['start', 'bytes'])
    .where('original_id', '=', id)
    .where('start', '<', end)
    .execute();
  for (const part of parts) {
    const from = Math.max(start, part.start);
    const to = Math.min(end, part.start + part.bytes.length);
    if (from >= to) continue;
    const changed = Buffer.from(part.bytes);
    changed.set(bytes.subarray(from - start, to - start), from - part.start);
    const own = db.updateTable('original_part').set({ bytes: changed }).where('original_id', '=', id);
    await own.where('start', '=', part.start).execute();
  }
}

/** Says of a kept file what it is now, once some of it was overwritten. */
export async function redigest(store: Store, original: Pick<KeptOriginal, 'id' | 'bytes'>): Promise<void> {
  const hash = createHash('sha256');
  for await (const piece of originalReader(store, original)(0, original.bytes)) hash.update(piece);
  await store.db
    .updateTable('original')
    .set({ sha256: hash.digest('hex') })
    .where('id', '=', original.id)
    .execute();
}

/** Forgets a kept file, of every import that it is of. Inside a write transaction. */
export async function dropOriginal({ db }: Store, { id }: Pick<KeptOriginal, 'id'>): Promise<void> {
  await db.updateTable('import').set({ original_id: null }).where('original_id', '=', id).execute();
  await db.deleteFrom('original_part').where('original_id', '=', id).execute();
  await db.deleteFrom('original').where('id', '=', id).execute();
}

/** The files that are kept, each with the imports that it is of. */
export async function everyOriginal({
  db,
}: Store): Promise<{ original: KeptOriginal; imports: Selectable<ImportTable>[] }[]> {
  const originals = await db.selectFrom('original').selectAll().orderBy('id').execute();
  const imports = await db
    .selectFrom('import')
    .selectAll()
    .where('original_id', 'is not', null)
    .orderBy('id')
    .execute();
  return originals.map((original) => ({ original, imports: imports.filter((one) => one.original_id === original.id) }));
}

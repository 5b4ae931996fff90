// Keeping the records of closed batches.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Section, sections } from '../domain/record/shape.ts';
import type { RecordText } from '../domain/record/write-record.ts';
import type { Store } from './open.ts';
import type { BatchRecordTable } from './record-tables.ts';
import { prepare, prepareInsert } from './statements.ts';

export type BatchRecord = BatchRecordTable;

/** Characters of text in one piece. */
const pieceLength = 1_000_000;

/** The record of a batch, without its text; null while the batch is open. */
export async function recordOf(store: Store, batchId: number): Promise<BatchRecord | null> {
  const query = store.db.selectFrom('batch_record').selectAll().where('batch_id', '=', batchId);
  return (await query.executeTakeFirst()) ?? null;
}

/** Numbers of the batches that are closed. */
export function closedBatches(store: Store): ReadonlySet<number> {
  const rows = prepare(store, store.db.selectFrom('batch_record').select('batch_id')).all() as { batch_id: number }[];
  return new Set(rows.map(({ batch_id: id }) => id));
}

/** Of these applications those whose batch is closed, with its name. */
export const closedAmong = (store: Store, applications: readonly number[]) =>
  store.db
    .selectFrom('application as a')
    .innerJoin('batch_record as r', 'r.batch_id', 'a.batch_id')
    .innerJoin('batch as b', 'b.id', 'a.batch_id')
    .select(['a.id as application', 'b.name as batch'])
    .where('a.id', 'in', applications)
    .orderBy('a.id')
    .execute();

/** Keeps a record: from now on the batch is closed. Inside a write transaction. */
export async function keepRecord(store: Store, row: Omit<BatchRecord, 'sha256'>, text: RecordText): Promise<void> {
  await store.db
    .insertInto('batch_record')
    .values({ ...row, sha256: text.sha256 })
    .execute();
  // Closed, opened and closed again without a change, at the same second: the same text.
  await store.db.deleteFrom('record_part').where('sha256', '=', text.sha256).execute();
  const insert = prepareInsert(store, 'record_part', ['sha256', 'section', 'part', 'text']);
  const pieces = [...sections.map((section) => [section, text.parts[section]] as const), ['end', text.end] as const];
  for (const [section, whole] of pieces) {
    for (let at = 0, part = 0; at < whole.length; at += pieceLength, part++) {
      // Hashes hardly shrink: more effort takes longer and gains nothing.
      const deflated = deflateRawSync(whole.slice(at, at + pieceLength), { level: 1 });
      insert.run(text.sha256, section, part, deflated.toString('base64'));
    }
  }
}

/** The text of a record, or of some of its sections, as it was kept; by its hash. Throws where a piece can't be unpacked. */
export function recordTextOf(
  store: Store,
  record: string,
  wanted: readonly (Section | 'end')[] = [...sections, 'end'],
): string {
  const query = store.db
    .selectFrom('record_part')
    .select('text')
    .where('sha256', '=', '')
    .where('section', '=', 'head')
    .orderBy('part');
  const statement = prepare(store, query);
  return wanted
    .flatMap((section) => statement.all(record, section) as { text: string }[])
    .map(({ text }) => inflateRawSync(Buffer.from(text, 'base64')).toString('utf8'))
    .join('');
}

/** The batch is open again; the text of its record stays. Inside a write transaction. */
export async function removeRecord(store: Store, batchId: number): Promise<void> {
  await store.db.deleteFrom('batch_record').where('batch_id', '=', batchId).execute();
}

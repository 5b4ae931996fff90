import { sql } from 'kysely';
import type { WindowId } from '../domain/windows/calendar.ts';
import type { BatchTable } from './application-tables.ts';
import { tablesOf } from './capture.ts';
import { takeBackDeferrals } from './deferrals.ts';
import type { Store } from './open.ts';

export type Batch = BatchTable;

/** The batches of a cycle, oldest first, each with the number of its members; those deferred out of it stay counted. */
export async function batchesOf(
  store: Store,
  cycle: number,
): Promise<(Batch & { members: number; closed_at: string | null })[]> {
  const counted = store.db
    .selectFrom('application')
    .select('batch_id')
    .select((of) => of.fn.countAll<number>().as('members'));
  const gone = store.db
    .selectFrom('deferral')
    .select('batch_id')
    .select((of) => of.fn.countAll<number>().as('members'))
    .groupBy('batch_id');
  const rows = await store.db
    .selectFrom('batch as b')
    .leftJoin(counted.where('batch_id', 'is not', null).groupBy('batch_id').as('m'), 'm.batch_id', 'b.id')
    .leftJoin('batch_record as c', 'c.batch_id', 'b.id')
    .leftJoin(gone.as('g'), 'g.batch_id', 'b.id')
    .selectAll('b')
    .select('c.closed_at')
    .select((of) => of.fn.coalesce('m.members', of.val(0)).as('members'))
    .select((of) => of.fn.coalesce('g.members', of.val(0)).as('gone'))
    .where('b.cycle', '=', cycle)
    .orderBy('b.id')
    .execute();
  return rows.map(({ gone: left, ...batch }) => ({ ...batch, members: batch.members + left }));
}

/** The newest batch of one window of a cycle, or of all its annual ones; null where there is none. */
export async function newestBatch(store: Store, cycle: number, window: WindowId | 'annual'): Promise<Batch | null> {
  const all = store.db.selectFrom('batch').selectAll().where('cycle', '=', cycle);
  const query = window === 'annual' ? all.where('window', '<>', 'rolling') : all.where('window', '=', window);
  return (await query.orderBy('id', 'desc').executeTakeFirst()) ?? null;
}

export async function batchNamed(store: Store, cycle: number, name: string): Promise<Batch | null> {
  const query = store.db.selectFrom('batch').selectAll().where('cycle', '=', cycle).where('name', '=', name);
  return (await query.executeTakeFirst()) ?? null;
}

export async function batchNumbered(store: Store, id: number): Promise<Batch | null> {
  const query = store.db.selectFrom('batch').selectAll().where('id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

export async function batchNames(store: Store, cycle: number): Promise<string[]> {
  const rows = await store.db.selectFrom('batch').select('name').where('cycle', '=', cycle).orderBy('id').execute();
  return rows.map(({ name }) => name);
}

/** Adds a batch under a name of its own; its number. Inside a write transaction. */
export async function addBatch(store: Store, batch: Omit<Batch, 'id'>): Promise<number> {
  const row = await store.db
    .selectFrom('batch')
    .select((of) => of.fn.max('id').as('id'))
    .executeTakeFirst();
  const id = (row?.id ?? 0) + 1;
  await store.db
    .insertInto('batch')
    .values({ ...batch, id })
    .execute();
  return id;
}

/** The tables, but for applications, of which a row is about a batch: whichever they are. */
export async function tablesOnBatch(store: Store, id: number): Promise<string[]> {
  const found: string[] = [];
  for (const { name, columns } of tablesOf(store)) {
    if (name === 'application' || !columns.includes('batch_id')) continue;
    const { rows } = await sql`select 1 from ${sql.table(name)} where batch_id = ${id} limit 1`.execute(store.db);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** Takes a batch away: what it took up waits again. Inside a write transaction, before standings are worked out anew. */
export async function removeBatch(store: Store, id: number): Promise<void> {
  // The deferred among them wait again as they did, and stand where they stood before.
  await takeBackDeferrals(store, id, null);
  await store.db.updateTable('application').set({ batch_id: null }).where('batch_id', '=', id).execute();
  await store.db.deleteFrom('batch').where('id', '=', id).execute();
}

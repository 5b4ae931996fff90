// What waits: applications that no batch has taken up.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant } from '../domain/time/instant.ts';
import type { WindowId } from '../domain/windows/calendar.ts';
import type { Store } from './open.ts';

export interface WindowCount {
  readonly window: WindowId;
  readonly waiting: number;
  readonly takenUp: number;
  /** First submission of the one that waits longest; null where nothing waits. */
  readonly since: Instant | null;
}

/** Each window that has applications, with what waits and what is taken up; of one focus area, or of all. */
export async function countWindows(store: Store, cycle: number, area: string | null = null): Promise<WindowCount[]> {
  const all = store.db.selectFrom('application');
  return (area === null ? all : all.where('area', '=', area))
    .select('window')
    .select((of) => of.fn.sum<number>(of.case().when('batch_id', 'is', null).then(1).else(0).end()).as('waiting'))
    .select((of) => of.fn.sum<number>(of.case().when('batch_id', 'is', null).then(0).else(1).end()).as('takenUp'))
    .select((of) =>
      of.fn
        .min<string | null>(of.case().when('batch_id', 'is', null).then(of.ref('first_submitted_at')).end())
        .as('since'),
    )
    .where('cycle', '=', cycle)
    .groupBy('window')
    .orderBy('window')
    .execute();
}

/** Which of what waits is meant: first submitted before `before`, in one focus area (id) or in all. */
export interface WaitingFilter {
  readonly cycle: number;
  readonly window: WindowId;
  readonly before: Instant;
  readonly area: string | null;
}

function waiting(store: Store, { cycle, window, before, area }: WaitingFilter) {
  const query = store.db
    .selectFrom('application')
    .where('cycle', '=', cycle)
    .where('window', '=', window)
    .where('batch_id', 'is', null)
    .where('first_submitted_at', '<', before);
  return area === null ? query : query.where('area', '=', area);
}

export async function countWaiting(store: Store, filter: WaitingFilter): Promise<number> {
  const row = await waiting(store, filter)
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The few that were submitted more than once: an as-of decides which revision of them is taken up. */
export const revisedAmong = (store: Store, filter: WaitingFilter): Promise<{ id: number }[]> =>
  waiting(store, filter).select('id').where('revisions', '>', 1).where('revision_chosen', '=', 0).execute();

/** Puts what waits into a batch; how many. Inside a write transaction. */
export async function takeUp(store: Store, filter: WaitingFilter, batchId: number): Promise<number> {
  const { cycle, window, before, area } = filter;
  let query = store.db
    .updateTable('application')
    .set({ batch_id: batchId })
    .where('cycle', '=', cycle)
    .where('window', '=', window)
    .where('batch_id', 'is', null)
    .where('first_submitted_at', '<', before);
  if (area !== null) query = query.where('area', '=', area);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/**
 * SHA-256 over who is in a batch, and which revision it took up of each: what the log keeps instead of every row. One scan
 * in the order of numbers, and one text, is ten times as fast as the index and a row at a time.
 */
export async function digestOfMembers({ db }: Store, batchId: number): Promise<string> {
  const { rows } = await sql<{
    members: string | null;
  }>`select group_concat(id || ' ' || revision_id, char(10)) as members
    from (select id, revision_id from application where +batch_id = ${batchId} order by id)`.execute(db);
  return createHash('sha256')
    .update(rows[0]?.members ?? '')
    .digest('hex');
}

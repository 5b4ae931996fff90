// What waits: applications that no batch has taken up, and those that were deferred until they are taken up again.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Instant } from '../domain/time/instant.ts';
import type { WindowId } from '../domain/windows/calendar.ts';
import { keepDeferrals } from './deferrals.ts';
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
  const counts = new Map((await countInWindows(store, cycle, area)).map((one) => [one.window, one]));
  const add = (window: WindowId, more: Omit<WindowCount, 'window'>): void => {
    const { waiting, takenUp, since } = counts.get(window) ?? { waiting: 0, takenUp: 0, since: null };
    const first = [since, more.since].filter((one) => one !== null).sort()[0] ?? null;
    counts.set(window, { window, waiting: waiting + more.waiting, takenUp: takenUp + more.takenUp, since: first });
  };
  for (const { window, waiting, since } of await countDeferred(store, cycle, area))
    if (window !== null) add(window, { waiting, takenUp: 0, since });
  for (const { window, takenUp } of await countTakenUpAgain(store, cycle, area))
    add(window, { waiting: 0, takenUp, since: null });
  return [...counts.values()].sort((a, b) => (a.window < b.window ? -1 : 1));
}

/** The deferred who wait, by the window in which they do. */
function countDeferred(store: Store, cycle: number, area: string | null) {
  const all = store.db
    .selectFrom('decision as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .where('d.deferred_to', 'is not', null)
    .where('a.cycle', '=', cycle);
  return (area === null ? all : all.where('a.area', '=', area))
    .select('d.deferred_to as window')
    .select((of) => of.fn.countAll<number>().as('waiting'))
    .select((of) => of.fn.min('a.first_submitted_at').as('since'))
    .groupBy('d.deferred_to')
    .execute();
}

/** The deferred who were taken up again, by the window in which they were taken up before. */
function countTakenUpAgain(store: Store, cycle: number, area: string | null) {
  const all = store.db
    .selectFrom('deferral as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .where('a.cycle', '=', cycle);
  return (area === null ? all : all.where('a.area', '=', area))
    .select('d.window')
    .select((of) => of.fn.countAll<number>().as('takenUp'))
    .groupBy('d.window')
    .execute();
}

function countInWindows(store: Store, cycle: number, area: string | null): Promise<WindowCount[]> {
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

/** The deferred among what waits. */
function deferred(store: Store, { cycle, window, before, area }: WaitingFilter) {
  const query = store.db
    .selectFrom('decision as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .where('d.deferred_to', '=', window)
    .where('a.cycle', '=', cycle)
    .where('a.first_submitted_at', '<', before);
  return area === null ? query : query.where('a.area', '=', area);
}

export async function isAnythingWaiting(store: Store, filter: WaitingFilter): Promise<boolean> {
  const first = await waiting(store, filter).select('id').limit(1).executeTakeFirst();
  return (first ?? (await deferred(store, filter).select('a.id').limit(1).executeTakeFirst())) !== undefined;
}

/** The few that were submitted more than once, with the revision that counts so far: an as-of decides which is taken up. */
export async function revisedAmong(store: Store, filter: WaitingFilter) {
  const fresh = waiting(store, filter)
    .select(['id', 'revision_id as revisionId'])
    .where('revisions', '>', 1)
    .where('revision_chosen', '=', 0);
  const again = deferred(store, filter)
    .select(['a.id', 'a.revision_id as revisionId'])
    .where('a.revisions', '>', 1)
    .where('a.revision_chosen', '=', 0);
  return [...(await fresh.execute()), ...(await again.execute())];
}

/** The deferred among what waits, with the revision that the batch before has of each. */
export async function deferredAmong(store: Store, filter: WaitingFilter): Promise<Map<number, number>> {
  const rows = await deferred(store, filter).select(['a.id', 'a.revision_id']).orderBy('a.id').execute();
  return new Map(rows.map(({ id, revision_id: revision }) => [id, revision]));
}

/** Puts what waits into a batch, `again` (of `deferredAmong`) too; how many. Inside a write transaction. */
export async function takeUp(
  store: Store,
  filter: WaitingFilter,
  batchId: number,
  again: ReadonlyMap<number, number> = new Map(),
): Promise<number> {
  const { cycle, window, before, area } = filter;
  await keepDeferrals(store, again, batchId);
  for (const id of again.keys()) {
    await store.db.updateTable('application').set({ batch_id: batchId, window }).where('id', '=', id).execute();
  }
  let query = store.db
    .updateTable('application')
    .set({ batch_id: batchId })
    .where('cycle', '=', cycle)
    .where('window', '=', window)
    .where('batch_id', 'is', null)
    .where('first_submitted_at', '<', before);
  if (area !== null) query = query.where('area', '=', area);
  return Number((await query.executeTakeFirst()).numUpdatedRows) + again.size;
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

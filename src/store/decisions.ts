// Decisions as they stand.
import type { DecisionTable } from './decision-tables.ts';
import type { Store } from './open.ts';
import { prepare, prepareInsert } from './statements.ts';

/** What one command changed of one application: the row before and after it, null where there was none. */
export interface DecisionChange {
  readonly application: number;
  readonly before: DecisionTable | null;
  readonly after: DecisionTable | null;
}

/** The decision on one application after the other, or null. */
export function openDecisions(store: Store): (application: number) => DecisionTable | null {
  const find = prepare(store, store.db.selectFrom('decision').selectAll().where('application_id', '=', 0));
  return (application) => (find.get(application) as DecisionTable | undefined) ?? null;
}

/** Writes a decision in place of what stands there, or takes it away. Inside a write transaction. */
export function openDeciding(store: Store): (application: number, row: DecisionTable | null) => void {
  const remove = prepare(store, store.db.deleteFrom('decision').where('application_id', '=', 0));
  const columns = [
    ...['application_id', 'decision', 'reason', 'decided_at', 'decided_by', 'place', 'deferred_to'],
  ] as (keyof DecisionTable)[];
  const insert = prepareInsert(store, 'decision', columns);
  return (application, row) => {
    remove.run(application);
    if (row === null) return;
    const { decision, reason, decided_at: at, decided_by: by, place, deferred_to: deferredTo } = row;
    insert.run(application, decision, reason, at, by, place, deferredTo);
  };
}

/** The next free place on the waitlist of an application's batch and area, one application after the other. */
export function openPlaces(store: Store): (application: number) => number {
  const find = prepare(
    store,
    store.db
      .selectFrom('decision as d')
      .innerJoin('application as o', 'o.id', 'd.application_id')
      .innerJoin('application as a', (on) => on.onRef('a.batch_id', '=', 'o.batch_id').onRef('a.area', '=', 'o.area'))
      .select((of) => of.fn.max('d.place').as('last'))
      .where('a.id', '=', 0),
  );
  return (application) => ((find.get(application) as { last: number | null }).last ?? 0) + 1;
}

/** The key of each in the ranking. */
export async function rankKeysOf(store: Store, applications: readonly number[]): Promise<Map<number, string>> {
  const find = prepare(store, store.db.selectFrom('application').select('rank_key').where('id', '=', 0));
  return new Map(applications.map((id) => [id, (find.get(id) as { rank_key: string } | undefined)?.rank_key ?? '']));
}

/** Everybody of a batch on whom something is decided, by area and place in the ranking. */
export const decisionsOf = (store: Store, batchId: number) =>
  store.db
    .selectFrom('decision as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(['a.id as application', 'p.name', 'p.email', 'a.area', 'd.decision', 'd.reason'])
    .select(['d.decided_at as at', 'd.decided_by as by', 'd.deferred_to as deferredTo'])
    .where('a.batch_id', '=', batchId)
    .orderBy('a.area')
    .orderBy('a.rank_key')
    .execute();

/** Applications of a batch that want no seat any more. */
export async function withdrawnOf(store: Store, batchId: number): Promise<ReadonlySet<number>> {
  const rows = await store.db
    .selectFrom('decision as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .select('a.id')
    .where('a.batch_id', '=', batchId)
    .where('d.decision', '=', 'withdraw')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** How many of a batch are eligible and not decided on. */
export async function undecidedOf(store: Store, batchId: number): Promise<number> {
  const row = await store.db
    .selectFrom('application as a')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('a.batch_id', '=', batchId)
    .where('a.gate', '=', 'eligible')
    .where('d.application_id', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

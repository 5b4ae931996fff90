// Decisions as they stand.
import type { Decision } from '../domain/decision/decision.ts';
import type { Store } from './open.ts';
import { prepare, prepareInsert } from './statements.ts';

export interface DecisionTable {
  application_id: number;
  decision: Decision;
  reason: string;
  decided_at: string;
  decided_by: string;
}

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
  const columns = ['application_id', 'decision', 'reason', 'decided_at', 'decided_by'] as const;
  const insert = prepareInsert(store, 'decision', columns);
  return (application, row) => {
    remove.run(application);
    if (row !== null) insert.run(application, row.decision, row.reason, row.decided_at, row.decided_by);
  };
}

/** Everybody of a batch on whom something is decided, by area and place in the ranking. */
export const decisionsOf = (store: Store, batchId: number) =>
  store.db
    .selectFrom('decision as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(['a.id as application', 'p.name', 'p.email', 'a.area', 'd.decision', 'd.reason'])
    .select(['d.decided_at as at', 'd.decided_by as by'])
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

// Reading a batch in ranking order. The order is the stored key's, binary: the index gives the first twenty of a million.
import type { Gate } from '../domain/scoring/gate.ts';
import type { Store } from './open.ts';

export interface GateCount {
  readonly area: string;
  readonly gate: Gate;
  readonly count: number;
}

/** How many of a batch stand where, by focus area and gate. */
export const countGates = (store: Store, batchId: number): Promise<GateCount[]> =>
  store.db
    .selectFrom('application')
    .select(['area', 'gate'])
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('batch_id', '=', batchId)
    .groupBy(['area', 'gate'])
    .execute();

/** The members of a batch in one area with one outcome of the gate, in ranking order; all of them where `limit` is null. */
export async function membersInOrder(
  store: Store,
  of: { readonly batchId: number; readonly area: string; readonly gate: Gate; readonly limit: number | null },
) {
  const ranked = store.db
    .selectFrom('application')
    .where('batch_id', '=', of.batchId)
    .where('area', '=', of.area)
    .where('gate', '=', of.gate);
  let ordered = ranked
    .select(['id', 'applicant_id', 'state', 'priority', 'tier', 'points', 'out_of', 'scored', 'criteria', 'rank_key'])
    .select(['first_submitted_at', 'reasons'])
    .orderBy('rank_key');
  if (of.limit !== null) ordered = ordered.limit(of.limit);
  return store.db
    .selectFrom(ordered.as('a'))
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .selectAll('a')
    .select(['p.name', 'p.email'])
    .orderBy('a.rank_key')
    .execute();
}

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

/** Members of a batch in one area with one outcome of the gate; all of them where `limit` is null. */
export interface Listed {
  readonly batchId: number;
  readonly area: string;
  readonly gate: Gate;
  readonly limit: number | null;
}

function inOrder(store: Store, { batchId, area, gate, limit }: Listed) {
  const listed = store.db
    .selectFrom('application')
    .select(['id', 'applicant_id', 'rank_key'])
    .where('batch_id', '=', batchId)
    .where('area', '=', area)
    .where('gate', '=', gate)
    .orderBy('rank_key');
  return limit === null ? listed : listed.limit(limit);
}

/** They, in ranking order, with all that their places hang on. */
export async function membersInOrder(store: Store, listed: Listed) {
  const ordered = inOrder(store, listed)
    .select(['state', 'priority', 'tier', 'points', 'out_of', 'scored', 'criteria', 'first_submitted_at'])
    .as('a');
  return store.db
    .selectFrom(ordered)
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .selectAll('a')
    .select(['p.name', 'p.email'])
    .orderBy('a.rank_key')
    .execute();
}

/** They, in the same order, with what speaks against them: those who have no place. */
export async function othersInOrder(store: Store, listed: Listed) {
  return store.db
    .selectFrom(inOrder(store, listed).select('reasons').as('a'))
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(['a.id', 'a.reasons', 'p.name', 'p.email'])
    .orderBy('a.rank_key')
    .execute();
}

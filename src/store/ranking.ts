// Reading a batch in ranking order. The order is the stored key's, binary: the index gives the first twenty of a million.
import type { Gate } from '../domain/scoring/gate.ts';
import type { ApplicationTable } from './application-tables.ts';
import type { Store } from './open.ts';
import type { ApplicantTable } from './people-tables.ts';
import { valuesOf } from './statements.ts';

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

/** One with a place, and all that it hangs on. */
export type MemberInOrder = Pick<ApplicationTable, (typeof placed)[number]> & Pick<ApplicantTable, 'name' | 'email'>;

const placed = [
  'id',
  'rank_key',
  'state',
  'priority',
  'tier',
  'points',
  'out_of',
  'scored',
  'criteria',
  'first_submitted_at',
] as const;

/** They, in ranking order. */
export function membersInOrder(store: Store, listed: Listed): MemberInOrder[] {
  const query = store.db
    .selectFrom(inOrder(store, listed).select(placed).as('a'))
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(placed.map((column) => `a.${column}` as const))
    .select(['p.name', 'p.email'])
    .orderBy('a.rank_key');
  const members: MemberInOrder[] = [];
  for (const row of valuesOf<MemberRow>(store, query)) {
    members.push({
      id: row[0],
      rank_key: row[1],
      state: row[2],
      priority: row[3],
      tier: row[4],
      points: row[5],
      out_of: row[6],
      scored: row[7],
      criteria: row[8],
      first_submitted_at: row[9],
      name: row[10],
      email: row[11],
    });
  }
  return members;
}

type ValuesOf<Columns extends readonly (keyof ApplicationTable)[]> = {
  readonly [At in keyof Columns]: ApplicationTable[Columns[At]];
};

/** The values of a member in the order of `placed`, then the name and the address. */
type MemberRow = readonly [...ValuesOf<typeof placed>, name: string, email: string];

/** One without a place: `reasons` is what speaks against it, in JSON. */
export type OtherInOrder = Pick<ApplicationTable, 'id' | 'reasons'> & Pick<ApplicantTable, 'name' | 'email'>;

type OtherRow = readonly [id: number, reasons: string, name: string, email: string];

/** They, in the same order. */
export function othersInOrder(store: Store, listed: Listed): OtherInOrder[] {
  const query = store.db
    .selectFrom(inOrder(store, listed).select('reasons').as('a'))
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(['a.id', 'a.reasons', 'p.name', 'p.email'])
    .orderBy('a.rank_key');
  const others: OtherInOrder[] = [];
  for (const row of valuesOf<OtherRow>(store, query)) {
    others.push({ id: row[0], reasons: row[1], name: row[2], email: row[3] });
  }
  return others;
}

// The members of a batch with all that their places hang on, read at once.
import type { Stage } from '../domain/program/rubric.ts';
import type { Priority } from '../domain/ranking/priority.ts';
import type { GivenPoints, Member } from '../domain/record/member.ts';
import type { Gate } from '../domain/scoring/gate.ts';
import type { Tier } from '../domain/scoring/tier.ts';
import type { Store } from './open.ts';
import { placedApplications } from './standings.ts';
import { prepare, valuesOf } from './statements.ts';

/** How a member stands in the database. `reasons` as JSON. */
export interface StoredStanding {
  readonly gate: Gate;
  readonly reasons: string;
  readonly tier: Tier;
  readonly priority: Priority;
  readonly points: number;
  readonly outOf: number;
  readonly scored: number;
  readonly criteria: number;
  readonly rankKey: string;
}

export interface StoredMember extends Member {
  readonly stored: StoredStanding;
}

type Row = readonly [
  ...[id: number, email: string, area: string, firstSubmittedAt: string, answers: string],
  ...[gate: Gate, reasons: string, tier: Tier, priority: Priority],
  ...[points: number, outOf: number, scored: number, criteria: number, rankKey: string],
  ...[inRoster: number, name: string, sentAt: string],
];

/** By the number of the application; one after the other, so that not all rows are in memory at once. */
export function* membersOfBatch(store: Store, batchId: number): Generator<StoredMember, void, undefined> {
  // By their numbers, which the database finds in order: sorting rows with all their answers takes longer than reading them.
  const query = placedApplications(store)
    .select(['p.name', 'r.submitted_at as sentAt'])
    .where('a.id', 'in', (of) => of.selectFrom('application').select('id').where('batch_id', '=', batchId))
    .orderBy('a.id');
  const scores = scoresByApplication(store, batchId);
  const corrections = correctionsByApplication(store, batchId);
  const invitations = invitationsByApplication(store, batchId);
  for (const row of valuesOf<Row>(store, query)) {
    const id = row[0];
    yield {
      application: id,
      name: row[15],
      email: row[1],
      area: row[2],
      firstSubmittedAt: row[3],
      sentAt: row[16],
      answers: row[4],
      inRoster: row[14] === 1,
      scores: scores.get(id) ?? nothing,
      corrections: corrections.get(id) ?? nothing,
      invitedTo: invitations.get(id) ?? nothing,
      // Kept longer than the answers are.
      stored: {
        gate: row[5],
        reasons: row[6],
        tier: row[7],
        priority: row[8],
        points: row[9],
        outOf: row[10],
        scored: row[11],
        criteria: row[12],
        rankKey: row[13],
      },
    };
  }
}

const nothing: readonly never[] = [];

function grouped<One>(rows: readonly (One & { readonly application: number })[]): Map<number, One[]> {
  const groups = new Map<number, One[]>();
  for (const { application, ...one } of rows) {
    const own = groups.get(application);
    if (own === undefined) groups.set(application, [one as One]);
    else own.push(one as One);
  }
  return groups;
}

/** What counts; what was set aside is no input. */
function scoresByApplication(store: Store, batchId: number): Map<number, GivenPoints[]> {
  const query = store.db
    .selectFrom('score as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .innerJoin('reviewer as w', 'w.id', 's.reviewer_id')
    .select(['s.application_id as application', 's.criterion', 'w.email as reviewer', 's.points'])
    .where('a.batch_id', '=', 0)
    .where('s.set_aside', 'is', null)
    .orderBy('s.application_id')
    .orderBy('s.reviewer_id')
    .orderBy('s.criterion');
  return grouped(prepare(store, query).all(batchId) as (GivenPoints & { application: number })[]);
}

function correctionsByApplication(store: Store, batchId: number) {
  const query = store.db
    .selectFrom('correction as c')
    .innerJoin('application as a', 'a.id', 'c.application_id')
    .select(['c.application_id as application', 'c.criterion', 'c.points', 'c.reason', 'c.corrected_by as by'])
    .where('a.batch_id', '=', 0)
    .orderBy('c.application_id')
    .orderBy('c.criterion');
  type Corrected = Member['corrections'][number];
  return grouped(prepare(store, query).all(batchId) as (Corrected & { application: number })[]);
}

function invitationsByApplication(store: Store, batchId: number): Map<number, Stage[]> {
  const query = store.db
    .selectFrom('invitation as i')
    .innerJoin('application as a', 'a.id', 'i.application_id')
    .select(['i.application_id as application', 'i.stage'])
    .where('a.batch_id', '=', 0)
    .orderBy('i.application_id')
    .orderBy('i.stage');
  const groups = grouped(prepare(store, query).all(batchId) as { application: number; stage: Stage }[]);
  return new Map([...groups].map(([application, stages]) => [application, stages.map(({ stage }) => stage)]));
}

// The members of a batch with all that their places hang on, read at once.
import type { Stage } from '../domain/program/rubric.ts';
import type { Priority } from '../domain/ranking/priority.ts';
import type { GivenPoints, Member } from '../domain/record/member.ts';
import type { Gate } from '../domain/scoring/gate.ts';
import type { Tier } from '../domain/scoring/tier.ts';
import type { Store } from './open.ts';
import { placedApplications } from './standings.ts';
import { prepare } from './statements.ts';

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

interface Row extends StoredStanding {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly area: string;
  readonly firstSubmittedAt: string;
  readonly sentAt: string;
  readonly answers: string;
  readonly inRoster: number;
}

/** By the number of the application; one after the other, so that not all rows are in memory at once. */
export function* membersOfBatch(store: Store, batchId: number): Generator<StoredMember, void, undefined> {
  // By their numbers, which the database finds in order: sorting rows with all their answers takes longer than reading them.
  const query = placedApplications(store)
    .select(['p.name', 'r.submitted_at as sentAt'])
    .where('a.id', 'in', (of) => of.selectFrom('application').select('id').where('batch_id', '=', 0))
    .orderBy('a.id');
  const scores = scoresByApplication(store, batchId);
  const corrections = correctionsByApplication(store, batchId);
  const invitations = invitationsByApplication(store, batchId);
  for (const row of prepare(store, query).iterate(batchId) as IterableIterator<Row>) {
    const { id } = row;
    yield {
      application: id,
      name: row.name,
      email: row.email,
      area: row.area,
      firstSubmittedAt: row.firstSubmittedAt,
      sentAt: row.sentAt,
      answers: row.answers,
      inRoster: row.inRoster === 1,
      scores: scores.get(id) ?? nothing,
      corrections: corrections.get(id) ?? nothing,
      invitedTo: invitations.get(id) ?? nothing,
      stored: row,
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

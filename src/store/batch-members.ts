// The members of a batch with all that their places hang on, read at once.
import type { Stage } from '../domain/program/rubric.ts';
import type { GivenPoints, Member } from '../domain/record/member.ts';
import type { Store } from './open.ts';
import { storedApplications } from './standings.ts';
import { prepare } from './statements.ts';

/** A member, and how it stands in the database. */
export interface StoredMember extends Member {
  readonly stored: {
    readonly gate: string;
    readonly reasons: string;
    readonly tier: string;
    readonly priority: string;
    readonly points: number;
    readonly outOf: number;
    readonly scored: number;
    readonly criteria: number;
    readonly rankKey: string;
  };
}

interface Row {
  id: number;
  name: string;
  email: string;
  area: string;
  firstSubmittedAt: string;
  sentAt: string;
  answers: string;
  inRoster: number;
  gate: string;
  reasons: string;
  tier: string;
  priority: string;
  points: number;
  outOf: number;
  scored: number;
  criteria: number;
  rankKey: string;
}

/** By the number of the application. */
export function membersOfBatch(store: Store, batchId: number): StoredMember[] {
  const query = storedApplications(store)
    .select(['p.name', 'r.submitted_at as sentAt'])
    .where('a.batch_id', '=', 0)
    .orderBy('a.id');
  const scores = scoresByApplication(store, batchId);
  const corrections = correctionsByApplication(store, batchId);
  const invitations = invitationsByApplication(store, batchId);
  const found: StoredMember[] = [];
  for (const row of prepare(store, query).iterate(batchId) as IterableIterator<Row>) {
    const { id, name, email, area, firstSubmittedAt, sentAt, answers, inRoster, ...rest } = row;
    const { gate, reasons, tier, priority, points, outOf, scored, criteria, rankKey } = rest;
    found.push({
      ...{ application: id, name, email, area, firstSubmittedAt, sentAt, answers, inRoster: inRoster === 1 },
      scores: scores.get(id) ?? [],
      corrections: corrections.get(id) ?? [],
      invitedTo: invitations.get(id) ?? [],
      stored: { gate, reasons, tier, priority, points, outOf, scored, criteria, rankKey },
    });
  }
  return found;
}

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

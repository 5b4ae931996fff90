// The bulk path of an import: statements compiled once, ids counted here (the caller holds the write transaction).
import type { Standing } from '../domain/ranking/standing.ts';
import type { WindowId } from '../domain/windows/calendar.ts';
import { type KnownApplicant, openApplicants } from './applicants.ts';
import { firstFreeApplication } from './application-numbers.ts';
import type { Store } from './open.ts';
import { openRevisions } from './revisions.ts';
import { prepare, prepareInsert } from './statements.ts';

export interface KnownApplication {
  readonly id: number;
  readonly first_submitted_at: string;
  readonly window: WindowId;
  readonly revision_id: number;
  readonly revision_chosen: number;
  readonly batch_id: number | null;
}

export interface KnownPerson extends KnownApplicant {
  readonly email: string;
}

/** What is written of an application beside its identity; `state` is the place code, `''` where not recognised. */
export interface ApplicationState {
  readonly state: string;
  readonly firstSubmittedAt: string;
  readonly window: WindowId;
  readonly revisionId: number;
  readonly revisions: number;
  readonly standing: Standing;
}

export interface NewRevision {
  readonly applicationId: number;
  readonly submittedAt: string;
  readonly answers: string;
  readonly extra: string | null;
  readonly importId: number;
  readonly line: number;
  /** The merged applicant under whose e-mail it came; null for nearly all. */
  readonly sentBy: number | null;
}

export const standingColumns = [
  'gate',
  'reasons',
  'tier',
  'priority',
  'points',
  'out_of',
  'scored',
  'criteria',
  'rank_key',
] as const;

/** A standing as the values of `standingColumns`, in their order. */
export const standingValues = ({ score, priority, rankKey }: Standing): (string | number)[] => [
  score.gate,
  score.reasons.length === 0 ? '[]' : JSON.stringify(score.reasons),
  score.tier,
  priority,
  score.points,
  score.outOf,
  score.scored,
  score.criteria,
  rankKey,
];

/** Opens the bulk path for one cycle. Only inside a write transaction: the ids would clash otherwise. */
export function openIntake(store: Store, cycle: number) {
  const { db } = store;
  const newest = prepare(
    store,
    db.selectFrom('revision').select((of) => of.fn.max('id').as('id')),
  ).get() as { id: number | null };
  let nextApplication = firstFreeApplication(store);
  let nextRevision = (newest.id ?? 0) + 1;

  const findApplication = prepare(
    store,
    db
      .selectFrom('application')
      .select(['id', 'first_submitted_at', 'window', 'revision_id', 'revision_chosen', 'batch_id'])
      .where('applicant_id', '=', 0)
      .where('cycle', '=', 0)
      .where('area', '=', ''),
  );
  const insertApplication = prepareInsert(
    store,
    'application',
    [
      ...(['id', 'applicant_id', 'area', 'state', 'first_submitted_at', 'window', 'revision_id'] as const),
      ...standingColumns,
    ],
    { cycle, revisions: 1, revision_chosen: 0, batch_id: null },
  );
  const insertRevision = prepareInsert(store, 'revision', [
    'id',
    'application_id',
    'submitted_at',
    'answers',
    'extra',
    'import_id',
    'line',
    'sent_by',
  ]);
  const updateApplication = prepare(
    store,
    db
      .updateTable('application')
      .set({
        state: '',
        first_submitted_at: '',
        window: 'rolling',
        revision_id: 0,
        revisions: 0,
        gate: 'eligible',
        reasons: '',
      })
      .set({ tier: 'below', priority: 'none', points: 0, out_of: 0, scored: 0, criteria: 0, rank_key: '' })
      .where('id', '=', 0),
  );
  const updateArea = prepare(store, db.updateTable('application').set({ area: '' }).where('id', '=', 0));
  const findParticipant = prepare(store, db.selectFrom('participant').select('year').where('email', '=', ''));
  const others = db.selectFrom('participant as q').innerJoin('applicant as m', 'm.email', 'q.email').select('q.year');
  const findOther = prepare(store, others.where('m.merged_into', '=', 0));
  const findPerson = prepare(
    store,
    db.selectFrom('applicant').select(['id', 'email', 'name', 'named_at', 'merged_into']).where('id', '=', 0),
  );

  const merged = db.selectFrom('applicant').select('id').where('merged_into', 'is not', null).limit(1);
  const hasMerged = prepare(store, merged).get(1) !== undefined;
  const hasRoster = prepare(store, db.selectFrom('participant').select('year').limit(1)).get(1) !== undefined;

  return {
    applicants: openApplicants(store),
    application: (applicantId: number, area: string) =>
      findApplication.get(applicantId, cycle, area) as KnownApplication | undefined,
    revisionsOf: openRevisions(store),
    /** An application with its first revision. */
    addApplication(
      identity: { applicantId: number; area: string; state: string; window: WindowId },
      revision: Omit<NewRevision, 'applicationId'>,
      standing: Standing,
    ): number {
      const id = nextApplication++;
      const revisionId = nextRevision++;
      const { applicantId, area, state, window } = identity;
      const { submittedAt, answers, extra, importId, line, sentBy } = revision;
      const { score, priority, rankKey } = standing;
      const reasons = score.reasons.length === 0 ? '[]' : JSON.stringify(score.reasons);
      insertApplication.run(
        id,
        applicantId,
        area,
        state,
        submittedAt,
        window,
        revisionId,
        score.gate,
        reasons,
        score.tier,
        priority,
        score.points,
        score.outOf,
        score.scored,
        score.criteria,
        rankKey,
      );
      insertRevision.run(revisionId, id, submittedAt, answers, extra, importId, line, sentBy);
      return id;
    },
    addRevision(revision: NewRevision): number {
      const id = nextRevision++;
      const { applicationId, submittedAt, answers, extra, importId, line, sentBy } = revision;
      insertRevision.run(id, applicationId, submittedAt, answers, extra, importId, line, sentBy);
      return id;
    },
    place: (id: number, area: string) => updateArea.run(area, id),
    changeApplication(id: number, to: ApplicationState): void {
      const { state, firstSubmittedAt, window, revisionId, revisions, standing } = to;
      updateApplication.run(state, firstSubmittedAt, window, revisionId, revisions, ...standingValues(standing), id);
    },
    /** Somebody by number: whom a merged e-mail leads to. */
    person: (id: number) => findPerson.get(id) as KnownPerson,
    /** Whether the roster has a person, under this e-mail or another of theirs. */
    isParticipant: (email: string, applicantId: number) =>
      hasRoster &&
      (findParticipant.get(email) !== undefined || (hasMerged && findOther.get(applicantId) !== undefined)),
  };
}

// The bulk path of an import: statements compiled once, ids counted here (the caller holds the write transaction).
import type { Standing } from '../domain/ranking/standing.ts';
import type { WindowId } from '../domain/windows/calendar.ts';
import { type KnownApplicant, openApplicants } from './applicants.ts';
import { firstFreeApplication } from './application-numbers.ts';
import { openFirstReadings } from './first-readings.ts';
import { type NewApplication, type NewRevision, openIntakeRows } from './intake-rows.ts';
import { firstFree } from './numbers.ts';
import type { Store } from './open.ts';
import { type KeptRevision, openRevisions, openSameSubmission, type Sent } from './revisions.ts';
import { standingValues } from './standing-columns.ts';
import { prepare } from './statements.ts';

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

/**
 * Opens the bulk path of an import into one cycle, from which so many people may come. Only inside a write transaction: the
 * ids would clash otherwise.
 */
export function openIntake(store: Store, cycle: number, importId: number, expected: number) {
  const { db } = store;
  let nextApplication = firstFreeApplication(store);
  let nextRevision = firstFree(store, 'revision');
  let lastApplication = 0;

  const findApplication = prepare(
    store,
    db
      .selectFrom('application')
      .select(['id', 'first_submitted_at', 'window', 'revision_id', 'revision_chosen', 'batch_id'])
      .where('applicant_id', '=', 0)
      .where('cycle', '=', 0)
      .where('area', '=', ''),
  );
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
  const isFirst = prepare(store, db.selectFrom('revision').select('id').limit(1)).get(1) === undefined;
  const hasMerged = prepare(store, merged).get(1) !== undefined;
  const hasRoster = prepare(store, db.selectFrom('participant').select('year').limit(1)).get(1) !== undefined;

  const rows = openIntakeRows(store, cycle, importId);
  const revisionsOf = openRevisions(store);
  const sameSubmission = openSameSubmission(store, cycle);
  const applicants = openApplicants(store, rows.newcomers, expected);

  return {
    /** To be called once behind the last row. */
    close(): void {
      rows.flush();
      applicants.close();
    },
    applicants,
    application(applicantId: number, area: string): KnownApplication | undefined {
      rows.settleApplications(applicantId);
      return findApplication.get(applicantId, cycle, area) as KnownApplication | undefined;
    },
    /**
     * The revision that was there before this import, if one is the same. Most rows that are known from before are as they were:
     * the database compares them without handing them out.
     */
    sameSubmission: (sent: Sent): number | null => (isFirst ? null : sameSubmission(sent)),
    revisionsOf(applicationId: number): KeptRevision[] {
      rows.settleRevisions(applicationId);
      return revisionsOf(applicationId);
    },
    /** An application with its first revision. */
    addApplication(application: Omit<NewApplication, 'id'>, revision: Omit<NewRevision, 'applicationId'>): number {
      const id = nextApplication++;
      lastApplication = id;
      const { applicantId, area, state, window, standing, assessment } = application;
      const { submittedAt, answers, extra, line, sentBy } = revision;
      const first = { applicationId: id, submittedAt, answers, extra, line, sentBy };
      rows.addApplication({ id, applicantId, area, state, window, standing, assessment }, nextRevision++, first);
      return id;
    },
    addRevision(revision: NewRevision): number {
      lastApplication = revision.applicationId;
      rows.addRevision(nextRevision, revision);
      return nextRevision++;
    },
    /** The revision that was added last, and the application that it is of. */
    last: () => ({ revisionId: nextRevision - 1, application: lastApplication }),
    /** The submission that was first read so, before a person said what it means, or that is read so since; or null. */
    firstReadSo: openFirstReadings(store, cycle),
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

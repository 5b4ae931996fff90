// Who waits for a seat, and who of a batch was decided on, as seats and rules look at them.
import { type DecidedCandidate, decidedCandidates } from './candidates.ts';
import type { Store } from './open.ts';

/** Somebody on a waitlist. */
export interface WaitingPerson {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly focusArea: string;
  readonly place: number;
  /** Since when. */
  readonly at: string;
}

/** Everybody on the waitlists of a batch, area by area, in order of their places. */
export async function waitlistOf(store: Store, batchId: number): Promise<WaitingPerson[]> {
  const rows = await store.db
    .selectFrom('decision as d')
    .innerJoin('application as a', 'a.id', 'd.application_id')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(['a.id as application', 'p.name', 'p.email', 'a.area as focusArea', 'd.place', 'd.decided_at as at'])
    .where('a.batch_id', '=', batchId)
    .where('d.decision', '=', 'waitlist')
    .orderBy('a.area')
    .orderBy('d.place')
    .orderBy('a.rank_key')
    .execute();
  // Who was put on a waitlist before places were kept stands in front, in ranking order.
  return rows.map(({ place, ...row }) => ({ ...row, place: place ?? 0 }));
}

/** Everybody of a batch who is accepted, or waits. */
export const acceptedAndWaiting = (store: Store, batchId: number): Promise<DecidedCandidate[]> =>
  decidedCandidates(store, batchId, ['accept', 'waitlist']);

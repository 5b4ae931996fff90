// Everybody of a batch with what notices are made of: the person, the decision, the release in force and its offer.
import type { Answers } from '../domain/intake/application.ts';
import type { Store } from './open.ts';

/** The members of a batch, in ranking order within their areas; those of other roads, such as districts, too. */
export async function noticePeople(store: Store, batchId: number) {
  const rows = await store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .innerJoin('revision as v', 'v.id', 'a.revision_id')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .leftJoin('release as r', (on) =>
      on.onRef('r.application_id', '=', 'a.id').onRef('r.batch_id', '=', 'a.batch_id').on('r.unlocked_at', 'is', null),
    )
    .leftJoin('offer as o', 'o.release_id', 'r.id')
    .select(['a.id as application', 'p.name', 'p.email', 'a.area', 'a.gate', 'a.first_submitted_at as submittedAt'])
    .select(['v.answers', 'd.decision', 'd.reason', 'd.deferred_to as deferredTo', 'r.id as release'])
    .select(['r.released_at as releasedAt', 'o.expires_on as expiresOn', 'o.from_waitlist as fromWaitlist'])
    .where('a.batch_id', '=', batchId)
    .orderBy('a.area')
    .orderBy('a.rank_key')
    .execute();
  return rows.map(({ answers, fromWaitlist, ...row }) => ({
    ...row,
    answers: JSON.parse(answers) as Answers,
    isFromWaitlist: fromWaitlist === 1,
  }));
}

export type NoticePerson = Awaited<ReturnType<typeof noticePeople>>[number];

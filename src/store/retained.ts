// Applications as far as it matters how long they are kept.
import type { Decision } from '../domain/decision/decision.ts';
import type { WindowId } from '../domain/windows/calendar.ts';
import type { Store } from './open.ts';

/** Every application of somebody who was not removed yet, of all cycles. */
export async function retainedApplications({ db }: Store) {
  const rows = await db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .select(['a.id', 'a.cycle', 'a.window', 'a.applicant_id', 'p.merged_into', 'd.decision', 'd.decided_at'])
    .select((of) =>
      of
        .selectFrom('revision')
        .select((revision) => revision.fn.max('submitted_at').as('last'))
        .whereRef('application_id', '=', 'a.id')
        .as('last'),
    )
    .where('p.email', 'like', '%@%')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    application: row.id,
    cycle: row.cycle,
    window: row.window as WindowId,
    applicant: row.merged_into ?? row.applicant_id,
    decision: row.decision as Decision | null,
    decidedAt: row.decided_at,
    lastSubmittedAt: row.last ?? '',
  }));
}

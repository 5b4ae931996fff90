// Who has had no notice of what became of the application.
import type { Store } from './open.ts';

/** Everybody of a cycle who waits for an answer: neither told nor withdrawn, and on no other road such as a district's. */
export const unheardOf = (store: Store, cycle: number, batch: string | null) => {
  let query = store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .leftJoin('batch as b', 'b.id', 'a.batch_id')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .leftJoin('release as r', (on) =>
      on.onRef('r.application_id', '=', 'a.id').onRef('r.batch_id', '=', 'a.batch_id').on('r.unlocked_at', 'is', null),
    )
    .select(['a.id as application', 'p.name', 'p.email', 'a.area', 'a.window', 'b.name as batch', 'd.decision'])
    .select('r.id as release')
    .where('a.cycle', '=', cycle)
    .where('a.gate', '!=', 'district')
    .where((is) => is.or([is('d.decision', 'is', null), is('d.decision', '!=', 'withdraw')]))
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('notice as n')
            .innerJoin('release as t', 't.id', 'n.release_id')
            .select('t.application_id')
            .where('n.sent_at', 'is not', null)
            .whereRef('t.application_id', '=', 'a.id')
            .whereRef('t.batch_id', '=', 'a.batch_id'),
        ),
      ),
    );
  if (batch !== null) query = query.where('b.name', '=', batch);
  return query.orderBy('a.id').execute();
};

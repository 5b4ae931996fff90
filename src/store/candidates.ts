// Everybody eligible of a batch, as a selection looks at them.
import type { Answers } from '../domain/intake/application.ts';
import type { Store } from './open.ts';

/** One of them. */
export type Candidate = Awaited<ReturnType<typeof candidatesInOrder>>[number];

/** In ranking order over all focus areas; who chose none of the program's, and who withdrew, is not there. */
export async function candidatesInOrder(store: Store, batchId: number) {
  const rows = await store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .innerJoin('revision as r', 'r.id', 'a.revision_id')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .select(['a.id', 'a.area', 'a.state', 'a.priority', 'a.tier', 'a.points', 'a.rank_key', 'a.first_submitted_at'])
    .select(['p.name', 'p.email', 'r.answers'])
    .where('a.batch_id', '=', batchId)
    .where('a.gate', '=', 'eligible')
    .where('a.area', '!=', '')
    .where((is) => is.or([is('d.decision', 'is', null), is('d.decision', '!=', 'withdraw')]))
    .orderBy('a.rank_key')
    .execute();
  const ranks = new Map<string, number>();
  return rows.map((row) => {
    const rank = (ranks.get(row.area) ?? 0) + 1;
    ranks.set(row.area, rank);
    const answers = JSON.parse(row.answers) as Answers;
    const { organization } = answers;
    return {
      ...{ application: row.id, name: row.name, email: row.email, focusArea: row.area, state: row.state },
      ...{ rank, priority: row.priority, tier: row.tier, points: row.points, submittedAt: row.first_submitted_at },
      rankKey: row.rank_key,
      organization: typeof organization === 'string' ? organization : '',
      answers,
    };
  });
}

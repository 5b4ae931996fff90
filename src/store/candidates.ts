// Everybody eligible of a batch, as a selection looks at them.
import type { Answers } from '../domain/intake/application.ts';
import type { Store } from './open.ts';

/** One of them. */
export type Candidate = Awaited<ReturnType<typeof candidatesInOrder>>[number];

/**
 * In ranking order over all focus areas, or some; who chose none of the program's, and who withdrew, is not there. Places are
 * those of the shortlist, where the withdrawn have theirs.
 */
export async function candidatesInOrder(store: Store, batchId: number, areas?: readonly string[]) {
  let query = store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .innerJoin('revision as r', 'r.id', 'a.revision_id')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .select(['a.id', 'a.area', 'a.state', 'a.priority', 'a.tier', 'a.points', 'a.rank_key', 'a.first_submitted_at'])
    .select(['p.name', 'p.email', 'r.answers', 'd.decision'])
    .where('a.batch_id', '=', batchId)
    .where('a.gate', '=', 'eligible')
    .where('a.area', '!=', '')
    .orderBy('a.rank_key');
  if (areas !== undefined) query = query.where('a.area', 'in', areas);
  const rows = await query.execute();
  const ranks = new Map<string, number>();
  return rows.flatMap((row) => {
    const rank = (ranks.get(row.area) ?? 0) + 1;
    ranks.set(row.area, rank);
    if (row.decision === 'withdraw') return [];
    const answers = JSON.parse(row.answers) as Answers;
    const { organization } = answers;
    const found = {
      ...{ application: row.id, name: row.name, email: row.email, focusArea: row.area, state: row.state },
      ...{ rank, priority: row.priority, tier: row.tier, points: row.points, submittedAt: row.first_submitted_at },
      rankKey: row.rank_key,
      organization: typeof organization === 'string' ? organization : '',
      answers,
    };
    return [found];
  });
}

/** Focus areas in which anybody of a batch is eligible, in the order of their first. */
export async function eligibleAreas(store: Store, batchId: number): Promise<string[]> {
  const rows = await store.db
    .selectFrom('application')
    .select('area')
    .select((of) => of.fn.min('rank_key').as('first'))
    .where('batch_id', '=', batchId)
    .where('gate', '=', 'eligible')
    .where('area', '!=', '')
    .groupBy('area')
    .orderBy('first')
    .execute();
  return rows.map(({ area }) => area);
}

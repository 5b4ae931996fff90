// What leaves the database in bulk, for spreadsheets and other programs.
import type { Answers } from '../domain/intake/application.ts';
import type { Store } from './open.ts';

/** Which applications: of one batch, or of a whole cycle. */
export interface ExportScope {
  readonly cycle: number;
  readonly batchId: number | null;
}

/** Every application in scope, by number, with its answers that count and what was decided. */
export async function exportedApplications(store: Store, { cycle, batchId }: ExportScope) {
  let query = store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .innerJoin('revision as r', 'r.id', 'a.revision_id')
    .leftJoin('import as i', 'i.id', 'r.import_id')
    .leftJoin('batch as b', 'b.id', 'a.batch_id')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .select(['a.id', 'p.name', 'p.email', 'a.area', 'a.state', 'a.window', 'b.name as batch', 'a.gate', 'a.reasons'])
    .select(['a.priority', 'a.tier', 'a.points', 'a.out_of', 'a.scored', 'a.criteria', 'a.first_submitted_at'])
    .select(['r.answers', 'i.form', 'd.decision', 'd.reason', 'd.decided_at', 'd.decided_by'])
    .where('a.cycle', '=', cycle);
  if (batchId !== null) query = query.where('a.batch_id', '=', batchId);
  const rows = await query.orderBy('a.id').execute();
  return rows.map(({ answers, ...row }) => ({ ...row, answers: JSON.parse(answers) as Answers }));
}

export type ExportedApplication = Awaited<ReturnType<typeof exportedApplications>>[number];

/** Every score in scope, those set aside too. */
export function exportedScores(store: Store, { cycle, batchId }: ExportScope) {
  let query = store.db
    .selectFrom('score as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .innerJoin('reviewer as w', 'w.id', 's.reviewer_id')
    .leftJoin('batch as b', 'b.id', 'a.batch_id')
    .select(['b.name as batch', 'a.id as application', 'w.email as reviewer', 's.criterion', 's.points', 's.scored_at'])
    .select(['s.source', 's.set_aside'])
    .where('a.cycle', '=', cycle);
  if (batchId !== null) query = query.where('a.batch_id', '=', batchId);
  return query.orderBy('a.id').orderBy('w.email').orderBy('s.criterion').execute();
}

export type ExportedScore = Awaited<ReturnType<typeof exportedScores>>[number];

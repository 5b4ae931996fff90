import { sql } from 'kysely';
import type { Content } from '../domain/intake/content.ts';
import type { KnownRevision } from '../domain/intake/plan.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

export interface KeptRevision extends KnownRevision {
  /** The merged applicant under whose e-mail it came; null where it is the application's own. */
  readonly sentBy: number | null;
}

/**
 * All revisions of one application, in order of submission; of one second, in the order in which their files came and they
 * stand there. (Their numbers would tell the same, but for a row that was held first, or came to belong to a later import.)
 */
export function openRevisions(store: Store) {
  const statement = prepare(
    store,
    store.db
      .selectFrom('revision')
      .select(['id', 'submitted_at as submittedAt', 'answers as content', 'sent_by as sentBy'])
      .where('application_id', '=', 0)
      .orderBy('submitted_at')
      .orderBy('import_id')
      .orderBy('line')
      .orderBy('id'),
  );
  return (applicationId: number) => statement.all(applicationId) as KeptRevision[];
}

/** What a submission is the same by as one that is kept: somebody's, for an area, of that second, and to the letter. */
export interface Sent {
  readonly email: string;
  readonly area: string;
  readonly submittedAt: string;
  readonly content: Content;
}

/** The revision that is the same as a submission in one cycle, by its number; what a merged e-mail sent is for others to find. */
export function openSameSubmission(store: Store, cycle: number) {
  // All of it in one statement: of an export that is imported again, a million rows are known.
  const statement = prepare(
    store,
    store.db
      .selectFrom('applicant as p')
      .innerJoin('application as a', 'a.applicant_id', 'p.id')
      .innerJoin('revision as r', 'r.application_id', 'a.id')
      .select('r.id')
      .where('p.email', '=', '')
      .where('p.merged_into', 'is', null)
      .where('a.cycle', '=', 0)
      .where('a.area', '=', '')
      .where('r.submitted_at', '=', '')
      .where('r.answers', '=', sql<string>`cast(${''} as text)`)
      .where('r.sent_by', 'is', null),
  ).pluck();
  return ({ email, area, submittedAt, content }: Sent): number | null =>
    (statement.get(email, cycle, area, submittedAt, content) as number | undefined) ?? null;
}

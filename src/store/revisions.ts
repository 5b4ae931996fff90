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

/** The revision of an application that says the very same at the same time, by its number; what a merged e-mail sent aside. */
export function openSameRevision(store: Store) {
  const statement = prepare(
    store,
    store.db
      .selectFrom('revision')
      .select('id')
      .where('application_id', '=', 0)
      .where('submitted_at', '=', '')
      .where('answers', '=', sql<string>`cast(${''} as text)`)
      .where('sent_by', 'is', null),
  ).pluck();
  return (applicationId: number, submittedAt: string, content: Content): number | null =>
    (statement.get(applicationId, submittedAt, content) as number | undefined) ?? null;
}

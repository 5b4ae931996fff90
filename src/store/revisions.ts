import type { KnownRevision } from '../domain/intake/plan.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

export interface KeptRevision extends KnownRevision {
  /** The merged applicant under whose e-mail it came; null where it is the application's own. */
  readonly sentBy: number | null;
}

/** All revisions of one application, in order of submission. */
export function openRevisions(store: Store) {
  const statement = prepare(
    store,
    store.db
      .selectFrom('revision')
      .select(['id', 'submitted_at as submittedAt', 'answers as content', 'sent_by as sentBy'])
      .where('application_id', '=', 0)
      .orderBy('submitted_at')
      .orderBy('id'),
  );
  return (applicationId: number) => statement.all(applicationId) as KeptRevision[];
}

import type { KnownRevision } from '../domain/intake/plan.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

/** All revisions of one application, in order of submission. */
export function openRevisions(store: Store) {
  const statement = prepare(
    store,
    store.db
      .selectFrom('revision')
      .select(['id', 'submitted_at as submittedAt', 'answers as content'])
      .where('application_id', '=', 0)
      .orderBy('submitted_at')
      .orderBy('id'),
  );
  return (applicationId: number) => statement.all(applicationId) as KnownRevision[];
}

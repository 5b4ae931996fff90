// Taking back a review: what the batch took up waits again, and the batch is gone.
import type { ChangedRow } from '../../../domain/audit/changed-row.ts';
import type { WholeChange } from '../../../store/audit.ts';
import { removeBatch, tablesOnBatch } from '../../../store/batches.ts';
import type { Store } from '../../../store/open.ts';
import { digestOfMembers } from '../../../store/waiting.ts';
import { refusal } from '../history/undo-refusal.ts';

/** Inside a write transaction, before standings are worked out anew. Refused where the batch is not as it was taken up. */
export async function letBatchGo(store: Store, whole: Extract<WholeChange, { kind: 'batch' }>): Promise<ChangedRow[]> {
  if ((await digestOfMembers(store, whole.batch)) !== whole.digest) {
    throw refusal('the batch holds others than it took up, or other submissions of them');
  }
  const built = await tablesOnBatch(store, whole.batch);
  if (built.length > 0) throw refusal(`something stands on the batch: ${built.join(', ')}`);
  await removeBatch(store, whole.batch);
  return [{ table: 'batch', key: { id: whole.batch }, before: null, after: { id: whole.batch } }];
}

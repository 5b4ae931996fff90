// Somebody who reads, added or changed.
import type { NewReviewer } from '../../domain/review/reviewer.ts';
import { type Actor, recordChange } from '../../store/audit.ts';
import type { Store } from '../../store/open.ts';
import { addReviewer, changeReviewer, type Reviewer, reviewerByEmail } from '../../store/reviewers.ts';

export type ReviewerOutcome = 'added' | 'changed' | 'back' | 'unchanged';

/**
 * The same e-mail is the same reviewer: other words for somebody who is there take the place of the earlier ones, and
 * whoever was removed reads again. Only inside a write transaction.
 */
export async function keepReviewer(store: Store, actor: Actor, one: NewReviewer): Promise<ReviewerOutcome> {
  const before = await reviewerByEmail(store, one.email);
  if (before === null) {
    const id = await addReviewer(store, one, actor);
    await recordChange(store, actor, { reviewer: id, added: one });
    return 'added';
  }
  if (before.removed_at === null && isSame(before, one)) return 'unchanged';
  await changeReviewer(store, before.id, one);
  const { name, organization, areas, cap, removed_at: removedAt } = before;
  const was = { name, organization, areas, cap, ...(removedAt === null ? {} : { removedAt }) };
  await recordChange(store, actor, { reviewer: before.id, before: was, after: one });
  return removedAt === null ? 'changed' : 'back';
}

const isSame = (before: Reviewer, { name, organization, areas, cap }: NewReviewer): boolean =>
  before.name === name &&
  before.organization === organization &&
  before.cap === cap &&
  before.areas.join(' ') === areas.join(' ');

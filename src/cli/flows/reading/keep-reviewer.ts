// Somebody who reads, added or changed.
import type { NewReviewer } from '../../../domain/review/reviewer.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import type { Store } from '../../../store/open.ts';
import { addReviewer, changeReviewer, type Reviewer, reviewerByEmail } from '../../../store/reviewers.ts';

export type ReviewerOutcome = 'added' | 'changed' | 'back' | 'unchanged';

/** What is said of somebody beside name and e-mail; the rest stays as it was, or is what it is where nobody has said anything. */
export type SaidOfReviewer = readonly Exclude<keyof NewReviewer, 'name' | 'email'>[];

/**
 * The same e-mail is the same reviewer: what is `said` of somebody who is there takes the place of the earlier words, and
 * whoever was removed reads again. Only inside a write transaction.
 */
export async function keepReviewer(
  store: Store,
  actor: Actor,
  given: NewReviewer,
  said: SaidOfReviewer,
): Promise<ReviewerOutcome> {
  const before = await reviewerByEmail(store, given.email);
  if (before === null) {
    const id = await addReviewer(store, given, actor);
    await recordChange(store, actor, { reviewer: id, added: given });
    return 'added';
  }
  const one: NewReviewer = {
    name: given.name,
    email: given.email,
    areas: said.includes('areas') ? given.areas : before.areas,
    cap: said.includes('cap') ? given.cap : before.cap,
    organization: said.includes('organization') ? given.organization : before.organization,
  };
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

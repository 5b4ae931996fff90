// Which reviewer is meant: by number, by e-mail, by part of a name, or picked from a list.
import { fold } from '../../../domain/fold.ts';
import { normaliseEmail } from '../../../domain/intake/email.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import { reviewerLabel } from '../../../report/reviewers.ts';
import { visible } from '../../../report/visible.ts';
import type { Store } from '../../../store/open.ts';
import { type Reviewer, reviewersOf } from '../../../store/reviewers.ts';
import type { Io } from '../../io.ts';
import { askOne } from '../../prompt.ts';

const addOne = 'fdp reviewers add "Ada Park" --email ada@example.org adds one; fdp reviewers lists them.';

/** The one reviewer meant. Whoever was removed is found too where `all`. Errors: nobody, several, nobody to ask. */
export async function reviewerMeant(
  io: Io,
  store: Store,
  words: string | undefined,
  { all = false }: { readonly all?: boolean } = {},
): Promise<Reviewer> {
  const reviewers = await reviewersOf(store, { all });
  if (reviewers.length === 0) throw new UserError('There is no reviewer yet.', { hint: addOne });
  if (words === undefined) {
    if (!io.canAsk) throw usageError('Which reviewer?', 'Name one by e-mail or name; fdp reviewers lists them.');
    const choices = reviewers.map((one) => ({ name: reviewerLabel(one), short: visible(one.name), value: one }));
    return askOne(io, 'Which reviewer?', choices);
  }
  const exact = reviewers.find(({ id, email }) => String(id) === words.trim() || email === normaliseEmail(words));
  if (exact !== undefined) return exact;
  const wanted = fold(words);
  const found = wanted === '' ? [] : reviewers.filter(({ name, email }) => fold(`${name} ${email}`).includes(wanted));
  const named = found.filter(({ name }) => fold(name) === wanted);
  const [only, other] = named.length === 1 ? named : found;
  if (only === undefined) {
    throw new UserError(`There is no reviewer "${visible(words)}".`, { hint: addOne });
  }
  if (other === undefined) return only;
  throw usageError(
    `"${visible(words)}" fits ${found.length} reviewers:\n${found.map((one) => `  ${reviewerLabel(one)}`).join('\n')}`,
    'Say which by e-mail.',
  );
}

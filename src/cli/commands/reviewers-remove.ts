// fdp reviewers remove: somebody reads no more; what they scored stays.
import type { Command } from 'commander';
import { UserError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { reviewerLabel } from '../../report/reviewers.ts';
import { dropUnread } from '../../store/assignments.ts';
import { recordChange } from '../../store/audit.ts';
import { inTransaction } from '../../store/open.ts';
import { removeReviewer, reviewerByEmail } from '../../store/reviewers.ts';
import { actorOf, type Context, printJson, withStore } from '../context.ts';
import { examples } from '../examples.ts';
import { reviewerMeant } from '../flows/reading/find-reviewer.ts';

interface Options {
  readonly json?: boolean;
}

export function defineReviewersRemove(reviewers: Command, context: Context): void {
  reviewers
    .command('remove')
    .summary('somebody reads no more')
    .description(
      'Gives somebody nothing more to read, and takes back what they have not scored: fdp assign gives it to others. Their ' +
        'scores stay, and are shown as those of somebody who left. fdp reviewers add with the same e-mail brings them back.',
    )
    .argument('[reviewer]', 'e-mail, number, or part of a name')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', examples(['fdp reviewers remove ada@example.org', 'Ada reads no more']))
    .action(async (words: string | undefined, options: Options) => {
      await runRemove(context, words, options);
    });
}

async function runRemove(context: Context, words: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withStore(context, { create: false }, async (store) => {
    const one = await reviewerMeant(io, store, words, { all: true });
    const actor = actorOf(context);
    const label = reviewerLabel(one);
    const { dropped, stay } = await inTransaction(store, async () => {
      const removedAt = (await reviewerByEmail(store, one.email))?.removed_at ?? null;
      if (removedAt !== null) {
        throw new UserError(`${label} was removed on ${removedAt.slice(0, 10)} already.`, {
          hint: 'fdp reviewers add with the same e-mail brings them back. Nothing was changed.',
        });
      }
      await removeReviewer(store, one.id, actor);
      const done = await dropUnread(store, one.id, 'the reviewer left', actor);
      await recordChange(store, actor, { reviewer: one.id, removed: one.email, ...done });
      return done;
    });
    if (options.json) return printJson(context, { reviewer: one.id, email: one.email, dropped, stay });
    io.out(`${label} reads no more.\n`);
    if (dropped > 0) io.out(`${count(dropped, 'application')} not scored: fdp assign gives them to others.\n`);
    if (stay > 0) io.out(`${count(stay, 'application')} scored: the scores stay.\n`);
  });
}

// fdp reviewers conflict: with whom somebody has a conflict of interest; declared, lifted, listed.
import type { Command } from 'commander';
import { UserError, usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { personLabel } from '../../report/people.ts';
import { reviewerLabel } from '../../report/reviewers.ts';
import { visible } from '../../report/visible.ts';
import { recordChange } from '../../store/audit.ts';
import { conflictsOf, liftConflicts } from '../../store/conflicts.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { personOf } from '../../store/people.ts';
import { type Reviewer, reviewersOf } from '../../store/reviewers.ts';
import { scoredBetween, setScoresAside } from '../../store/scores.ts';
import { actorOf, type Context, printJson, withStore } from '../context.ts';
import { examples } from '../examples.ts';
import { refuseClosed } from '../flows/batches/open-batch.ts';
import { personMeant } from '../flows/people/find-person.ts';
import { printTable } from '../flows/print-table.ts';
import { declareConflict } from '../flows/reading/declare-conflict.ts';
import { reviewerMeant } from '../flows/reading/find-reviewer.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { forgetAllScored } from '../flows/standing/scored.ts';

interface Options {
  readonly reason?: string;
  readonly lift?: boolean;
  readonly json?: boolean;
}

const why = {
  asks: 'What is the conflict? It is kept, and no reviewer sees it.',
  refusal: 'What is the conflict?',
  hint: 'Say --reason "…"; it is kept, and no reviewer sees it.',
};
const whyNot = {
  asks: 'Why is it none? It is kept.',
  refusal: 'Why is it none?',
  hint: 'Say --reason "…"; it is kept.',
};

export function defineReviewersConflict(reviewers: Command, context: Context): void {
  reviewers
    .command('conflict')
    .summary('with whom somebody has a conflict of interest')
    .description(
      'Puts on record that a reviewer has a conflict of interest with an applicant: nothing of theirs is assigned to the ' +
        'reviewer, in this cycle or another, and what was is taken back. Conflicts that show by themselves (the same ' +
        'organization, e-mail domain or name) are found by fdp assign; --lift says of one that it is none. Without an ' +
        'applicant, the conflicts that are known are listed; without a reviewer, those of everybody.',
    )
    .argument('[reviewer]', 'e-mail, number, or part of a name')
    .argument('[applicant]', 'an application’s number, an e-mail, or part of a name that fits one person only')
    .option('--reason <text>', 'what the conflict is, or with --lift why there is none; kept')
    .option('--lift', 'there is no conflict: the reviewer may read')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp reviewers conflict ada 12 --reason "Her sister"', 'Ada must not read what the person of 12 wrote'],
        ['fdp reviewers conflict ada 12 --lift --reason "Another Smith"', 'she may, after all'],
        ['fdp reviewers conflict ada', 'what is known of Ada'],
        ['fdp reviewers conflict', 'what is known of everybody'],
      ),
    )
    .action(async (who: string | undefined, applicant: string | undefined, options: Options) => {
      await runConflict(context, who, applicant, options);
    });
}

async function runConflict(
  context: Context,
  who: string | undefined,
  applicant: string | undefined,
  options: Options,
): Promise<void> {
  const { io } = context;
  await withStore(context, { create: false }, async (store) => {
    if (who === undefined && options.reason === undefined && !options.lift) {
      return listConflicts(context, store, null, options);
    }
    const reviewer = await reviewerMeant(io, store, who, { all: true });
    if (applicant === undefined) {
      if (options.reason === undefined && !options.lift) return listConflicts(context, store, reviewer, options);
      throw usageError('With whom?', `Name an applicant: fdp reviewers conflict ${reviewer.email} 12 --reason "…"`);
    }
    const person = await personMeant(io, store, applicant, { asks: 'With whom?', refusal: '', hint: '' });
    const question = options.lift ? whyNot : why;
    const reason = reasonGiven(io, options.reason, question) ?? (await askReason(io, question));
    const labels = `${reviewerLabel(reviewer)} and ${personLabel(person)}`;
    const actor = actorOf(context);
    const between = { reviewerId: reviewer.id, applicantId: person.id };
    const said = { reviewer: reviewer.email, applicant: person.email, reason };
    if (options.lift) {
      await inTransaction(store, async () => {
        const lifted = await liftConflicts(store, between, reason, actor);
        if (lifted === 0) {
          throw new UserError(`No conflict between ${labels} is on record.`, { hint: 'Nothing was changed.' });
        }
        const scored = await scoredBetween(store, between);
        await refuseClosed(store, scored, 'The scores that were set aside can’t count again any more');
        const back = await setScoresAside(store, between, null);
        if (back > 0) await forgetAllScored(store);
        await recordChange(store, actor, { conflict: said, lifted: true, scoresBack: back });
      });
      if (options.json) return printJson(context, { ...said, conflict: false, dropped: 0, scoresAside: 0 });
      io.out(`Lifted: ${labels} have no conflict of interest.\n`);
      return;
    }
    const { dropped, aside } = await inTransaction(store, () =>
      declareConflict(store, reviewer, person, reason, actor),
    );
    if (options.json) return printJson(context, { ...said, conflict: true, dropped, scoresAside: aside });
    io.out(`Kept: ${labels} have a conflict of interest.\n`);
    if (dropped > 0) io.out(`${count(dropped, 'assignment')} taken back: fdp assign gives it to somebody else.\n`);
    if (aside > 0) io.out(`${count(aside, 'score')} set aside: kept, and not counted any more.\n`);
  });
}

/** Those of one reviewer, or of everybody. */
async function listConflicts(
  context: Context,
  store: Store,
  reviewer: Reviewer | null,
  options: Options,
): Promise<void> {
  const all = new Map((await reviewersOf(store, { all: true })).map((one) => [one.id, one]));
  const conflicts = [];
  for (const one of await conflictsOf(store, reviewer?.id)) {
    const person = await personOf(store, one.applicant_id);
    const { kind, reason, noted_at: at, noted_by: by, lifted_at: liftedAt, lifted_because: because } = one;
    const lifted = liftedAt === null ? null : { at: liftedAt, because };
    const whose = all.get(one.reviewer_id);
    conflicts.push({
      ...{ whose, name: person?.name ?? '', email: person?.email ?? '' },
      ...{ kind, reason, at, by, lifted },
    });
  }
  if (options.json) {
    const said = conflicts.map(({ whose, ...rest }) =>
      reviewer === null ? { reviewer: whose?.email ?? '', ...rest } : rest,
    );
    return printJson(context, { ...(reviewer === null ? {} : { reviewer: reviewer.email }), conflicts: said });
  }
  await printTable(context.io, {
    columns: [
      ...(reviewer === null ? [{ key: 'reviewer', title: 'Reviewer', min: 12 }] : []),
      { key: 'applicant', title: 'Applicant', min: 12 },
      { key: 'email', title: 'E-mail', min: 12 },
      { key: 'kind', title: 'Kind' },
      { key: 'reason', title: 'Reason', min: 12 },
      { key: 'lifted', title: 'Lifted', min: 6 },
    ],
    rows: conflicts.map(({ whose, name, email, kind, reason, lifted }) => [
      ...(reviewer === null ? [whose?.name ?? ''] : []),
      ...[name, email, kind, reason, lifted?.because ?? ''],
    ]),
  });
  const of = reviewer === null ? '' : ` of ${visible(reviewer.name)}`;
  const none = reviewer === null ? 'No conflict of interest is on record.' : `No conflict${of} is on record.`;
  context.io.note(`${conflicts.length === 0 ? none : `${count(conflicts.length, 'conflict')}${of}`}\n`);
}

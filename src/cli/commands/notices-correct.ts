// fdp notices correct: somebody who was told something else may be told anew.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { readApplication } from '../../store/applications.ts';
import { recordChange } from '../../store/audit.ts';
import { batchNamed } from '../../store/batches.ts';
import { allowCorrection } from '../../store/notices.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { today } from '../flows/decisions/waitlist.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { noticeStandings } from '../flows/notices/notice-standings.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly reason?: string;
  readonly json?: boolean;
}

const why = {
  asks: 'Why is another notice needed?',
  refusal: 'Why is another notice needed?',
  hint: 'Say --reason "…"; it is kept, and not sent.',
};

export function defineCorrectNotice(notices: Command, context: Context): void {
  notices
    .command('correct')
    .summary('let somebody who was told something else be told anew')
    .description(
      'Where a decision was changed after its notice, nobody is told two things by accident: this says, with the reason, that a ' +
        'correction shall go out. The next fdp notices prepare writes it, from the text notices/correction.md.',
    )
    .argument('[applications...]', 'numbers, e-mails or names')
    .option('--reason <text>', 'why; kept, and not sent')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples([
        'fdp notices correct 12 --reason "The wrong list was taken"',
        'the next drafts hold a correction for 12',
      ]),
    )
    .action(async (words: string[], _options: Options, self: Command) => {
      // An option that the command above has too is taken by that one.
      await runCorrect(context, words, self.optsWithGlobals<Options>());
    });
}

async function runCorrect(context: Context, words: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    if (words.length === 0) throw usageError('Which application?', 'Such as: fdp notices correct 12 --reason "…"');
    const applications: number[] = [];
    for (const word of words) applications.push(await applicationMeant(io, store, program, word));
    const meant = [...new Set(applications)];
    const reason = reasonGiven(io, options.reason, why) ?? (await askReason(io, why));
    const day = today(program, io.now());
    await inTransaction(store, async () => {
      const actor = actorOf(context);
      for (const application of meant) {
        const release = await releaseToCorrect(store, program, application, day);
        await allowCorrection(store, { release, application }, { ...actor, reason });
      }
      await recordChange(store, actor, { correctionsAllowed: meant, reason });
    });
    if (options.json) return printJson(context, { corrections: meant });
    io.note(`${count(meant.length, 'correction')} may be written: fdp notices prepare.\n`);
  });
}

/** The release that corrects what was told. Refused where nothing was told, where it still stands, or is not released. */
async function releaseToCorrect(store: Store, program: Program, application: number, day: string): Promise<number> {
  const name = (await readApplication(store, application))?.application.batch ?? '';
  const batch = await batchNamed(store, program.cycle, name);
  const all = batch === null ? [] : await noticeStandings(store, batch, day);
  const one = all.find(({ person }) => person.application === application);
  const refused = (message: string, hint: string): UserError =>
    new UserError(message, { hint: `${hint} Nothing was changed.` });
  if (one === undefined || one.sent === null)
    throw refused(
      `Application ${application} was told nothing, so there is nothing to correct.`,
      'fdp notices prepare writes a first notice.',
    );
  const isCorrection = one.standing.kind === 'to-tell' && one.standing.notice === 'correction';
  if (one.standing.kind !== 'changed' && !isCorrection)
    throw refused(
      `Application ${application} was told what stands now, or hears of it anyway.`,
      'fdp notices says who was told what.',
    );
  if (one.facts.released === null)
    throw refused(
      `What is decided of application ${application} now is not released.`,
      `Release it first: fdp decide release ${application}.`,
    );
  return one.facts.released.release;
}

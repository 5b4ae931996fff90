// fdp notices sent: they have gone out.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { recordChange } from '../../store/audit.ts';
import { batchNamed, batchNames } from '../../store/batches.ts';
import { markSent } from '../../store/notices.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { labelOf, listed } from '../flows/decisions/confirm-decisions.ts';
import { today } from '../flows/decisions/waitlist.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { applicationsInFile, draftsOf, type SentWish } from '../flows/notices/sent-notices.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askYesNo } from '../prompt.ts';

interface Options {
  readonly file?: string;
  readonly outdated?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineSentNotices(notices: Command, context: Context): void {
  notices
    .command('sent')
    .summary('they have gone out: nobody is told twice')
    .description(
      'Keeps that notices were sent: every draft of a batch, those of some applications, or those of a list (--file, with a ' +
        'column Application). Whoever was told is told no second time. A mail that was sent can not be taken back, and neither ' +
        'can this.',
    )
    .argument('[what...]', 'a batch, or applications by number, e-mail or name')
    .option('--file <file>', 'a list with a column Application, such as the table of the mail merge')
    .option('--outdated', 'also drafts that say something else than what stands now, as they were sent all the same')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp notices sent rolling-1', 'all drafts of a batch, shown and asked for'],
        ['fdp notices sent 12 26', 'two of them'],
        ['fdp notices sent --file to-send/notices.csv', 'those in the table'],
      ),
    )
    .action(async (words: string[], _options: Options, self: Command) => {
      // An option that the command above has too is taken by that one.
      await runSent(context, words, self.optsWithGlobals<Options>());
    });
}

async function runSent(context: Context, words: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const how = { withOutdated: options.outdated === true, day: today(program, io.now()) };
    const wish = await wishOf(context, store, program, words, options);
    const { fresh, before, outdated } = await draftsOf(store, program, wish, how);
    if (outdated.length > 0 && !options.json) {
      for (const { application, says, stands } of outdated)
        io.note(
          `Left out: the draft for ${await labelOf(store, application)} says "${says}", and now ${stands === null ? 'nothing is released' : `"${stands}" is`}.\n`,
        );
      io.note('If they were sent all the same, say so: fdp notices sent APPLICATION --outdated\n');
    }
    if (fresh.length === 0) {
      if (options.json)
        return printJson(context, { sent: [], before, outdated: outdated.map(({ application }) => application) });
      io.note(
        `Nothing to mark as sent${before.length > 0 ? `: ${before.length} told before` : ''}. Nothing was changed.\n`,
      );
      return;
    }
    if (!(await isMeant(context, store, fresh, options))) {
      io.note('Nothing was changed.\n');
      return;
    }
    await inTransaction(store, async () => {
      const actor = actorOf(context);
      // Where somebody else has marked them meanwhile, nothing is told twice.
      const now = await draftsOf(store, program, wish, how);
      if (now.fresh.map(({ notice }) => notice).join() !== fresh.map(({ notice }) => notice).join())
        throw new UserError('The notices have changed meanwhile.', {
          hint: 'Run the command again. Nothing was changed.',
        });
      for (const { notice } of fresh) await markSent(store, notice, actor);
      await recordChange(
        store,
        actor,
        { noticesSent: fresh.map(({ application }) => application) },
        { final: 'the notices have gone out' },
      );
    });
    if (options.json) {
      return printJson(context, {
        sent: fresh.map(({ application, says }) => ({ application, decision: says })),
        before,
        outdated: outdated.map(({ application }) => application),
      });
    }
    io.note(
      `${count(fresh.length, 'notice')} marked as sent${before.length > 0 ? `, ${before.length} before` : ''}.\n`,
    );
  });
}

async function wishOf(
  { io }: Context,
  store: Store,
  program: Program,
  words: readonly string[],
  { file }: Options,
): Promise<SentWish> {
  if (file !== undefined && words.length > 0) throw usageError('--file says who is meant.', 'Leave the others out.');
  if (file !== undefined) return { applications: await applicationsInFile(io, store, program, file), batch: null };
  const [first] = words;
  if (first === undefined) {
    const names = await batchNames(store, program.cycle);
    throw usageError(
      'Which notices were sent?',
      `Name a batch (${names.join(', ') || 'there is none yet'}) or applications.`,
    );
  }
  const batch = words.length === 1 ? await batchNamed(store, program.cycle, first) : null;
  if (batch !== null) return { batch, applications: null };
  const applications: number[] = [];
  for (const word of words) applications.push(await applicationMeant(io, store, program, word));
  return { applications: [...new Set(applications)], batch: null };
}

async function isMeant(
  { io }: Context,
  store: Store,
  fresh: readonly { readonly application: number }[],
  { yes }: Options,
): Promise<boolean> {
  const names = [];
  for (const { application } of fresh.slice(0, listed)) names.push(await labelOf(store, application));
  const what = count(fresh.length, 'notice');
  io.note(`${what}: ${names.join(', ')}${fresh.length > listed ? ` and ${fresh.length - listed} more` : ''}\n`);
  if (yes) return true;
  if (!io.canAsk)
    throw usageError(`${what} would be marked as sent, which can't be taken back.`, 'Say --yes. Nothing was changed.');
  return askYesNo(io, `Mark ${what} as sent? It can't be taken back.`, false);
}

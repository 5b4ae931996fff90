// fdp use: an administrator lets another revision of an application count.
import type { Command } from 'commander';
import { createZone, type Zone } from '../../domain/time/zone.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { standingChanges } from '../../report/movement.ts';
import { chooseRevision, type KeptApplication, readApplication } from '../../store/applications.ts';
import { recordChange } from '../../store/audit.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { applicationById, openStandingWriter } from '../../store/standings.ts';
import { actorOf, type Context } from '../context.ts';
import { examples } from '../examples.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { withProgram } from '../flows/kept-program.ts';
import { restand } from '../flows/restand.ts';
import { withMovement } from '../flows/with-movement.ts';
import type { Io } from '../io.ts';
import { askOne, askText } from '../prompt.ts';

interface Options {
  readonly revision?: string;
  readonly reason?: string;
}

export function defineUse(command: Command, context: Context): void {
  command
    .description(
      'Lets another submission of an application count than the rules say: the last one that was in time. The choice ' +
        'is kept with its reason, and rules no longer move it. fdp show numbers the submissions.',
    )
    .argument('[application]', 'its number, an e-mail, or part of a name that fits one only')
    .option('--revision <n>', 'which submission; the last one unless told otherwise')
    .option('--reason <text>', 'why; kept in the log')
    .addHelpText(
      'after',
      examples(
        ['fdp use 12 --reason "Asked us to correct the grade levels"', 'the last submission of application 12 counts'],
        ['fdp use 12 --revision 1 --reason "The second one was a test"', 'the first one counts'],
      ),
    )
    .action(async (words: string | undefined, options: Options) => {
      await runUse(context, words, options);
    });
}

async function runUse(context: Context, words: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const id = await applicationMeant(io, store, program, words);
    const { application, revisions } = await keptApplication(store, id);
    const number = await chooseNumber(io, createZone(program.timeZone), { application, revisions }, options.revision);
    const revision = revisions[number - 1];
    if (revision === undefined) {
      const has = `It has ${count(revisions.length, 'submission')}: fdp show ${id}`;
      throw usageError(`Application ${id} has no submission ${options.revision}.`, has);
    }
    if (revision.id === application.revision_id) {
      io.note(`Submission ${number} of application ${id} counts already; nothing was changed.\n`);
      return;
    }
    const reason = options.reason ?? (io.canAsk ? await askText(io, 'Why? It is kept in the log.', '') : '');
    if (reason.trim() === '')
      throw new UserError('A submission is not chosen by hand without a reason.', {
        hint: 'Say --reason "…".',
        exitCode: 2,
      });
    const { moved } = await inTransaction(store, () =>
      withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
        await chooseRevision(store, id, revision.id);
        const stored = applicationById(store)(id);
        openStandingWriter(store)(
          id,
          restand(stored, { id: revision.id, content: revision.answers }, stored.window, program),
        );
        await recordChange(store, actorOf(context), { application: id, revision: number, reason: reason.trim() });
      }),
    );
    const own = moved.find(({ application: moving }) => moving === id);
    const changes = own === undefined ? [] : standingChanges(own);
    const what = changes.length === 0 ? '' : `: ${changes.join('; ')}`;
    io.note(`Submission ${number} of application ${id} counts now${what}.\n`);
  });
}

async function keptApplication(store: Store, id: number): Promise<KeptApplication> {
  const kept = await readApplication(store, id);
  if (kept === null) throw new Error(`application ${id} vanished while it was being read`);
  return kept;
}

/** The number of the submission meant: of the flag, or asked for where there are several, or the last. */
async function chooseNumber(
  io: Io,
  zone: Zone,
  { application, revisions }: KeptApplication,
  flag: string | undefined,
): Promise<number> {
  if (flag !== undefined) return Number(flag);
  if (revisions.length < 2 || !io.canAsk) return revisions.length;
  const choices = revisions.toReversed().map((revision, at) => ({
    name: `${revisions.length - at}. sent ${zone.formatLocal(revision.submitted_at)}${revision.id === application.revision_id ? ', counts now' : ''}`,
    value: revisions.length - at,
  }));
  return askOne(io, `Which submission of application ${application.id} shall count?`, choices);
}

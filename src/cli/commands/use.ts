// fdp use: an administrator lets another revision of an application count.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { createZone, type Zone } from '../../domain/time/zone.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { closesAt, effectiveRevision } from '../../domain/windows/window.ts';
import { count } from '../../report/count.ts';
import { standingChanges } from '../../report/movement.ts';
import { chooseRevision, freeRevision, type KeptApplication, readApplication } from '../../store/applications.ts';
import { recordChange } from '../../store/audit.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { openSaid } from '../../store/said.ts';
import { applicationById, openStandingWriter } from '../../store/standings.ts';
import { actorOf, type Context } from '../context.ts';
import { examples } from '../examples.ts';
import { refuseClosed } from '../flows/batches/open-batch.ts';
import { applicationMeant } from '../flows/find-application.ts';
import { changedMeanwhile, refuseOther } from '../flows/meanwhile.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { restand } from '../flows/standing/restand.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';
import { withMovement } from '../flows/standing/with-movement.ts';
import type { Io } from '../io.ts';
import { askOne, askText } from '../prompt.ts';

interface Options {
  readonly revision?: string;
  readonly byRule?: boolean;
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
    .option('--by-rule', 'let the rules choose again')
    .option('--reason <text>', 'why; kept in the log')
    .addHelpText(
      'after',
      examples(
        ['fdp use 12 --reason "Asked us to correct the grade levels"', 'the last submission of application 12 counts'],
        ['fdp use 12 --revision 1 --reason "The second one was a test"', 'the first one counts'],
        ['fdp use 12 --by-rule --reason "A mistake"', 'the rules choose again'],
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
    const kept = await keptApplication(store, id);
    const { application, revisions } = kept;
    const number = options.byRule
      ? await numberByRule(store, program, kept, options)
      : await chooseNumber(io, createZone(program.timeZone), kept, options.revision);
    const revision = revisions[number - 1];
    if (revision === undefined) {
      const has = `It has ${count(revisions.length, 'submission')}: fdp show ${id}`;
      throw usageError(`Application ${id} has no submission ${options.revision}.`, has);
    }
    const isSettled = options.byRule ? application.revision_chosen === 0 : revision.id === application.revision_id;
    if (isSettled) {
      io.note(`Submission ${number} of application ${id} counts already; nothing was changed.\n`);
      return;
    }
    const refuse = () => refuseClosed(store, [id], 'No other submission can count any more');
    await refuse();
    const reason = options.reason ?? (io.canAsk ? await askText(io, 'Why? It is kept in the log.', '') : '');
    if (reason.trim() === '')
      throw new UserError('A submission is not chosen by hand without a reason.', {
        hint: 'Say --reason "…".',
        exitCode: 2,
      });
    const { moved } = await inTransaction(store, async () => {
      const again = await keptApplication(store, id);
      refuseOther(settledOf(kept), settledOf(again), `Application ${id} was changed`);
      return withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
        await refuse();
        if (options.byRule) await freeRevision(store, id);
        else await chooseRevision(store, id, revision.id);
        const stored = applicationById(store)(id);
        openStandingWriter(store)(
          id,
          restand(stored, { id: revision.id, content: revision.answers }, stored.window, program, openSaid(store)(id)),
        );
        const how = options.byRule ? { byRule: true } : {};
        await recordChange(store, actorOf(context), {
          application: id,
          revision: number,
          ...how,
          reason: reason.trim(),
        });
      });
    });
    const own = moved.find(({ application: moving }) => moving === id);
    const changes = own === undefined ? [] : standingChanges(own);
    const what = changes.length === 0 ? '' : `: ${changes.join('; ')}`;
    const rule = options.byRule ? ', by the rules' : '';
    io.note(`Submission ${number} of application ${id} counts now${rule}${what}.\n`);
  });
}

/** Which submission counts by the rules. A batch keeps what it took up: there they have no say any more. */
async function numberByRule(
  store: Store,
  program: Program,
  { application, revisions }: KeptApplication,
  { revision }: Options,
): Promise<number> {
  const { id, batch, window } = application;
  if (revision !== undefined) throw usageError('--revision and --by-rule say two things.', 'Say one of them.');
  if (batch !== null) {
    const hint = `To let another one count: fdp use ${id} --revision N.`;
    throw usageError(`Application ${id} is taken up in ${batch}, which keeps the submission it took up.`, hint);
  }
  const known = revisions.map((one) => ({ id: one.id, submittedAt: one.submitted_at }));
  const effective = effectiveRevision(known, closesAt(window, await calendarInForce(store, program)));
  return 1 + revisions.findIndex((one) => one.id === (effective?.id ?? application.revision_id));
}

/** What a choice of a submission hangs on. */
const settledOf = ({ application, revisions }: KeptApplication) => [
  ...[application.batch, application.revision_id, application.revision_chosen],
  revisions.map(({ id }) => id),
];

async function keptApplication(store: Store, id: number): Promise<KeptApplication> {
  const kept = await readApplication(store, id);
  if (kept === null) throw changedMeanwhile(`Application ${id} went`);
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

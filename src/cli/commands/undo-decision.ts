// fdp undo decision: takes the last change of decisions back.
import type { Command } from 'commander';
import { UserError, usageError } from '../../domain/user-error.ts';
import { applicationLabel } from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { readApplication } from '../../store/applications.ts';
import { openReleases } from '../../store/releases.ts';
import { type Change, lastChange } from '../../store/undoable.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { takeBackChange } from '../flows/history/take-back.ts';
import { refuseFinal } from '../flows/history/undo-refusal.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askYesNo } from '../prompt.ts';

interface Options {
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineUndoDecision(undo: Command, context: Context): void {
  undo
    .command('decision')
    .summary('take back the last change of decisions')
    .description(
      'Takes back what the last fdp decide changed, one application or many: each is decided again as it was before, by whom and ' +
        'when, or not at all. Again, it takes back the change before that.',
    )
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print what goes as JSON')
    .addHelpText('after', examples(['fdp undo decision', 'shows the last change, and asks']))
    .action(async (_: unknown, own: Command) => {
      // What `fdp undo` takes too, it has taken.
      await runUndoDecision(context, own.optsWithGlobals<Options>());
    });
}

const listed = 20;

/** What one change made of the decision on one application; null where there was, or is, none. */
interface DecisionChange {
  readonly application: number;
  readonly before: string | null;
  readonly after: string | null;
}

const isOfDecisions = ({ lines }: Change): boolean =>
  lines.some(({ said, kept }) => 'decided' in said || kept.rows.some(({ table }) => table === 'decision'));

const decisionsIn = ({ lines }: Change): DecisionChange[] =>
  lines
    .flatMap(({ kept }) => kept.rows)
    .filter(({ table }) => table === 'decision')
    .map(({ key, before, after }) => ({
      application: Number(key['application_id']),
      before: (before?.['decision'] as string | undefined) ?? null,
      after: (after?.['decision'] as string | undefined) ?? null,
    }));

async function runUndoDecision(context: Context, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const { last } = lastChange(store, isOfDecisions);
    const [line] = last?.lines ?? [];
    if (last === null || line === undefined) {
      if (options.json) return printJson(context, { takenBack: [] });
      io.note('There is no decision to take back.\n');
      return;
    }
    refuseFinal(last);
    const changes = decisionsIn(last);
    const released = openReleases(store);
    const locked = changes.find(({ application, after }) => after !== 'withdraw' && released(application) !== null);
    if (locked !== undefined) {
      throw new UserError(`The decision on application ${locked.application} is released.`, {
        hint: `Unlock it first, with the reason: fdp decide unlock ${locked.application} --reason "…". Nothing was changed.`,
      });
    }
    if (!options.json) {
      io.note(`Decided on ${line.at.slice(0, 10)} by ${visible(line.by)}:\n`);
      for (const { application, before, after } of changes.slice(0, listed)) {
        const kept = await readApplication(store, application);
        const label = applicationLabel(application, kept?.application.name || kept?.application.email || '');
        io.note(`  ${label}: ${after ?? 'undecided'}, becomes ${before ?? 'undecided'} again\n`);
      }
      if (changes.length > listed) io.note(`  and ${changes.length - listed} more\n`);
    }
    if (!options.yes) {
      if (!io.canAsk)
        throw usageError(
          `${count(changes.length, 'decision')} would be taken back.`,
          'Say --yes. Nothing was changed.',
        );
      if (!(await askYesNo(io, `Take ${changes.length === 1 ? 'it' : 'them'} back?`, false))) {
        io.note('Nothing was changed.\n');
        return;
      }
    }
    await takeBackChange(context, store, program, last, { keep: true, wanted: isOfDecisions });
    if (options.json) return printJson(context, { takenBack: changes.map(({ application }) => application) });
    io.out(`Taken back: ${count(changes.length, 'decision')}.\n`);
  });
}

// fdp undo decision: takes the last change of decisions back.
import type { Command } from 'commander';
import { usageError } from '../../domain/user-error.ts';
import { applicationLabel } from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { readApplication } from '../../store/applications.ts';
import { lastDecisionChange } from '../../store/decisions.ts';
import { inTransaction } from '../../store/open.ts';
import { actorOf, type Context, printJson, withStore } from '../context.ts';
import { examples } from '../examples.ts';
import { takeDecisionsBack } from '../flows/decide.ts';
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
    .action(async (options: Options) => {
      await runUndoDecision(context, options);
    });
}

const listed = 20;

async function runUndoDecision(context: Context, options: Options): Promise<void> {
  const { io } = context;
  await withStore(context, { create: false }, async (store) => {
    const last = await lastDecisionChange(store);
    if (last === null) {
      if (options.json) return printJson(context, { takenBack: [] });
      io.note('There is no decision to take back.\n');
      return;
    }
    if (!options.json) {
      io.note(`Decided on ${last.at.slice(0, 10)} by ${visible(last.by)}:\n`);
      for (const { application, before, after } of last.changes.slice(0, listed)) {
        const kept = await readApplication(store, application);
        const label = applicationLabel(application, kept?.application.name || kept?.application.email || '');
        io.note(`  ${label}: ${after?.decision ?? ''}, becomes ${before?.decision ?? 'undecided'} again\n`);
      }
      if (last.changes.length > listed) io.note(`  and ${last.changes.length - listed} more\n`);
    }
    if (!options.yes) {
      if (!io.canAsk)
        throw usageError(
          `${count(last.changes.length, 'decision')} would be taken back.`,
          'Say --yes. Nothing was changed.',
        );
      if (!(await askYesNo(io, `Take ${last.changes.length === 1 ? 'it' : 'them'} back?`, false))) {
        io.note('Nothing was changed.\n');
        return;
      }
    }
    await inTransaction(store, () => takeDecisionsBack(store, last.line, last.changes, actorOf(context)));
    if (options.json) return printJson(context, { takenBack: last.changes.map(({ application }) => application) });
    io.out(`Taken back: ${count(last.changes.length, 'decision')}.\n`);
  });
}

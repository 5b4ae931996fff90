// fdp score: everybody anew, and who moved.
import type { Command } from 'commander';
import type { Movements } from '../../domain/ranking/movement.ts';
import { count } from '../../report/count.ts';
import { movementJson } from '../../report/movement.ts';
import { recordChange } from '../../store/audit.ts';
import { inTrial } from '../../store/open.ts';
import { actorOf, type Context, printJson, readProgramInForce, withStore } from '../context.ts';
import { examples } from '../examples.ts';
import { keepProgram } from '../flows/standing/kept-program.ts';
import { printMovement } from '../flows/standing/print-movement.ts';
import { type Rescored, rescoreAll } from '../flows/standing/rescore.ts';
import { markScored } from '../flows/standing/scored.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';
import { withMovement } from '../flows/standing/with-movement.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const screenful = 500;

export function defineScore(command: Command, context: Context): void {
  command
    .description(
      'Scores every application anew by the program files as they are, and tells whose points, tier, priority, gate, ' +
        'window or rank changed. Other commands do this by themselves when the files have changed; this one shows it.',
    )
    .option('--dry-run', 'tell who would move, and change nothing')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp score --dry-run', 'after an edit of rubric.yaml: who would move'],
        ['fdp score', 'the same, and it stays'],
      ),
    )
    .action(async (options: Options) => {
      await runScore(context, options);
    });
}

async function runScore(context: Context, options: Options): Promise<void> {
  const { io } = context;
  const program = await readProgramInForce(context);
  await withStore(context, { create: false }, async (store) => {
    const limit = io.isScreen && !options.json ? screenful : Number.MAX_SAFE_INTEGER;
    let rescored: Rescored = { applications: 0, changed: 0 };
    const { moved, total } = await inTrial<Movements>(store, async () => {
      const calendar = await calendarInForce(store, program);
      const result = await withMovement(store, program, limit, async () => {
        rescored = rescoreAll(store, program, calendar);
      });
      await markScored(store, program);
      await keepProgram(context, store, program);
      if (result.total > 0)
        await recordChange(store, actorOf(context), { rescored: rescored.changed, moved: result.total });
      return { keep: options.dryRun !== true, result };
    });
    if (options.json) {
      return printJson(context, {
        scored: rescored.applications,
        dryRun: options.dryRun === true,
        moved: movementJson(moved),
      });
    }
    printMovement(io, moved);
    const verb = options.dryRun ? 'would stand' : 'stand';
    const outcome = total === 0 ? 'nobody moved' : `${total.toLocaleString('en-US')} ${verb} differently`;
    io.note(`${count(rescored.applications, 'application')} scored by rubric ${program.rubric.version}; ${outcome}.\n`);
    if (options.dryRun) io.note('A dry run: nothing was changed.\n');
  });
}

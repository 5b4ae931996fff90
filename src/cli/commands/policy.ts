// fdp policy: how past participants are honoured, and what another way would do.
import type { Command } from 'commander';
import { compareHonours } from '../../domain/selection/compare-honours.ts';
import { honourOf, honours } from '../../domain/selection/past-participants.ts';
import { usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { pointsText } from '../../report/points.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { asksAnswers, eligibleForSeats, withSeats } from '../flows/decisions/propose-selection.ts';
import { printTable } from '../flows/print-table.ts';
import { rulesInForce } from '../flows/records/kept-record.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly seats: readonly string[];
  readonly points: number;
  readonly cap?: number;
  readonly reserve: number;
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];
const wholeNumber =
  (flag: string) =>
  (text: string): number => {
    if (/^\d{1,4}$/.test(text)) return Number(text);
    throw usageError(`${flag} ${text}: expected a whole number.`);
  };

export function definePolicy(command: Command, context: Context): void {
  command
    .description('How past participants are honoured, and what another way of it would do.')
    .helpCommand(false)
    .addHelpText('after', examples(['fdp policy compare rolling-1', 'the same batch under each policy, side by side']));
  command
    .command('compare')
    .summary('the same batch under each policy, side by side')
    .description(
      'Shows who would get a seat under each way of honouring past participants: first of all, after the tier, by extra points, ' +
        'by reserved seats, to break ties only, or not at all. Everything else stays as the program has it. Nothing is changed.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--seats <area=n>', 'seats of a focus area, in place of those of the program', collect, [])
    .option('--points <n>', 'extra points for past participants, under "points"', wholeNumber('--points'), 5)
    .option(
      '--cap <n>',
      'above how many points these lift nobody; the program’s unless told otherwise',
      wholeNumber('--cap'),
    )
    .option(
      '--reserve <n>',
      'seats of each focus area kept for them, under "reserved-seats"',
      wholeNumber('--reserve'),
      2,
    )
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(['fdp policy compare rolling-1 --seats csp=12 --points 3', 'with three extra points, for twelve seats']),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runCompare(context, batch, options);
    });
}

async function runCompare(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const seated = withSeats(await rulesInForce(store, program, batch), options.seats);
    const { candidates } = await eligibleForSeats(store, seated, batch, asksAnswers(seated));
    const { loadSolver } = await import('../solver/highs.ts');
    const solver = await loadSolver();
    const { points, cap, reserve } = options;
    const outcomes = compareHonours(candidates, seated, { points, cap: cap ?? null, seats: reserve }, solver.solve);
    const current = honourOf(seated);
    const differing = candidates.filter(({ application }) => {
      const states = new Set(outcomes.map(({ isIn }) => isIn?.has(application) ?? false));
      return states.size > 1;
    });
    const always = candidates.filter(({ application }) => outcomes.every(({ isIn }) => isIn?.has(application) ?? true));
    if (options.json) {
      return printJson(context, {
        batch: batch.name,
        current,
        policies: outcomes.map(({ honour, isIn, ties }) => ({
          policy: honour,
          in: isIn === null ? null : candidates.map(({ application }) => application).filter((id) => isIn.has(id)),
          ties,
        })),
      });
    }
    await printTable(io, {
      columns: [
        { key: 'focusArea', title: 'Area' },
        { key: 'application', title: 'App', align: 'right' },
        { key: 'name', title: 'Name', min: 8 },
        { key: 'priority', title: 'Past' },
        { key: 'earned', title: 'Points', align: 'right' },
        ...honours.map((honour) => ({ key: honour, title: honour })),
      ],
      rows: differing.map(({ focusArea, application, name: who, email, priority, points }) => [
        ...[focusArea, application, who || email, priority === 'none' ? '–' : priority, pointsText(points)],
        ...outcomes.map(({ isIn }) =>
          isIn?.has(application) ? { text: 'in', tone: 'good' as const } : { text: 'out', tone: 'dim' as const },
        ),
      ]),
    });
    const without = candidates.length - differing.length - always.length;
    io.note(
      `Whatever the policy: ${always.length} in, ${without} out. ${count(differing.length, 'application')} hang on it.\n`,
    );
    for (const { honour, isIn, ties } of outcomes) {
      if (isIn === null) io.note(`Under ${honour} the seats and rules can't all be kept.\n`);
      if (ties.length > 0) io.note(`Under ${honour} A TIE LIES ACROSS THE LINE: ${ties.join(', ')}.\n`);
    }
    io.note(
      `${current === null ? 'The program has a policy of its own' : `The program has "${current}"`}. Nothing was changed.\n`,
    );
  });
}

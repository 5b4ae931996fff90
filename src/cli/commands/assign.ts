// fdp assign: who reads what of a batch.
import type { Command } from 'commander';
import { stages } from '../../domain/program/rubric.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import {
  applicationLabel,
  assignmentJson,
  describeAssignment,
  describeInfeasible,
  loadsTable,
  type NamesOfAssignment,
} from '../../report/assignment.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { inTrial } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { focusAreaNamed } from '../flows/focus-area-choice.ts';
import { printTable } from '../flows/print-table.ts';
import { type AssignedBatch, assignBatch } from '../flows/reading/assign-batch.ts';
import { stageNamed } from '../flows/reading/stage-choice.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly reviews: number;
  readonly floor: number;
  readonly cap?: number;
  readonly focusArea?: string;
  readonly stage: string;
  readonly followUp?: boolean;
  readonly fewer?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function defineAssign(command: Command, context: Context): void {
  command
    .description(
      'Gives each eligible application of a batch to as many reviewers as you say: as evenly as can be, within what each ' +
        'may read, never where there is a conflict of interest, and so that all reviewers are linked by applications that ' +
        'they share, as otherwise their points could not be compared. What was assigned before stays. The same committee ' +
        'and the same batch always come to the same assignment.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--reviews <n>', 'how many reviewers each application has', wholeNumber('--reviews', 1), 3)
    .option('--cap <n>', 'the most that a reviewer reads who has no limit of their own', wholeNumber('--cap', 0))
    .option('--floor <n>', 'the fewest that a reviewer reads', wholeNumber('--floor', 0), 0)
    .option('--focus-area <id>', 'one focus area only')
    .option('--follow-up', 'also those that need follow-up')
    .option('--fewer', 'where the limits allow no more, let some have fewer reviewers; the worst-served come first')
    .option('--stage <stage>', `${stages.join(' or ')}`, 'reading')
    .option('--dry-run', 'show who would read what, and change nothing')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp assign rolling-1 --reviews 3 --dry-run', 'who would read how much'],
        ['fdp assign rolling-1 --reviews 2 --cap 40', 'two reviewers each, and nobody reads more than 40'],
      ),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runAssign(context, batch, options);
    });
}

const wholeNumber =
  (flag: string, least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,6}$/.test(text) && value >= least) return value;
    throw usageError(`${flag} ${text}: expected a whole number from ${least} up.`);
  };

async function runAssign(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  if (options.cap !== undefined && options.floor > options.cap) {
    const says = `--floor ${options.floor} is more than --cap ${options.cap}: nobody can read so many and so few.`;
    throw usageError(says, 'Lower the one or raise the other.');
  }
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const wish = {
      batch,
      stage: stageNamed(options.stage),
      focusArea: focusAreaNamed(program, options.focusArea),
      gates: options.followUp ? (['eligible', 'needs-follow-up'] as const) : (['eligible'] as const),
      reviews: options.reviews,
      floor: options.floor,
      cap: options.cap ?? null,
      allowFewer: options.fewer === true,
    };
    const done = await inTrial<AssignedBatch>(store, async () => {
      const result = await assignBatch(store, wish, actorOf(context));
      return { keep: options.dryRun !== true && result.outcome.kind === 'assigned', result };
    });
    const { outcome, conflicts, reviewers, members, scoresAside } = done;
    if (members.length === 0) {
      const hint =
        wish.stage === 'reading'
          ? undefined
          : `fdp invite --batch ${batch.name} --top 10 invites the first ten of each focus area.`;
      throw new UserError(
        `${batch.name} has no application ${wish.stage === 'reading' ? 'to be read' : 'that is invited'}.`,
        hint === undefined ? {} : { hint },
      );
    }
    if (!reviewers.some(({ removed_at: left }) => left === null)) {
      throw new UserError('There is nobody to read.', {
        hint: 'fdp reviewers add "Ada Park" --email ada@example.org; or a list: fdp reviewers add --from committee.csv',
      });
    }
    const names = namesOf(done);
    if (outcome.kind === 'infeasible') {
      const hasOwn = reviewers.some(({ cap, removed_at: left }) => left === null && cap !== null);
      const limits = { reviews: wish.reviews, commonCap: hasOwn ? null : wish.cap };
      const { what, hint } = describeInfeasible(outcome, limits, names);
      throw new UserError(`${batch.name} can't be assigned so:\n${what.join('\n')}`, { hint });
    }
    if (options.json)
      return printJson(context, assignmentJson(outcome, batch.name, { conflicts, scoresAside }, reviewers));
    await printTable(io, loadsTable(outcome, names));
    for (const line of describeAssignment(outcome, conflicts, names)) io.note(`${line}\n`);
    if (scoresAside > 0) {
      io.note(`${count(scoresAside, 'score')} set aside for a conflict of interest: kept, and not counted any more.\n`);
    }
    const fresh = outcome.pairs.filter(({ isEarlier }) => !isEarlier).length;
    const sum = `${count(members.length, 'application')} of ${batch.name}, ${count(outcome.pairs.length, 'review')}, ${count(fresh, 'of them new', 'of them new')}.`;
    io.note(`${sum}${options.dryRun ? ' A dry run: nothing was changed.' : ''}\n`);
  });
}

function namesOf({ reviewers, members }: AssignedBatch): NamesOfAssignment {
  const people = new Map(reviewers.map(({ id, name }) => [id, name]));
  const applicants = new Map(members.map(({ application, name }) => [application, name]));
  return {
    reviewer: (id) => visible(people.get(id) ?? `reviewer ${id}`),
    application: (id) => applicationLabel(id, applicants.get(id) ?? ''),
  };
}

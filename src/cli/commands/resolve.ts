// fdp resolve: settles what waits for a person, by flags or by asking.
import { type Command, Option } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { usageError } from '../../domain/user-error.ts';
import { describeResolution, resolutionJson } from '../../report/resolution.ts';
import type { Store } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import type { Order } from '../flows/quarantine/carry-out.ts';
import { issueMeant, type Meant } from '../flows/quarantine/find-issue.ts';
import { resolve } from '../flows/quarantine/resolve.ts';
import { askThrough } from '../flows/quarantine/resolve-by-asking.ts';
import { ordersOf, type ResolveFlags } from '../flows/quarantine/resolve-by-flags.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options extends ResolveFlags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function defineResolve(command: Command, context: Context): void {
  command
    .description(
      'Settles what waits: held rows are corrected and go in as if they had come right, or are left out with a reason; ' +
        'answers that mean nothing yet get a meaning, which the form file remembers. At a terminal it asks, one issue ' +
        'after the other; quit at any point, what was answered stays. fdp issues lists what waits.',
    )
    .argument('[issue...]', 'issues by number, such as 3, or rows by import and line, such as 2:41')
    .option('--set <column=value>', 'the right value for a column of a row; may be repeated', collect)
    .option('--join <n>', 'cell N of the row and the next one are one; may be repeated', collectNumbers)
    .option('--fill', 'the row’s missing cells, at its end, are empty')
    .option('--afresh', 'take back what was corrected in the row before')
    .option('--skip', 'leave rows out, with --reason')
    .option('--reason <text>', 'why rows are left out; kept with them')
    .option('--means <option>', 'which answer a text means; the form file remembers it')
    .option('--only-here', 'with --means: for these submissions alone, the form file learns nothing')
    .option('--unanswered', 'a text means none of the answers: leave it unanswered')
    .addOption(
      new Option('--date-order <order>', 'which comes first in a column’s dates').choices(['day-first', 'month-first']),
    )
    .option('--retry', 'read rows again, all of them without a name: after an edit of the form file')
    .option('--dry-run', 'show exactly what would happen, and change nothing')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp resolve', 'goes through everything that waits, and asks'],
        ['fdp resolve 2:41 --set "Email Address=kim@example.org"', 'corrects line 41 of import 2, and takes it in'],
        ['fdp resolve 2:41 2:57 --skip --reason "Test rows"', 'leaves two rows out'],
        ['fdp resolve 3 --means csp', 'the text of issue 3 means csp, now and in every import to come'],
        ['fdp resolve 1 --date-order day-first', '03/02/2016 is 3 February in that form'],
        ['fdp resolve --retry', 'reads everything again, after an edit of the form file'],
      ),
    )
    .action(async (words: string[], options: Options) => {
      await runResolve(context, words, options);
    });
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

function collectNumbers(value: string, before: readonly number[] = []): number[] {
  if (!/^[1-9]\d{0,4}$/.test(value))
    throw usageError(`--join ${value}: expected the number of a cell.`, 'Such as --join 3.');
  return [...before, Number(value)];
}

async function runResolve(context: Context, words: readonly string[], options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const meant: Meant[] = [];
    for (const word of words) meant.push(await issueMeant(store, program.cycle, word));
    const orders = await ordersOf(store, program, meant, options, actorOf(context).at);
    if (orders !== null) return carryOutAll(context, store, program, orders, options);
    if (io.canAsk && !options.json && !options.dryRun) return askThrough(context, store, program, meant);
    throw usageError(
      meant.length === 0 ? 'What is to be settled?' : 'What is to be done with it?',
      'Say it by a flag: --set, --skip, --means, --date-order or --retry; fdp issues lists what waits.',
    );
  });
}

/** One after the other: what is done is told, even if a later one fails. */
async function carryOutAll(
  context: Context,
  store: Store,
  before: Program,
  orders: readonly Order[],
  { dryRun = false, json = false }: Options,
): Promise<void> {
  const { io } = context;
  let program = before;
  const done = [];
  try {
    for (const order of orders) {
      const resolved = await resolve(context, store, program, order, { dryRun });
      if (!dryRun) program = resolved.program;
      done.push(resolved.resolution);
      if (!json) io.out(describeResolution(resolved.resolution, io));
    }
  } finally {
    const [only, ...others] = done.map(resolutionJson);
    if (json && only !== undefined) printJson(context, others.length === 0 ? only : { resolutions: [only, ...others] });
  }
}

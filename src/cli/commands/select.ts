// fdp select: who gets the seats.
import type { Command } from 'commander';
import type { Proposal } from '../../domain/selection/proposal.ts';
import { UserError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import {
  describeImpossible,
  describeLines,
  describePrices,
  selectionJson,
  selectionTable,
} from '../../report/selection.ts';
import { countGates } from '../../store/ranking.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { proposeSelection } from '../flows/decisions/propose-selection.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly seats: readonly string[];
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function defineSelect(command: Command, context: Context): void {
  command
    .description(
      'Proposes who of a batch gets the seats: the best choice that the seats and the rules of program.yaml (`selection`) allow, ' +
        'found exactly. Best is what the ranking says, rule by rule. Shows the waitlist, how far the first outside is from the ' +
        'line, ties across it, and what every rule costs. Nothing is decided by it, and nothing is changed.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option(
      '--seats <area=n>',
      'seats of a focus area, in place of those of the program; may be given several times',
      collect,
      [],
    )
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp select rolling-1', 'by the seats and rules of program.yaml'],
        ['fdp select rolling-1 --seats csp=12 --seats csf=20', 'what if there were so many seats'],
      ),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runSelect(context, batch, options);
    });
}

async function runSelect(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const { found, withoutSeats } = await proposeSelection(store, program, batch, options.seats);
    if (found.kind === 'impossible') {
      const { what, hint } = describeImpossible(found);
      throw new UserError(`The seats and rules can't all be kept in ${batch.name}:\n${what.join('\n')}`, { hint });
    }
    if (options.json) return printJson(context, selectionJson(found, batch.name));
    await printTable(io, selectionTable(found));
    const undecided = (await countGates(store, batch.id)).filter(({ gate }) => gate === 'needs-follow-up');
    for (const line of [...describeLines(found), ...describePrices(found)]) io.note(`${line}\n`);
    io.note(`${sumOf(found)}\n`);
    if (withoutSeats.length > 0)
      io.note(`No seats are given for ${withoutSeats.join(', ')}: nothing is proposed there.\n`);
    const open = undecided.reduce((sum, one) => sum + one.count, 0);
    if (open > 0)
      io.note(
        `${count(open, 'application')} need follow-up, and can't be chosen before: fdp shortlist ${batch.name}\n`,
      );
  });
}

const sumOf = ({ accept, waitlist, decline, seats }: Proposal): string => {
  const free = seats.reduce((sum, one) => sum + one.seats - one.taken, 0);
  const left = free > 0 ? ` ${count(free, 'seat')} stay free.` : '';
  return `Proposed: ${accept.length} in, ${waitlist.length} on the waitlist, ${decline.length} out.${left} Nothing is decided yet.`;
};

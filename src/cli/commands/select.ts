// fdp select: who gets the seats.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { type Proposal, propose, type RankedCandidate, type Selected } from '../../domain/selection/proposal.ts';
import type { SelectionPolicy } from '../../domain/selection/rules.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import {
  describeImpossible,
  describeLines,
  describePrices,
  selectionJson,
  selectionTable,
} from '../../report/selection.ts';
import { candidatesInOrder } from '../../store/candidates.ts';
import { countGates } from '../../store/ranking.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batch-choice.ts';
import { focusAreaNamed } from '../flows/focus-area-choice.ts';
import { withProgram } from '../flows/kept-program.ts';
import { printTable } from '../flows/print-table.ts';

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
    const selection = selectionOf(program, options.seats);
    const { counts } = program.priority;
    const eligible = await candidatesInOrder(store, batch.id);
    const areas = new Set(selection.seats.map(({ focusArea }) => focusArea));
    const candidates: RankedCandidate[] = eligible
      .filter(({ focusArea }) => areas.has(focusArea))
      .map((one) => ({ ...one, returning: one.priority !== 'none' && counts.includes(one.priority) }));
    if (candidates.length === 0) throw new UserError(`Nobody of ${batch.name} is eligible where there are seats.`);
    const { loadSolver } = await import('../solver/highs.ts');
    const found: Selected = propose(candidates, { selection, policy: program }, await loadSolver());
    if (found.kind === 'impossible') {
      const { what, hint } = describeImpossible(found);
      throw new UserError(`The seats and rules can't all be kept in ${batch.name}:\n${what.join('\n')}`, { hint });
    }
    if (options.json) return printJson(context, selectionJson(found, batch.name));
    await printTable(io, selectionTable(found));
    const undecided = (await countGates(store, batch.id)).filter(({ gate }) => gate === 'needs-follow-up');
    for (const line of [...describeLines(found), ...describePrices(found)]) io.note(`${line}\n`);
    io.note(`${sumOf(found)}\n`);
    const others = [...new Set(eligible.map(({ focusArea }) => focusArea))].filter((area) => !areas.has(area));
    if (others.length > 0) io.note(`No seats are given for ${others.join(', ')}: nothing is proposed there.\n`);
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

/** The program's seats with those of the flags in place of them. */
function selectionOf(program: Program, flags: readonly string[]): SelectionPolicy {
  const own = program.selection ?? { seats: [], rules: [] };
  const given = flags.map((flag) => {
    const [id = '', number = '', ...rest] = flag.split('=');
    if (!/^\d{1,6}$/.test(number) || rest.length > 0)
      throw usageError(`--seats ${flag}: expected AREA=NUMBER, such as csp=12.`);
    return { focusArea: focusAreaNamed(program, id) ?? id, seats: Number(number) };
  });
  const seats = [...own.seats.filter(({ focusArea }) => !given.some((one) => one.focusArea === focusArea)), ...given];
  if (seats.length > 0) return { ...own, seats };
  throw new UserError('The program has no seats.', {
    hint: 'Say how many: --seats csp=12, or in program.yaml under selection: seats: [{ focusArea: csp, seats: 12 }]',
  });
}

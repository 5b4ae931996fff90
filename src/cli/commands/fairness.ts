// fdp fairness: at which rates groups are chosen. Seen, and never scored.
import type { Command } from 'commander';
import { adverseImpact } from '../../domain/fairness/adverse-impact.ts';
import { groupsBy, ownGroupings } from '../../domain/fairness/groups.ts';
import type { FormField } from '../../domain/program/form.ts';
import type { Program } from '../../domain/program/program.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { fairnessJson, fairnessTable } from '../../report/fairness.ts';
import { describeImpossible } from '../../report/selection.ts';
import { visible } from '../../report/visible.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { proposeSelection } from '../flows/decisions/propose-selection.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly by?: string;
  readonly seats: readonly string[];
  readonly json?: boolean;
}

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text];

export function defineFairness(command: Command, context: Context): void {
  command
    .description(
      'Compares at which rates the eligible of each group would get a seat by what fdp select proposes: four fifths of the ' +
        'highest rate, in whole numbers, Fisher’s exact test, and what one person more would change. Groups of fewer than ten say ' +
        'nothing. It is there to be looked at: no figure of it changes any rank.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--by <what>', 'state, focusArea, returning, or a closed question of the form, such as gradeLevels')
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
        ['fdp fairness rolling-1 --by state', 'rates by state'],
        ['fdp fairness rolling-1 --by yearsTeaching', 'rates by an answer of the form'],
      ),
    )
    .action(async (batch: string | undefined, options: Options) => {
      await runFairness(context, batch, options);
    });
}

async function runFairness(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const { by, field } = groupingNamed(program, options.by);
    const batch = await chooseBatch(io, store, program.cycle, name);
    const { found, candidates } = await proposeSelection(store, program, batch, options.seats);
    if (found.kind === 'impossible') {
      const { what, hint } = describeImpossible(found);
      throw new UserError(`The seats and rules can't all be kept in ${batch.name}:\n${what.join('\n')}`, { hint });
    }
    const chosen = new Set(found.accept.map(({ application }) => application));
    const members = candidates.map((one) => ({ ...one, isChosen: chosen.has(one.application) }));
    const fairness = { by, ...adverseImpact(groupsBy(members, by, field, program.places)) };
    if (options.json) return printJson(context, fairnessJson(fairness, batch.name));
    await printTable(io, fairnessTable(fairness));
    io.note(
      `${chosen.size} of ${candidates.length} eligible would get a seat. Seen, and never scored: no rank hangs on it.\n`,
    );
    if (field?.kind === 'choice' && field.many) io.note('Whoever gave several answers is counted in each.\n');
  });
}

/** What to compare by, and the closed question where it is one. */
function groupingNamed(
  { forms }: Program,
  word: string | undefined,
): { readonly by: string; readonly field: FormField | undefined } {
  const questions = forms
    .filter(({ holds }) => holds === 'applications')
    .flatMap(({ fields }) => fields)
    .filter(({ kind, field }) => kind === 'choice' && field !== 'focusArea');
  const words = [...ownGroupings, ...new Set(questions.map(({ field }) => field))];
  const all = `It may be: ${words.join(', ')}.`;
  if (word === undefined) throw usageError('By what shall groups be compared?', `Say --by state. ${all}`);
  const by = words.find((one) => one === word);
  if (by === undefined) throw unknownWord(`"${visible(word)}" is nothing to compare by.`, word, words, all);
  return { by, field: questions.find(({ field }) => field === by) };
}

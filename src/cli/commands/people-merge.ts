// fdp people merge: two people become one, with a trail.
import type { Command } from 'commander';
import { type MergeOutcome, mergeName } from '../../domain/people/merge-outcome.ts';
import type { Program } from '../../domain/program/program.ts';
import { usageError } from '../../domain/user-error.ts';
import { mergeJson, mergeLines, personLabel } from '../../report/people.ts';
import { visible } from '../../report/visible.ts';
import { judgementOf } from '../../store/different-people.ts';
import { mergesOf } from '../../store/merges.ts';
import { inTrial, type Store } from '../../store/open.ts';
import { numbersOf, type Person } from '../../store/people.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { refuseOther } from '../flows/meanwhile.ts';
import { personMeant } from '../flows/people/find-person.ts';
import { mergePeople } from '../flows/people/merge-people.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { printWhoMoves } from '../flows/standing/print-movement.ts';
import { askYesNo, Cancelled } from '../prompt.ts';

interface Options {
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const bothNeeded = {
  refusal: 'Which two people?',
  hint: 'Name both: fdp people merge A B --reason "…"; fdp people duplicates proposes pairs.',
};
const why = {
  asks: 'Why are they one person? It is kept with the merge.',
  refusal: 'Why are they one person?',
  hint: 'Say --reason "…"; it is kept with the merge.',
};

export function defineMerge(people: Command, context: Context): void {
  people
    .command('merge')
    .summary('join two people who are one')
    .description(
      'Joins two people who are one: B joins A. A’s e-mail stays the one the person is known by, and the one of the draw; ' +
        'what comes later under B’s e-mail goes to the same person, and the roster is looked up under both. Two ' +
        'applications for one focus area become revisions of one. Shows first what becomes of every application, and ' +
        'who stands differently. fdp people split undoes it.',
    )
    .argument('[a]', 'who stays: an application’s number, an e-mail, or part of a name that fits one person only')
    .argument('[b]', 'who joins them, said in the same way')
    .option('--reason <text>', 'why; kept with the merge')
    .option('--dry-run', 'show what would happen, and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp people merge 12 31 --dry-run', 'what would become of both'],
        ['fdp people merge ana@example.org 31 --reason "She wrote to us"', 'joins them under ana@example.org'],
      ),
    )
    .action(async (a: string | undefined, b: string | undefined, options: Options) => {
      await runMerge(context, a, b, options);
    });
}

async function runMerge(
  context: Context,
  a: string | undefined,
  b: string | undefined,
  options: Options,
): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const kept = await personMeant(io, store, a, { asks: 'Who stays?', ...bothNeeded });
    const merged = await personMeant(io, store, b, { asks: 'Who joins them?', except: kept, ...bothNeeded });
    if (kept.id === merged.id) throw await samePerson(store, kept);
    const given = options.dryRun ? (options.reason ?? '') : reasonGiven(io, options.reason, why);
    const preview = await merge(context, { store, program, kept, merged, reason: given ?? '', keep: false });
    if (!options.json) await describe(context, store, { kept, merged }, preview, program.cycle);
    if (options.dryRun) {
      if (options.json) printJson(context, mergeJson(preview, true));
      io.note('A dry run: nothing was changed.\n');
      return;
    }
    const reason = given ?? (await askReason(io, why));
    if (io.canAsk && !options.yes && !(await askYesNo(io, 'Join them?', false))) throw new Cancelled();
    const done = await merge(context, { store, program, kept, merged, reason, keep: true }, preview);
    if (options.json) return printJson(context, mergeJson(done, false));
    const name = mergeName(done.merge);
    io.note(`Joined as ${name}; to undo it: fdp people split ${name}\n`);
  });
}

async function samePerson(store: Store, person: Person): Promise<Error> {
  const label = personLabel(person);
  const newest = (await mergesOf(store, numbersOf(person))).at(-1);
  if (newest === undefined) return usageError(`Both name ${label}: nobody is joined with themselves.`, bothNeeded.hint);
  return usageError(`Both name ${label}, who are one person since ${mergeName(newest.id)}.`, 'There is nothing to do.');
}

async function describe(
  { io }: Context,
  store: Store,
  { kept, merged }: { readonly kept: Person; readonly merged: Person },
  preview: MergeOutcome,
  cycle: number,
): Promise<void> {
  const judged = await judgementOf(store, numbersOf(kept), numbersOf(merged));
  const lines = mergeLines(preview, cycle, io.width);
  if (judged !== null) {
    const { judged_by: by, judged_at: at, reason } = judged;
    lines.push(`But ${visible(by)} found on ${at.slice(0, 10)} that they are two: ${visible(reason)}`);
  }
  io.note(`${lines.join('\n')}\n`);
  printWhoMoves(io, preview.moved, false);
}

interface MergeTrial {
  readonly store: Store;
  readonly program: Program;
  readonly kept: Person;
  readonly merged: Person;
  readonly reason: string;
  /** False: only to see what would happen. */
  readonly keep: boolean;
}

/** Joins them, or tries; what was `foreseen` must come true. */
function merge(
  context: Context,
  { store, program, kept, merged, reason, keep }: MergeTrial,
  foreseen?: MergeOutcome,
): Promise<MergeOutcome> {
  const order = { keptId: kept.id, mergedId: merged.id, reason };
  return inTrial(store, async () => {
    const result = await mergePeople(store, program, order, actorOf(context));
    if (foreseen !== undefined) refuseOther(foreseen.applications, result.applications, 'Their applications changed');
    return { keep, result };
  });
}

// fdp people split: a merge is undone.
import type { Command } from 'commander';
import { mergeName, type SplitOutcome } from '../../domain/people/merge-outcome.ts';
import { UserError } from '../../domain/user-error.ts';
import { personLabel, splitJson, splitLines } from '../../report/people.ts';
import { newestMergeOf } from '../../store/merges.ts';
import { inTrial, type Store } from '../../store/open.ts';
import { numbersOf } from '../../store/people.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { refuseOther } from '../flows/meanwhile.ts';
import { personMeant } from '../flows/people/find-person.ts';
import { splitPeople } from '../flows/people/split-people.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { printWhoMoves } from '../flows/standing/print-movement.ts';
import type { Io } from '../io.ts';
import { askYesNo, Cancelled } from '../prompt.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineSplit(people: Command, context: Context): void {
  people
    .command('split')
    .summary('undo a merge')
    .description(
      'Undoes a merge: both people have again what they had. What came after it goes with the e-mail under which it ' +
        'came; a batch that took the application up since then keeps the submission that it took up. Of several merges ' +
        'of one person the last is undone first.',
    )
    .argument(
      '[a]',
      'the person, whose last merge is meant (an application’s number, an e-mail, part of a name), or merge-N',
    )
    .option('--dry-run', 'show what would happen, and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp people split merge-3', 'undoes the third merge'],
        ['fdp people split ana@example.org --dry-run', 'what undoing her last merge would give'],
      ),
    )
    .action(async (words: string | undefined, options: Options) => {
      await runSplit(context, words, options);
    });
}

async function runSplit(context: Context, words: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const merge = await mergeMeant(io, store, words);
    let foreseen: SplitOutcome | null = null;
    const split = (keep: boolean): Promise<SplitOutcome> =>
      inTrial(store, async () => {
        const result = await splitPeople(store, program, merge, actorOf(context));
        if (foreseen !== null) refuseOther(foreseen.shares, result.shares, 'Their applications changed');
        return { keep, result };
      });
    const isAsked = io.canAsk && options.yes !== true;
    if (options.dryRun || isAsked) {
      const preview = await split(false);
      foreseen = preview;
      if (options.dryRun && options.json) printJson(context, splitJson(preview, true));
      else describe(io, preview, program.cycle, false);
      if (options.dryRun) {
        io.note('A dry run: nothing was changed.\n');
        return;
      }
      if (!(await askYesNo(io, `Undo ${mergeName(merge)}?`, false))) throw new Cancelled();
    }
    const done = await split(true);
    if (options.json) return printJson(context, splitJson(done, false));
    if (!isAsked) describe(io, done, program.cycle, true);
    else io.note(`${mergeName(merge)} is undone.\n`);
  });
}

function describe(io: Io, outcome: SplitOutcome, cycle: number, isDone: boolean): void {
  io.note(`${splitLines(outcome, { cycle, width: io.width, isDone }).join('\n')}\n`);
  printWhoMoves(io, outcome.moved, isDone);
}

async function mergeMeant(io: Io, store: Store, words: string | undefined): Promise<number> {
  const [, number] = /^merge-(\d{1,15})$/i.exec(words?.trim() ?? '') ?? [];
  if (number !== undefined) return Number(number);
  const person = await personMeant(io, store, words, {
    asks: 'Whose merge is to be undone?',
    refusal: 'Which merge is to be undone?',
    hint: 'Name the person, or the merge: fdp people split merge-3.',
  });
  const newest = await newestMergeOf(store, numbersOf(person));
  if (newest !== null) return newest.id;
  throw new UserError(`${personLabel(person)} is joined with nobody.`, { hint: 'There is nothing to undo.' });
}

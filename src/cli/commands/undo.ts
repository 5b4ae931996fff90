// fdp undo: takes the last change back, whatever it was.
import type { Command } from 'commander';
import { nearest } from '../../domain/did-you-mean.ts';
import type { Program } from '../../domain/program/program.ts';
import type { Movement } from '../../domain/ranking/movement.ts';
import { usageError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import {
  describePassedOver,
  describeRemembered,
  describeUndone,
  lineSentence,
  undoneJson,
} from '../../report/undo-change.ts';
import { visible } from '../../report/visible.ts';
import { openNames } from '../../store/audit-subjects.ts';
import { importNumbered } from '../../store/imports.ts';
import type { Store } from '../../store/open.ts';
import { type Change, lastChange } from '../../store/undoable.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { takeBackChange } from '../flows/history/take-back.ts';
import { refuseFinal } from '../flows/history/undo-refusal.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { printMovement, printWhoMoves } from '../flows/standing/print-movement.ts';
import type { Io } from '../io.ts';
import { askYesNo, Cancelled } from '../prompt.ts';
import { defineUndoDecision } from './undo-decision.ts';
import { defineUndoImport, undoOneImport } from './undo-import.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineUndo(command: Command, context: Context): void {
  command
    .description(
      'Takes back the last change, whatever it was, and shows first what that is: decisions, scores, a merge, a batch, an ' +
        'import. Again, it takes back the change before that. Where something else stands there now than the change left, ' +
        'or something has left the house, it says what, and changes nothing. Files of the program stay as they are.',
    )
    .helpCommand(false)
    .argument('[what]', 'import or decision; without it, the last change, whatever it was')
    .option('--dry-run', 'show what would be taken back, and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print what is taken back as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp undo', 'the last change, whatever it was, shown and asked for'],
        ['fdp undo import 3 --dry-run', 'shows what would go with import 3'],
        ['fdp undo decision', 'the last change of decisions, shown and asked for'],
        ['fdp help undo import', 'tells more'],
      ),
    )
    .action(async (what: string | undefined, options: Options) => {
      if (what !== undefined) throw nothingCalled(what);
      context.exitCode = await runUndo(context, options);
    });
  defineUndoImport(command, context);
  defineUndoDecision(command, context);
}

const subjects = ['import', 'decision'] as const;

function nothingCalled(what: string): Error {
  const meant = nearest(what, subjects);
  const question = meant === null ? '' : ` Did you mean ${meant}?`;
  return usageError(
    `There is nothing called "${visible(what)}" to take back.${question}`,
    'fdp undo takes back the last change, fdp undo import 3 an import, fdp undo decision the last decisions.',
  );
}

async function runUndo(context: Context, options: Options): Promise<number> {
  const { io } = context;
  return withProgram(context, async (store, program) => {
    const { last, passedOver } = lastChange(store);
    if (!options.json) io.note(describePassedOver(passedOver));
    if (last === null) {
      if (options.json) printJson(context, undoneJson(null, { dryRun: options.dryRun === true, moved: [] }));
      else io.note('There is nothing to take back.\n');
      return 0;
    }
    refuseFinal(last);
    const imported = last.lines.map(({ kept }) => kept.whole).find((whole) => whole?.kind === 'import');
    if (imported?.kind !== 'import') return undoRows(context, store, program, last, options);
    const one = await importNumbered(store, imported.import);
    if (one === null) throw new Error(`there is no import ${imported.import}`);
    if (!options.yes && !options.dryRun && !io.canAsk) throw needsYes(last);
    return undoOneImport(context, store, program, one, options);
  });
}

async function undoRows(
  context: Context,
  store: Store,
  program: Program,
  last: Change,
  options: Options,
): Promise<number> {
  const { io } = context;
  const look = { names: openNames(store), width: io.width };
  const dryRun = options.dryRun === true;
  if (dryRun || !options.yes) {
    const words = describeUndone(last.lines, look);
    const { moved } = await takeBackChange(context, store, program, last, { keep: false });
    if (dryRun && options.json) {
      printJson(context, undoneJson(last, { dryRun, moved }));
      return 0;
    }
    if (dryRun) io.out(words);
    else io.note(words);
    tellWhoMoves(io, moved, false);
    if (dryRun) {
      io.note('A dry run: nothing was changed.\n');
      return 0;
    }
    if (!io.canAsk) throw needsYes(last);
    if (!(await askYesNo(io, 'Take it back?', false))) throw new Cancelled();
  }
  const words = describeUndone(last.lines, look);
  const { moved } = await takeBackChange(context, store, program, last, { keep: true });
  if (options.json) printJson(context, undoneJson(last, { dryRun, moved }));
  else {
    io.out(`Taken back:\n${words}`);
    tellWhoMoves(io, moved, true);
    io.note(describeRemembered(last.lines));
  }
  return 0;
}

/** More are counted: of a batch that is let go, everybody has lost a rank. */
const movedListed = 10;

function tellWhoMoves(io: Io, moved: readonly Movement[], isDone: boolean): void {
  if (moved.length <= movedListed) {
    printWhoMoves(io, moved, isDone);
    return;
  }
  io.note(`${count(moved.length, 'application')} ${isDone ? 'stand' : 'would stand'} differently, among them:\n`);
  printMovement(io, moved.slice(0, movedListed));
  io.note(`and ${moved.length - movedListed} more; --json lists all.\n`);
}

const needsYes = ({ lines }: Change): Error =>
  usageError(
    `The last change is not taken back without a yes: ${lines.map(lineSentence).join('; ')}.`,
    'fdp undo --dry-run shows what would go; fdp undo --yes takes it back.',
  );

// fdp undo import: takes one import back, whole.
import type { Command } from 'commander';
import type { UndoReport } from '../../domain/intake/undo.ts';
import type { Program } from '../../domain/program/program.ts';
import { createZone, type Zone } from '../../domain/time/zone.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import { builtOnLines } from '../../report/built-on.ts';
import { describeUndo, undoJson } from '../../report/undo.ts';
import { visible } from '../../report/visible.ts';
import type { ImportTable } from '../../store/intake-tables.ts';
import type { Store } from '../../store/open.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { importMeant, newestImport, refuseUndone } from '../flows/intake/import-choice.ts';
import { undoImport } from '../flows/intake/undo-import.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { askYesNo, Cancelled } from '../prompt.ts';

export interface UndoImportOptions {
  readonly reason?: string;
  readonly withResolved?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineUndoImport(undo: Command, context: Context): void {
  undo
    .command('import')
    .summary('take back an import')
    .description(
      'Takes one import back, whole: what it brought goes, and everybody falls back to what other imports brought. What ' +
        'a later import holds too stays. The file that is kept goes too, unless another import is of the same. Where something was built on it (a batch, a submission chosen by hand, people ' +
        'merged, rows resolved), it says what, and changes nothing. Imports may be taken back in any order; importing ' +
        'the file again brings everything back.',
    )
    .argument('[number]', 'its number, as fdp imports tells it; the newest unless told otherwise')
    .option('--reason <text>', 'why; kept in the log')
    .option('--with-resolved', 'also rows that were held and have been resolved by hand')
    .option('--dry-run', 'show what would go, and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print what goes as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp undo import 3 --dry-run', 'shows what would go, and who would stand differently'],
        ['fdp undo import 3 --reason "Last year’s export" --yes', 'takes import 3 back without a question'],
      ),
    )
    .action(async (number: string | undefined, _: unknown, own: Command) => {
      // What `fdp undo` takes too, it has taken.
      context.exitCode = await runUndoImport(context, number, own.optsWithGlobals<UndoImportOptions>());
    });
}

async function runUndoImport(context: Context, words: string | undefined, options: UndoImportOptions): Promise<number> {
  return withProgram(context, async (store, program) => {
    const one = await whichImport(context, store, words, options);
    return undoOneImport(context, store, program, one, options);
  });
}

/** Takes one import back: shows what would go, asks, and does it. The exit code. */
export async function undoOneImport(
  context: Context,
  store: Store,
  program: Program,
  one: ImportTable,
  options: UndoImportOptions,
): Promise<number> {
  const { io } = context;
  const zone = createZone(program.timeZone);
  const mode = { withResolved: options.withResolved === true, reason: options.reason?.trim() ?? '' };
  const undo = (keep: boolean, foreseen: UndoReport | null = null) =>
    undoImport(context, store, program, one, { ...mode, keep, foreseen });
  if (options.dryRun) {
    const foreseen = await undo(false);
    if (foreseen.builtOn.length > 0) return refuse(context, foreseen, options);
    if (options.json) printJson(context, undoJson(foreseen, { dryRun: true }));
    else io.out(inWords(context, foreseen, zone, false));
    io.note('A dry run: nothing was changed.\n');
    return 0;
  }
  let seen: UndoReport | null = null;
  if (!options.yes) {
    const foreseen = await undo(false);
    seen = foreseen;
    if (foreseen.builtOn.length > 0) return refuse(context, foreseen, options);
    io.note(inWords(context, foreseen, zone, false));
    if (!(await askYesNo(io, `Take back import ${one.id}?`, false))) throw new Cancelled();
  }
  const done = await undo(true, seen);
  if (done.builtOn.length > 0) return refuse(context, done, options);
  if (options.json) printJson(context, undoJson(done, { dryRun: false }));
  else io.out(options.yes ? inWords(context, done, zone, true) : `Import ${one.id} is taken back.\n`);
  return 0;
}

/** What would go, or has gone, in words. */
const inWords = ({ io }: Context, report: UndoReport, zone: Zone, isDone: boolean): string =>
  describeUndo(report, { width: io.width, style: io.style, zone, isDone });

/** The import that is meant, once it is clear that it may be taken back, and that somebody said yes or can be asked. */
async function whichImport(
  { io }: Context,
  store: Store,
  words: string | undefined,
  options: UndoImportOptions,
): Promise<ImportTable> {
  const meant = words === undefined ? await newestImport(store) : await importMeant(store, words);
  await refuseUndone(store, meant.id);
  if (io.canAsk || options.dryRun) return meant;
  if (words === undefined) {
    const hint = `The newest is import ${meant.id}, ${visible(meant.file)}: fdp undo import ${meant.id} --yes.`;
    throw usageError('Which import is to be taken back?', hint);
  }
  if (options.yes) return meant;
  throw usageError(
    `Import ${meant.id} is not taken back without a yes.`,
    `fdp undo import ${meant.id} --dry-run shows what would go; fdp undo import ${meant.id} --yes takes it back.`,
  );
}

function refuse(context: Context, report: UndoReport, options: UndoImportOptions): number {
  if (options.json) printJson(context, undoJson(report, { dryRun: options.dryRun === true }));
  throw new UserError(
    `Import ${report.import}, ${visible(report.file)}, can't be taken back, because something was built on it:\n` +
      builtOnLines(report.builtOn, report.import),
    { hint: 'Nothing was changed.' },
  );
}

// fdp import: read, map, normalise, validate, plan, apply, report.
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { ImportReport } from '../../domain/intake/report.ts';
import type { Program } from '../../domain/program/program.ts';
import { createZone } from '../../domain/time/zone.ts';
import { usageError } from '../../domain/user-error.ts';
import type { Source } from '../../files/source.ts';
import { describeImport, importJson } from '../../report/import.ts';
import { describeMissing } from '../../report/missing.ts';
import { isQuestion } from '../../store/issues.ts';
import { inMemory, type Store } from '../../store/open.ts';
import { actorOf, type Context, databasePath, printJson, readProgramInForce, withStore } from '../context.ts';
import { examples } from '../examples.ts';
import { harmless } from '../failure.ts';
import { parseStrayQuote } from '../flags.ts';
import { beginReading } from '../flows/intake/begin-reading.ts';
import { importFile } from '../flows/intake/import-file.ts';
import { type ImportFlags, type PreparedFile, prepareImport } from '../flows/intake/prepare-import.ts';
import { type Presumption, wrongBy } from '../flows/intake/presumption.ts';
import { listIssues, sumOfIssues } from '../flows/quarantine/list-issues.ts';
import { showProgress } from '../progress.ts';
import { warmUp } from '../thread/spare-thread.ts';

interface Options extends ImportFlags {
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
}

export function defineImport(command: Command, context: Context): void {
  command
    .description(
      'Takes in form exports and rosters of past participants. The form is recognised by its headers. A row is new, ' +
        'revised, unchanged or held; held rows are kept aside with the reason and the remedy, the good ones go in. ' +
        'Reading the same file again changes nothing. The file is kept in the database, as it is: fdp show 12 --original ' +
        'shows rows of it, fdp imports 2 --file OUT writes it back.',
    )
    .argument(
      '<file...>',
      'exports as the form tool makes them: CSV, TSV, .xlsx, or a .zip with one of them; - is standard input',
    )
    .option('--form <id>', 'which form the files are, if the headers do not tell')
    .option('--map <field=header>', 'which column holds a field; may be repeated', collect)
    .option(
      '--encoding <name>',
      'utf-8, utf-16le, utf-16be, windows-1252, mixed or macintosh, if not found out rightly',
    )
    .option('--delimiter <name>', 'comma, semicolon, tab or pipe, if it is not found out rightly')
    .option(
      '--stray-quote <line>',
      'a line on which a quotation mark is one too many; may be repeated',
      parseStrayQuote,
    )
    .option('--sheet <name>', 'the sheet of a workbook, if it is not the first with anything in it')
    .option('--dry-run', 'show exactly what would happen, and change nothing')
    .option('--strict', 'refuse a file of which a row is held')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp import roster.csv responses.csv', 'takes in the roster and the responses, in either order'],
        ['fdp import --dry-run responses.csv', 'shows what would be new, revised or held'],
      ),
    )
    .action(async (files: string[], options: Options) => {
      context.exitCode = await runImport(context, files, options);
    });
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

async function runImport(context: Context, paths: readonly string[], options: Options): Promise<number> {
  warmUp(paths, context.io.cwd);
  if (options.strayQuote !== undefined && paths.length > 1)
    throw usageError('--stray-quote names a line of one file.', 'Import that file by itself.');
  const program = await readProgramInForce(context);
  const files: PreparedFile[] = [];
  const done: ImportReport[] = [];
  try {
    // All of them are looked at before the first is taken in: a wrong name in the list changes nothing.
    for (const file of paths) files.push(await prepareImport(context.io, file, program, options));
    // Each file is a transaction of its own: what is done is told, even if a later file fails.
    await importAll(context, program, files, options, (report) => {
      done.push(report);
      if (options.json) return;
      const zone = createZone(program.timeZone);
      const missing = report.missing === null ? '' : describeMissing(report.missing, { ...context.io, zone });
      context.io.out(describeImport(report, context.io) + missing);
    });
  } finally {
    for (const file of files) await file.close();
    if (options.json && done.length > 0) printJson(context, { imports: done.map(importJson) });
  }
  return done.some(({ refused }) => refused) ? 1 : 0;
}

/** What nobody would guess of how a file is read: that other sheets are not, or that its bytes are of two encodings. */
function tellReading({ io }: Context, { name, encoding, otherSheets }: Source, { encoding: told }: Options): void {
  if (encoding === 'mixed' && told === undefined) {
    io.note(harmless(`${name}: most of it is UTF-8; the bytes that are not are read as windows-1252.\n`));
  }
  if (otherSheets.length === 0) return;
  const names = otherSheets.map((sheet) => `"${sheet}"`).join(', ');
  const are = otherSheets.length === 1 ? `sheet ${names} is` : `sheets ${names} are`;
  io.note(harmless(`${name}: the ${are} not read; --sheet NAME reads one.\n`));
}

async function importAll(
  context: Context,
  program: Program,
  files: readonly PreparedFile[],
  options: Options,
  report: (done: ImportReport) => void,
): Promise<void> {
  const mode = { dryRun: options.dryRun === true, strict: options.strict === true };
  // A rehearsal leaves nothing behind, not even an empty database.
  const rehearsal = mode.dryRun && !existsSync(databasePath(context)) ? { path: inMemory } : {};
  const begin = (file: PreparedFile) => beginReading(context.io, file, { program, now: actorOf(context).at });
  // The first is being read while the database is opened.
  const begun = new Map(files.slice(0, 1).map((file) => [file, begin(file)]));
  await withStore(context, { create: true, ...rehearsal }, async (store) => {
    const done: ImportReport[] = [];
    const importOne = async (file: PreparedFile): Promise<ImportReport> => {
      tellReading(context, file.source, options);
      const progress = await showProgress(context.io, file.source.name, file.source.bytes);
      file.listen(progress.update);
      let wrong: Presumption | null = null;
      try {
        return await importFile(context, store, program, begun.get(file) ?? begin(file), mode);
      } catch (error) {
        wrong = wrongBy(error);
        if (wrong === null || !file.presumed.has(wrong)) throw error;
      } finally {
        progress.stop();
        await file.close();
      }
      // Nothing of it was kept: it is not what its head promises.
      return importOne(await file.anew(wrong));
    };
    for (const file of files) {
      const outcome = await importOne(file);
      done.push(outcome);
      report(outcome);
    }
    if (options.json !== true && done.some(asksForWord)) await tellWaiting(context, store, program);
  });
}

/** Whether rows were held, or answers not read, that a person can say a word about now. */
const asksForWord = ({ dryRun, refused, counts, issues }: ImportReport): boolean =>
  !dryRun && !refused && (counts.held > 0 || issues.some(isQuestion));

async function tellWaiting({ io }: Context, store: Store, program: Program): Promise<void> {
  const waiting = await listIssues(store, program, false);
  if (waiting.length === 0) return;
  io.note(`${sumOfIssues(waiting)} fdp issues lists what waits, fdp resolve goes through it.\n`);
}

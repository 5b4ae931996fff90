// fdp issues: what waits for a person.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import { usageError } from '../../domain/user-error.ts';
import { issueJson, issuesOnScreen, issuesTable } from '../../report/issues.ts';
import type { Store } from '../../store/open.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { parseTop } from '../flags.ts';
import { printOriginals } from '../flows/originals/print-originals.ts';
import { atMost } from '../flows/print-pages.ts';
import { printTable } from '../flows/print-table.ts';
import { issueMeant, type Meant } from '../flows/quarantine/find-issue.ts';
import { listIssues, summariseAll, sumOfIssues } from '../flows/quarantine/list-issues.ts';
import { printIssue, printRow, rowsOfIssue } from '../flows/quarantine/print-issue.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly all?: boolean;
  readonly original?: boolean;
  readonly raw?: boolean;
  readonly top?: number;
  readonly json?: boolean;
}

export function defineIssues(command: Command, context: Context): void {
  command
    .description(
      'Lists what waits for a person, one line a cause: rows that are held, and answers that went in but mean nothing ' +
        'yet. With a number, the rows of that issue; with a row, such as 2:41 (import 2, line 41), all of it. ' +
        'fdp resolve settles them.',
    )
    .argument('[issue]', 'an issue’s number, or a row by its import and its line')
    .option('--all', 'what is settled too: by whom, when and how')
    .option('--original', 'the rows as they stand in their files')
    .option('--raw', 'with --original: byte for byte, into a file or a pipe')
    .option('--top <n>', 'only the first N', parseTop)
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp issues', 'what waits'],
        ['fdp issues 3', 'the rows of issue 3'],
        ['fdp issues 2:41 --original', 'line 41 of import 2 as it stands in its file'],
        ['fdp issues 3 --original --raw > rows.csv', 'the rows of issue 3, byte for byte'],
      ),
    )
    .action(async (word: string | undefined, options: Options) => {
      await runIssues(context, word, options);
    });
}

/** More lines than this are not drawn on a screen. */
const screenful = 100;

async function runIssues(context: Context, word: string | undefined, options: Options): Promise<void> {
  if (options.raw && !options.original) throw usageError('--raw belongs to --original.', 'Say --original --raw.');
  if (options.original && options.json)
    throw usageError('--original prints bytes, and --json values.', 'Leave one of them out.');
  if (word === undefined && options.original)
    throw usageError('The originals of which rows?', 'Name an issue or a row, such as fdp issues 3 --original.');
  await withProgram(context, async (store, program) => {
    if (word === undefined) return printAll(context, store, program, options);
    const meant = await issueMeant(store, program.cycle, word);
    if (options.original) return printOriginals(context, store, rowsMeant(store, meant, options), options.raw === true);
    const { all = false, top, json = false } = options;
    if (meant.kind === 'row') return printRow(context, store, program, meant.row, json);
    return printIssue(context, store, program, meant.issue, { all, top, json });
  });
}

async function* oneRow<Row>(row: Row): AsyncGenerator<Row[]> {
  yield [row];
}

function rowsMeant(store: Store, meant: Meant, { all = false, top = Number.POSITIVE_INFINITY }: Options) {
  return meant.kind === 'row' ? oneRow(meant.row) : atMost(rowsOfIssue(store, meant.issue, all), top);
}

async function printAll(context: Context, store: Store, program: Program, options: Options): Promise<void> {
  const { io } = context;
  const counted = await listIssues(store, program, options.all === true);
  const isDrawn = io.isScreen && !options.json;
  const most = options.top ?? (isDrawn ? screenful : counted.length);
  const issues = await summariseAll(store, program, counted.slice(0, most));
  if (options.json) return printJson(context, { issues: issues.map(issueJson) });
  await printTable(io, io.isScreen ? issuesOnScreen(issues) : issuesTable(issues));
  if (counted.length > most)
    io.note(`The first ${most} of ${counted.length.toLocaleString('en-US')}; --top N shows more.\n`);
  const more = counted.some(({ waiting }) => waiting > 0) ? ' fdp resolve goes through what waits.' : '';
  io.note(`${sumOfIssues(counted)}${more}\n`);
}

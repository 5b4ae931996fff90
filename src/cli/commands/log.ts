// fdp log: what was changed, by whom, when, from what to what.
import type { Command } from 'commander';
import { isAbout, type Subject } from '../../domain/audit/concerning.ts';
import { createZone } from '../../domain/time/zone.ts';
import { describeLog, type LogEntry, logJson } from '../../report/log.ts';
import { linesBackwards, type ReadLine, readLine } from '../../store/audit-lines.ts';
import { openNames, subjectOf } from '../../store/audit-subjects.ts';
import type { Store } from '../../store/open.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { parseTop, sinceBound } from '../flags.ts';
import { applicationsMeant } from '../flows/find-application.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly top?: number;
  readonly since?: string;
  readonly json?: boolean;
}

export function defineLog(command: Command, context: Context): void {
  command
    .description(
      'Prints the log of changes, the newest first: who changed what, when, by which command, what stood there before and ' +
        'what after. With an application, only what was about it: its submissions, scores, notes, decisions, its batch.',
    )
    .argument('[application]', 'its number, an e-mail, or part of a name that fits one only')
    .option('--top <n>', 'how many lines; 20 unless told otherwise', parseTop)
    .option('--since <when>', 'only what was changed on that day or later, or from that instant on')
    .option('--json', 'print them as JSON, with every row before and after')
    .addHelpText(
      'after',
      examples(
        ['fdp log', 'the last changes'],
        ['fdp log 12 --top 100', 'what was done to application 12'],
        ['fdp log --since 2016-02-16', 'everything since that day; at most --top lines'],
      ),
    )
    .action(async (words: string | undefined, options: Options) => {
      await runLog(context, words, options);
    });
}

const usualTop = 20;

async function runLog(context: Context, words: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const zone = createZone(program.timeZone);
    const subjects: Subject[] = [];
    // A number that is gone has a log still.
    const isNumber = words !== undefined && /^#?\d{1,15}$/.test(words.trim());
    const meant =
      words === undefined
        ? []
        : isNumber
          ? [Number(words.trim().replace('#', ''))]
          : await applicationsMeant(io, store, program, words);
    for (const id of meant) subjects.push(await subjectOf(store, id));
    const since = options.since === undefined ? '' : sinceBound(options.since, zone);
    const { entries, more } = collect(store, {
      subjects: words === undefined ? null : subjects,
      since,
      top: options.top ?? usualTop,
    });
    if (options.json) return printJson(context, logJson(entries, more));
    io.out(describeLog(entries, { width: io.width, style: io.style, zone, names: openNames(store) }));
    if (entries.length === 0) io.note('Nothing of that is in the log.\n');
    if (more) io.note(`Earlier lines are left out: --top ${2 * (options.top ?? usualTop)} shows more.\n`);
  });
}

interface Wanted {
  /** Null for everything. */
  readonly subjects: readonly Subject[] | null;
  /** Lines before this instant are left out. */
  readonly since: string;
  readonly top: number;
}

function collect(store: Store, { subjects, since, top }: Wanted): { entries: LogEntry[]; more: boolean } {
  const undone = new Map<number, number>();
  const entries: LogEntry[] = [];
  for (const kept of linesBackwards(store)) {
    if (kept.undoes !== null) undone.set(kept.undoes, kept.id);
    // Clocks may go back: a line further on may be of a later hour.
    if (kept.at < since) continue;
    const line = readLine(kept);
    const rows =
      subjects === null ? line.kept.rows : line.kept.rows.filter((row) => subjects.some((one) => isAbout(row, one)));
    if (subjects !== null && rows.length === 0 && !subjects.some((one) => isAboutWhole(line, one))) continue;
    if (entries.length === top) return { entries, more: true };
    entries.push(entryOf(line, rows, undone.get(kept.change) ?? null));
  }
  return { entries, more: false };
}

function isAboutWhole({ kept, said }: ReadLine, { applications, imports, batches }: Subject): boolean {
  const { whole } = kept;
  if (whole?.kind === 'import') return imports.has(whole.import);
  if (whole?.kind === 'batch') return batches.has(whole.batch);
  // Lines of an older fdp have no rows, and say in their own way whom they were about.
  const named = [said['application'], ...listed(said['applications']), ...listed(said['decided']).map(numberOf)];
  return named.some((one) => typeof one === 'number' && applications.has(one));
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (one: unknown): unknown =>
  typeof one === 'number' ? one : (one as { readonly application?: unknown } | null)?.application;

const entryOf = (line: ReadLine, rows: LogEntry['rows'], undoneBy: number | null): LogEntry => ({
  line: line.id,
  change: line.change,
  at: line.at,
  by: line.by,
  command: line.command,
  undoes: line.undoes,
  redactedIn: line.redacted_in,
  undoneBy,
  said: line.said,
  rows,
  hash: line.hash,
});

// What is run, in which order: each thing right beside the one it is compared with, so that a busy machine slows both.
import {
  type Bench,
  type OtherTool,
  type Run,
  removeDatabase,
  runBareNode,
  runFdp,
  runOther,
  sqliteShell,
} from './measure.ts';

/** One start of each, one beside the other. */
export interface StartRound {
  readonly node: Run;
  readonly version: Run;
  readonly help: Run;
}

/** Imports of one export. */
export interface LengthRound {
  readonly first: Run;
  /** The same file again, and the shell's import of it; null where it was not measured. */
  readonly again: Run | null;
  readonly shell: Run | null;
}

/** One import of each length, and what is asked of 100,000 rows beside it. */
export interface ImportRound {
  readonly lengths: ReadonlyMap<number, LengthRound>;
  /** Other tools' imports of the 100,000 rows, by the tool's name. */
  readonly loaders: ReadonlyMap<string, Run>;
  /** The 100,000 rows as a workbook. */
  readonly workbook: Run;
  readonly review: Run;
  /** What works a whole batch out again, by what is typed. */
  readonly whole: ReadonlyMap<string, Run>;
  readonly shortlists: readonly { readonly shortlist: Run; readonly version: Run }[];
}

export const exportOf = (rows: number): string => `export-${rows}.csv`;
export const workbookFile = 'export.xlsx';

/** The length that most limits speak of. */
export const mainLength = 100_000;
const shortlistsARound = 5;

const seats = ['csf', 'csp', 'ecs', 'algebra', 'science'].flatMap((area) => ['--seats', `${area}=40`]);

/** In this order: what is verified has to be closed. */
const wholeBatch: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['fdp what-if', ['what-if', 'rolling-1', '--set', 'rubric.cs-involvement.weight=2']],
  ['fdp policy compare', ['policy', 'compare', 'rolling-1', ...seats]],
  ['fdp batch close', ['batch', 'close', 'rolling-1']],
  ['fdp verify', ['verify', 'rolling-1']],
];

export async function runStartRound(bench: Bench): Promise<StartRound> {
  const node = await runBareNode(bench);
  const version = await runFdp(bench, ['--version']);
  return { node, version, help: await runFdp(bench, ['--help']) };
}

/** Which programs there are to compare with. */
export interface Others {
  readonly hasShell: boolean;
  readonly loaders: readonly OtherTool[];
}

/** Imports each length into a database of its own, and reviews the one of 100,000 rows. */
export async function runImportRound(
  bench: Bench,
  round: number,
  lengths: readonly number[],
  { hasShell, loaders }: Others,
): Promise<ImportRound> {
  const runs = new Map<number, LengthRound>();
  const measure = async (rows: number): Promise<void> => {
    const isShort = rows < mainLength;
    const runShell = hasShell && !isShort ? () => runOther(bench, sqliteShell, exportOf(rows)) : () => null;
    // Now one is first, now the other.
    const early = round % 2 === 1 ? await runShell() : null;
    const first = await importOnce(bench, exportOf(rows));
    const shell = early ?? (await runShell());
    runs.set(rows, { first, again: isShort ? null : await importOnce(bench, exportOf(rows)), shell });
  };
  for (const rows of lengths.filter((length) => length !== mainLength)) {
    await measure(rows);
    removeDatabase(bench, 'fdp.db');
  }
  const workbook = await importOnce(bench, workbookFile);
  removeDatabase(bench, 'fdp.db');
  await measure(mainLength);
  const others = new Map<string, Run>();
  for (const tool of loaders) others.set(tool.name, await runOther(bench, tool, exportOf(mainLength)));
  const review = await runFdp(bench, ['review', '--window', 'rolling']);
  const whole = new Map<string, Run>();
  for (const [name, args] of wholeBatch) whole.set(name, await runFdp(bench, args));
  const shortlists = [];
  for (let pair = 0; pair < shortlistsARound; pair++) {
    const shortlist = await runFdp(bench, ['shortlist', '--top', '20']);
    shortlists.push({ shortlist, version: await runFdp(bench, ['--version']) });
  }
  removeDatabase(bench, 'fdp.db');
  return { lengths: runs, loaders: others, workbook, review, whole, shortlists };
}

const importOnce = (bench: Bench, file: string): Promise<Run> => runFdp(bench, ['import', file], { memory: true });

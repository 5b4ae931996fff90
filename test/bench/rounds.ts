// What is run, in which order: each thing right beside the one it is compared with, so that a busy machine slows both.
import { type Bench, type Run, removeDatabase, runBareNode, runFdp, runSqliteShell } from './measure.ts';

/** One start of each, one beside the other. */
export interface StartRound {
  readonly node: Run;
  readonly version: Run;
  readonly help: Run;
}

/** One import of each length, and what is asked of 100,000 rows after it. */
export interface ImportRound {
  readonly imports: ReadonlyMap<number, Run>;
  /** Null where there is no sqlite3 shell. */
  readonly shell: Run | null;
  readonly again: Run;
  readonly review: Run;
  readonly shortlists: readonly { readonly shortlist: Run; readonly version: Run }[];
}

export const exportOf = (rows: number): string => `export-${rows}.csv`;

/** The length that the limits speak of. */
export const mainLength = 100_000;
const shortlistsARound = 5;

export async function runStartRound(bench: Bench): Promise<StartRound> {
  const node = await runBareNode(bench);
  const version = await runFdp(bench, ['--version']);
  return { node, version, help: await runFdp(bench, ['--help']) };
}

/** Imports each length into a database of its own, and reviews the one of 100,000 rows. */
export async function runImportRound(
  bench: Bench,
  round: number,
  lengths: readonly number[],
  hasShell: boolean,
): Promise<ImportRound> {
  const imports = new Map<number, Run>();
  for (const rows of lengths.filter((length) => length !== mainLength)) {
    imports.set(rows, await importOnce(bench, rows));
    removeDatabase(bench, 'fdp.db');
  }
  const early = hasShell && round % 2 === 1 ? await shellImport(bench) : null;
  imports.set(mainLength, await importOnce(bench, mainLength));
  const shell = early ?? (hasShell ? await shellImport(bench) : null);
  const again = await importOnce(bench, mainLength);
  const review = await runFdp(bench, ['review', '--window', 'rolling']);
  const shortlists = [];
  for (let pair = 0; pair < shortlistsARound; pair++) {
    const shortlist = await runFdp(bench, ['shortlist', '--top', '20']);
    shortlists.push({ shortlist, version: await runFdp(bench, ['--version']) });
  }
  removeDatabase(bench, 'fdp.db');
  return { imports, shell, again, review, shortlists };
}

const importOnce = (bench: Bench, rows: number): Promise<Run> =>
  runFdp(bench, ['import', exportOf(rows)], { memory: true });

async function shellImport(bench: Bench): Promise<Run> {
  const run = await runSqliteShell(bench, 'shell.db', exportOf(mainLength));
  removeDatabase(bench, 'shell.db');
  return run;
}

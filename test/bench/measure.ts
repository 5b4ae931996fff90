// Runs one command as a user would, in a process of its own, and says how long it took and how much memory it had.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Run {
  readonly seconds: number;
  /** The most memory that the process ever held, in megabytes; null where it was not asked for, or is no Node process. */
  readonly peakMegabytes: number | null;
}

export interface Bench {
  /** Where all is written that a command writes; commands run in it. */
  readonly folder: string;
  /** The script behind `fdp`. */
  readonly fdp: string;
  readonly stop: AbortSignal;
}

/** Whatever the person who measures has set for their own use of the tool stays out of it. */
const surroundings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('FDP_')));

/**
 * Asked of Node itself when the process ends, so that no other program is needed. Linux passes the peak of the process
 * that starts another on to it, and tells the new one's own only in its status file; in kilobytes, both.
 */
const reportPeak = `const { readFileSync, writeFileSync } = require('node:fs');
const ownPeak = () => /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
const peak = () => (process.platform === 'linux' ? ownPeak() : process.resourceUsage().maxRSS);
process.on('exit', () => writeFileSync(process.env.FDP_BENCH_PEAK, String(peak())));`;

/** `fdp …`, its output going to a file. With `memory` a small script goes along, which costs less than one millisecond. */
export function runFdp(bench: Bench, args: readonly string[], { memory = false } = {}): Promise<Run> {
  const command = [bench.fdp, ...args];
  if (!memory) return run(bench, process.execPath, command, surroundings());
  const peakFile = path.join(bench.folder, 'peak');
  rmSync(peakFile, { force: true });
  const reporter = path.join(bench.folder, 'report-peak.cjs');
  writeFileSync(reporter, reportPeak);
  const options = `${process.env['NODE_OPTIONS'] ?? ''} --require ${JSON.stringify(reporter)}`;
  const env = { ...surroundings(), NODE_OPTIONS: options, FDP_BENCH_PEAK: peakFile };
  return run(bench, process.execPath, command, env, () => Number(readFileSync(peakFile, 'utf8')) / 1024);
}

/** The least that any tool written for Node takes. */
export const runBareNode = (bench: Bench): Promise<Run> => run(bench, process.execPath, ['-e', '0'], surroundings());

/** Another program that takes a CSV file into a SQLite database as text, without reading any of it. */
export interface OtherTool {
  readonly name: string;
  readonly program: string;
  readonly argumentsFor: (database: string, file: string) => readonly string[];
}

/** The database's own shell. */
export const sqliteShell: OtherTool = {
  name: '`sqlite3 .import`',
  program: 'sqlite3',
  argumentsFor: (database, file) => [database, `.import --csv ${file} t`],
};

/** What people without a tool of their own use for it. */
export const loaders: readonly OtherTool[] = [
  {
    name: '`sqlite-utils insert --csv`',
    program: 'sqlite-utils',
    argumentsFor: (database, file) => ['insert', database, 't', file, '--csv'],
  },
  {
    name: '`csvsql --insert --no-inference`',
    program: 'csvsql',
    argumentsFor: (database, file) => ['--insert', '--no-inference', '--db', `sqlite:///${database}`, file],
  },
];

/** The version that a tool tells of itself; null where there is none on this machine. */
export function versionOf({ program }: OtherTool): string | null {
  try {
    const said = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /\d+(\.\d+)+/.exec(said)?.[0] ?? null;
  } catch {
    return null;
  }
}

/** The tool's import of `file` into a database of its own, which is removed again. */
export async function runOther(bench: Bench, { program, argumentsFor }: OtherTool, file: string): Promise<Run> {
  const database = 'other.db';
  try {
    return await run(bench, program, argumentsFor(database, file), surroundings());
  } finally {
    removeDatabase(bench, database);
  }
}

/** Resolves when the process has ended well; throws, with what it said, when it has not. */
async function run(
  { folder, stop }: Bench,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  readPeak?: () => number,
): Promise<Run> {
  const output = openSync(path.join(folder, 'stdout'), 'w');
  try {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { cwd: folder, env, signal: stop, stdio: ['ignore', output, 'pipe'] });
    let said = '';
    let failure: Error | null = null;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    // A stopped process is waited for too: nothing may still write when the folder is removed.
    child.on('error', (error) => {
      failure = error;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    stop.throwIfAborted();
    if (failure !== null) throw failure;
    if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}: ${said.trim()}`);
    return { seconds, peakMegabytes: readPeak === undefined ? null : readPeak() };
  } finally {
    closeSync(output);
  }
}

/** A database of a benchmark, with the files that SQLite keeps beside it. */
export function removeDatabase({ folder }: Bench, name: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path.join(folder, name + end), { force: true });
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

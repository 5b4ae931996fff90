// npm run bench: generates exports, runs the tool on them, prints the table. Leaves nothing behind, not even on Ctrl-C.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findImport, findMemory, findStartUp, findStraightLine, isOver } from './findings.ts';
import { type Generated, generateExport } from './generate.ts';
import { type Bench, runFdp } from './measure.ts';
import { exportOf, type ImportRound, mainLength, runImportRound, runStartRound, type StartRound } from './rounds.ts';
import { renderTable } from './table.ts';

const usage = `Usage: npm run bench -- [--rounds N] [--million]
  --rounds N  how often each thing is measured, 3 unless told otherwise
  --million   an export of 1,000,000 rows as well: a few minutes, and 3 GB of the temporary folder
`;
/** Starts are short, and chance weighs heavier on them. */
const startsARound = 7;

/** Measures and prints; the exit code: 0 within all limits, 1 beyond one or not measured, 2 wrong usage, 130 cancelled. */
export async function bench(args: readonly string[], root: string): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(usage);
    return 2;
  }
  const stopper = new AbortController();
  const cancel = () => stopper.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, cancel);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fdp-bench-'));
  try {
    return await measureAll({ folder, fdp: path.join(root, 'bin', 'fdp.js'), stop: stopper.signal }, options);
  } catch (error) {
    if (stopper.signal.aborted) return 130;
    process.stderr.write(`The benchmark could not be run: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Options {
  readonly rounds: number;
  readonly million: boolean;
}

function readOptions(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { rounds: { type: 'string', default: '3' }, million: { type: 'boolean', default: false } },
    });
    return /^[1-9]\d?$/.test(values.rounds) ? { rounds: Number(values.rounds), million: values.million } : null;
  } catch {
    return null;
  }
}

async function measureAll(bench: Bench, { rounds, million }: Options): Promise<number> {
  const lengths = [1_000, 10_000, mainLength, ...(million ? [1_000_000] : [])];
  const shell = shellVersion();
  let main: Generated | null = null;
  for (const rows of lengths) {
    say(`writing an export of ${rows.toLocaleString('en-US')} rows`);
    const written = await generateExport(path.join(bench.folder, exportOf(rows)), rows, bench.stop);
    if (rows === mainLength) main = written;
  }
  // The very first start reads the program from the disk; all others find it in memory.
  await runFdp(bench, ['--help']);
  const starts: StartRound[] = [];
  const imports: ImportRound[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`round ${round + 1} of ${rounds}`);
    for (let start = 0; start < startsARound; start++) starts.push(await runStartRound(bench));
    imports.push(await runImportRound(bench, round, lengths, shell !== null));
  }
  const longer = lengths.filter((rows) => rows >= mainLength);
  const findings = [
    ...findStartUp(starts),
    ...findImport(imports, main?.new ?? 0),
    ...findStraightLine(imports, longer),
    ...findMemory(imports, longer),
  ];
  const where = { date: new Date().toISOString().slice(0, 10), machine: describeMachine(shell), rounds };
  process.stdout.write(renderTable(findings, where, notesOn(main, shell)));
  return findings.some(isOver) ? 1 : 0;
}

function notesOn(main: Generated | null, shell: string | null): string[] {
  const size = main === null ? '' : `${(main.bytes / main.rows).toFixed(0)} bytes a row`;
  return [
    `Exports of the linked Sheet, all columns, ${size}, 3 % revisions, 0.5 % held; the table's ratios are medians of ratios taken side by side.`,
    'A start costs the same however long the file is, and makes a row of a short file look dear. So growth is held to its limit twice: with everything, and for the rows after the first 1,000 alone.',
    'Memory is the resident set that the operating system counted at its highest, over all rounds.',
    ...(shell === null ? ['`sqlite3 .import` is left out: there is no sqlite3 shell on this machine.'] : []),
  ];
}

function describeMachine(shell: string | null): string {
  const cores = os.cpus();
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GB`;
  const system = `${os.type()} ${os.release()} ${os.arch()}`;
  const model = cores[0]?.model.trim() ?? 'unknown processor';
  const programs = [`Node ${process.versions.node}`, ...(shell === null ? [] : [`sqlite3 ${shell}`])];
  return [`${model}, ${cores.length} cores`, memory, system, ...programs].join(', ');
}

/** Null where there is none. */
function shellVersion(): string | null {
  try {
    const said = execFileSync('sqlite3', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return said.split(' ')[0] ?? null;
  } catch {
    return null;
  }
}

const say = (text: string): void => {
  process.stderr.write(`${text} …\n`);
};

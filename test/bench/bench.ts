// npm run bench: generates exports, runs the tool on them, prints the table. Leaves nothing behind, not even on Ctrl-C.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type AssignmentRound, runAssignmentRound } from './assignments.ts';
import {
  findAssignment,
  findImport,
  findLoaders,
  findMemory,
  findReview,
  findSelection,
  findStartUp,
  findStraightLine,
  findWholeBatch,
  isOver,
} from './findings.ts';
import { type Generated, generateExport } from './generate.ts';
import { type Bench, loaders, type OtherTool, runFdp, sqliteShell, versionOf } from './measure.ts';
import {
  exportOf,
  type ImportRound,
  mainLength,
  runImportRound,
  runStartRound,
  type StartRound,
  workbookFile,
} from './rounds.ts';
import { runSelectionRound, type SelectionRound } from './selections.ts';
import { renderTable } from './table.ts';
import { writeWorkbook } from './workbook.ts';

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
  const installed = [sqliteShell, ...loaders].map((tool) => ({ tool, version: versionOf(tool) }));
  const there = installed.filter(({ version }) => version !== null).map(({ tool }) => tool);
  const others = { hasShell: there.includes(sqliteShell), loaders: there.filter((tool) => tool !== sqliteShell) };
  let main: Generated | null = null;
  for (const rows of lengths) {
    say(`writing an export of ${rows.toLocaleString('en-US')} rows`);
    const written = await generateExport(path.join(bench.folder, exportOf(rows)), rows, bench.stop);
    if (rows === mainLength) main = written;
  }
  const [csv, workbook] = [exportOf(mainLength), workbookFile].map((name) => path.join(bench.folder, name));
  if (csv !== undefined && workbook !== undefined) writeWorkbook(csv, workbook);
  // The very first start reads the program from the disk; all others find it in memory.
  await runFdp(bench, ['--help']);
  const starts: StartRound[] = [];
  const imports: ImportRound[] = [];
  const assignments: AssignmentRound[] = [];
  const selections: SelectionRound[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`round ${round + 1} of ${rounds}`);
    for (let start = 0; start < startsARound; start++) starts.push(await runStartRound(bench));
    assignments.push(runAssignmentRound());
    selections.push(await runSelectionRound(bench));
    imports.push(await runImportRound(bench, round, lengths, others));
  }
  const longer = lengths.filter((rows) => rows >= mainLength);
  const findings = [
    ...findStartUp(starts),
    ...findImport(imports, longer),
    ...findLoaders(imports),
    ...findReview(imports, main?.new ?? 0),
    ...findWholeBatch(imports, main?.new ?? 0),
    ...findSelection(selections),
    ...findAssignment(assignments),
    ...findStraightLine(imports, longer),
    ...findMemory(imports, longer),
  ];
  const where = { date: new Date().toISOString().slice(0, 10), machine: describeMachine(installed), rounds };
  process.stdout.write(renderTable(findings, where, notesOn(main, installed)));
  return findings.some(isOver) ? 1 : 0;
}

interface Installed {
  readonly tool: OtherTool;
  /** Null where it is not installed. */
  readonly version: string | null;
}

function notesOn(main: Generated | null, installed: readonly Installed[]): string[] {
  const missing = installed.filter(({ version }) => version === null).map(({ tool }) => tool.name);
  const size = main === null ? '' : `${(main.bytes / main.rows).toFixed(0)} bytes a row`;
  return [
    `Exports of the linked Sheet, all columns, ${size}, 3 % revisions, 0.5 % held; the table's ratios are medians of ratios taken side by side.`,
    'A start costs the same however long the file is, and makes a row of a short file look dear. So growth is held to its limit twice: with everything, and for the rows after the first 1,000 alone.',
    'The workbook holds the same 100,000 rows, its texts in the table of texts that spreadsheet programs write.',
    'Memory is the resident set that the operating system counted at its highest, over all rounds.',
    ...(missing.length === 0 ? [] : [`Left out, as it is not installed on this machine: ${missing.join(', ')}.`]),
  ];
}

function describeMachine(installed: readonly Installed[]): string {
  const cores = os.cpus();
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GB`;
  const system = `${os.type()} ${os.release()} ${os.arch()}`;
  const model = cores[0]?.model.trim() ?? 'unknown processor';
  const others = installed.flatMap(({ tool, version }) => (version === null ? [] : [`${tool.program} ${version}`]));
  const programs = [`Node ${process.versions.node}`, ...others];
  return [`${model}, ${cores.length} cores`, memory, system, ...programs].join(', ');
}

const say = (text: string): void => {
  process.stderr.write(`${text} …\n`);
};

// Plays one command of a transcript in a folder: in a pipe, or at a terminal.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { columns, sitAt, type Turn } from './terminal.ts';

const fdp = fileURLToPath(new URL('../../bin/fdp.js', import.meta.url));

/** The moment at which every transcript plays, unless a line sets another: the morning after the rolling window closed. */
export const now = '2016-02-16T18:00:00Z';

export interface Place {
  readonly cwd: string;
  /** The time zone of the computer, on which nothing may hang. */
  readonly hostZone: string;
}

/** What the surroundings are where a transcript is played: nothing of the developer's own but what a process cannot do without. */
function environmentOf(hostZone: string, line: CommandLine): Record<string, string> {
  const needed = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'];
  const kept = needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), TZ: hostZone, FDP_NOW: now, FDP_USER: 'ada', NO_COLOR: '1', ...line.env };
}

/** Where a transcript plays, as it is written: the folder has another name each time. */
const home = '/home/ada';

/** Of whatever Node runs it, the oldest that is promised. */
const asAtHome = (text: string, cwd: string): string =>
  text
    .replaceAll(realpathSync(cwd), home)
    .replaceAll(cwd, home)
    .replaceAll(`Node ${process.versions.node}`, 'Node 20.19.0');

const linesOf = (text: string): string[] => {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : [...lines, '[no line feed at the end]'];
};

function fdpOnly({ command }: CommandLine): void {
  if (command !== 'fdp') throw new Error(`a transcript runs fdp, cat and ls, not "${command}"`);
}

/** The lines a command prints on both of its streams, in the order in which it wrote them, and `[exit N]` where N is not 0. */
export async function runInPipe(text: string, { cwd, hostZone }: Place): Promise<string[]> {
  const line = readCommandLine(text);
  const at = (file: string) => path.join(cwd, file);
  // Two small stand-ins, to see what a command has left behind.
  if (line.command === 'cat') return linesOf(line.args.map((file) => readFileSync(at(file), 'utf8')).join(''));
  if (line.command === 'ls') return readdirSync(at(line.args[0] ?? '.')).sort();
  fdpOnly(line);
  // Both streams into one file, beside the folder: two pipes would be read in any order.
  const collector = `${cwd}.collected`;
  const collected = openSync(collector, 'a');
  const output = line.stdout === null ? collected : openSync(at(line.stdout), 'w');
  const child = spawn(process.execPath, [fdp, ...line.args], {
    cwd,
    env: { ...environmentOf(hostZone, line), COLUMNS: String(columns), ...line.env },
    stdio: ['pipe', output, collected],
  });
  // Whoever does not read its input may close it early.
  child.stdin?.on('error', () => {});
  child.stdin?.end(line.stdin === null ? '' : readFileSync(at(line.stdin)));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  for (const file of new Set([collected, output])) closeSync(file);
  const lines = linesOf(asAtHome(readFileSync(collector, 'utf8'), cwd));
  rmSync(collector);
  return exitCode === 0 ? lines : [...lines, `[exit ${exitCode}]`];
}

/** The same on a terminal; a line `[types …]` among the expected ones holds keys to press. */
export async function runAtTerminal(
  text: string,
  { cwd, hostZone }: Place,
  expected: readonly string[],
  known: boolean,
): Promise<string[]> {
  const line = readCommandLine(text);
  fdpOnly(line);
  const env = environmentOf(hostZone, line);
  const turns = turnsOf(expected);
  const { turns: shown, exitCode } = await sitAt({
    script: fdp,
    args: line.args,
    cwd,
    env,
    turns,
    known,
  });
  const lines = shown
    .flatMap(({ shows, keys }) => (keys === null ? shows : [...shows, `[types ${keys}]`]))
    .map((shown) => asAtHome(shown, cwd));
  if (exitCode === 0) return lines;
  return [...lines, exitCode === null ? '[waits for an answer]' : `[exit ${exitCode}]`];
}

function turnsOf(expected: readonly string[]): Turn[] {
  const turns: Turn[] = [];
  let shows: string[] = [];
  for (const line of expected) {
    const [, keys] = /^\[types (.+)\]$/.exec(line) ?? [];
    if (keys === undefined) shows.push(line);
    else {
      turns.push({ shows, keys });
      shows = [];
    }
  }
  return [...turns, { shows, keys: null }];
}

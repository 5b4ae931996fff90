// Runs the built tool as a person would: a process of its own, in a folder, with nothing of the developer's surroundings.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everything that a script can see of a command that has ended. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Whose rights a run has, and where that account finds a copy of the tool that it may read. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly node: string;
  readonly fdp: string;
}

export interface RunOptions {
  /** What standard input holds; nothing unless given. */
  readonly stdin?: string | Uint8Array;
  /** Beside a fixed clock and user. */
  readonly env?: Readonly<Record<string, string>>;
  readonly account?: Account | null;
  /** A command that is put in front, such as one that sets limits; it gets the rest as its arguments. */
  readonly within?: readonly string[];
}

export const root = fileURLToPath(new URL('../..', import.meta.url));
const ownFdp = path.join(root, 'bin', 'fdp.js');

/** The morning after the rolling window closed. */
export const now = '2016-02-16T18:00:00Z';

/** No colour, width, database or program of the person who runs the tests; Windows can do nothing without SystemRoot. */
const surroundings = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(['PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'].map((name) => [name, process.env[name]])),
  FDP_NOW: now,
  FDP_USER: 'ada',
});

const noWrapper: readonly string[] = [];

/** Starts the tool in a folder; whoever starts it waits for it, or kills it. */
export function startFdp(
  folder: string,
  args: readonly string[],
  { env, account, within = noWrapper }: Omit<RunOptions, 'stdin'>,
  stdio: SpawnOptions['stdio'],
): ChildProcess {
  const { node, fdp, uid, gid } = account ?? { node: process.execPath, fdp: ownFdp };
  const [file = node, ...rest] = [...within, node, fdp, ...args];
  return spawn(file, rest, {
    cwd: folder,
    env: { ...surroundings(), ...env },
    stdio,
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
  });
}

/** How a process ends that has been started, once its streams are closed too. */
export const endOf = (child: ChildProcess): Promise<Pick<Run, 'exitCode' | 'signal'>> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });

const textOf = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream ?? []) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
};

/** Runs one command line to its end. */
export async function runFdp(folder: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { stdin, ...rest } = options;
  const child = startFdp(folder, args, rest, [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe']);
  // A command that refuses its input at once closes it before all is written.
  child.stdin?.on('error', () => {});
  child.stdin?.end(stdin);
  const [stdout, stderr, end] = await Promise.all([textOf(child.stdout), textOf(child.stderr), endOf(child)]);
  return { stdout, stderr, ...end };
}

/** The end of a command that did what it should. */
export const done = (stdout: string, stderr = ''): Run => ({ stdout, stderr, exitCode: 0, signal: null });

/** The closing words of an import of which rows are held. */
export const waits = (sum: string): string => `${sum} fdp issues lists what waits, fdp resolve goes through it.\n`;

/** The end of a command that failed: 1, or 2 where it was called wrongly. Nothing on standard output. */
export const failed = (stderr: string, exitCode: 1 | 2 = 1): Run => ({ stdout: '', stderr, exitCode, signal: null });

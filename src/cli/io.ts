// The streams and the surroundings of one run, as arguments: no command reads process, and a test can hand in its own.
import { userInfo } from 'node:os';
import type { Instant } from '../domain/time/instant.ts';
import { usageError } from '../domain/user-error.ts';
import { createStyle, type Style, wantsColour } from '../report/style.ts';
import { listenForInterrupt } from './streams.ts';

export interface Io {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly user: string;
  /** Data, to standard output. */
  readonly out: (text: string) => void;
  /** Counts, questions, warnings, to standard error. */
  readonly note: (text: string) => void;
  readonly now: () => Instant;
  /** Whether data goes to a screen: then it is drawn as tables, as wide as `width`. */
  readonly isScreen: boolean;
  readonly width: number;
  readonly style: Style;
  readonly noteStyle: Style;
  /** Whether a person sits there who can be asked: questions are drawn on standard error. */
  readonly canAsk: boolean;
  /** Aborted by Ctrl-C: long work looks at it between two steps. */
  readonly interrupt: AbortSignal;
}

const narrowest = 40;

/** What the process offers. `FDP_NOW`, an instant, sets the clock: for rehearsals and for tests. */
export async function createIo(from: NodeJS.Process): Promise<Io> {
  const { stdin, stdout, stderr, env } = from;
  const isScreen = stdout.isTTY === true;
  const columns = Number(env['COLUMNS']) || (isScreen ? stdout.columns : 0) || 80;
  // Only a screen needs lines broken, and what measures them takes a while to load.
  const wrapLines = stderr.isTTY ? (await import('../report/width.ts')).wrapLines : (text: string) => text;
  return {
    stdin,
    stdout,
    stderr,
    env,
    cwd: from.cwd(),
    user: userName(env),
    out: (text) => stdout.write(text),
    note: (text) => stderr.write(wrapLines(text, stderr.columns || 80)),
    now: () => (env['FDP_NOW'] ? rehearsedNow(env['FDP_NOW']) : toInstant(new Date())),
    isScreen,
    width: Math.max(narrowest, columns),
    style: createStyle(wantsColour({ isTTY: isScreen, env })),
    noteStyle: createStyle(wantsColour({ isTTY: stderr.isTTY === true, env })),
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    interrupt: listenForInterrupt(from),
  };
}

const toInstant = (date: Date): Instant => date.toISOString().replace(/\.\d+Z$/, 'Z');

function rehearsedNow(text: string): Instant {
  const date = new Date(text);
  if (!Number.isNaN(date.getTime()) && toInstant(date) === text) return text;
  throw usageError(`FDP_NOW ${text}: expected an instant such as 2016-02-16T09:00:00Z.`);
}

function userName(env: NodeJS.ProcessEnv): string {
  try {
    return env['FDP_USER'] ?? userInfo().username;
  } catch {
    // Accounts without a name exist in containers.
    return env['USER'] ?? env['USERNAME'] ?? 'unknown';
  }
}

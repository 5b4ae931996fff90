// The streams and the surroundings of one run, as arguments: no command reads process, and a test can hand in its own.
import { userInfo } from 'node:os';
import type { Instant } from '../domain/time/instant.ts';
import { createStyle, type Style, wantsColour } from '../report/style.ts';

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
}

const narrowest = 40;

/** What the process offers. `FDP_NOW`, an instant, sets the clock: for rehearsals and for tests. */
export function createIo(from: NodeJS.Process): Io {
  const { stdin, stdout, stderr, env } = from;
  ignoreClosedPipes(stdout);
  ignoreClosedPipes(stderr);
  const isScreen = stdout.isTTY === true;
  const columns = Number(env['COLUMNS']) || (isScreen ? stdout.columns : 0) || 80;
  return {
    stdin,
    stdout,
    stderr,
    env,
    cwd: from.cwd(),
    user: userName(env),
    out: (text) => stdout.write(text),
    note: (text) => stderr.write(text),
    now: () => env['FDP_NOW'] ?? new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    isScreen,
    width: Math.max(narrowest, columns),
    style: createStyle(wantsColour({ isTTY: isScreen, env })),
    noteStyle: createStyle(wantsColour({ isTTY: stderr.isTTY === true, env })),
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
  };
}

/** `fdp list | head` closes the pipe early: that is no error, and what is being written to the database goes on. */
function ignoreClosedPipes(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

function userName(env: NodeJS.ProcessEnv): string {
  try {
    return env['FDP_USER'] ?? userInfo().username;
  } catch {
    // Accounts without a name exist in containers.
    return env['USER'] ?? env['USERNAME'] ?? 'unknown';
  }
}

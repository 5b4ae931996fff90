// The streams and the surroundings of one run, as arguments: no command reads process, and a test can hand in its own.
import { userInfo } from 'node:os';
import type { Instant } from '../domain/time/instant.ts';
import { createStyle, type Style, wantsColour } from '../report/style.ts';
import { displayWidth, wrap } from '../report/width.ts';

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
    note: (text) => stderr.write(stderr.isTTY ? wrapped(text, stderr.columns || 80) : text),
    now: () => env['FDP_NOW'] ?? new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    isScreen,
    width: Math.max(narrowest, columns),
    style: createStyle(wantsColour({ isTTY: isScreen, env })),
    noteStyle: createStyle(wantsColour({ isTTY: stderr.isTTY === true, env })),
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
  };
}

/** Lines that are longer than the screen are broken between words, and go on under where they began. */
const wrapped = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => {
      if (displayWidth(line) <= width) return [line];
      const margin = /^ */.exec(line)?.[0] ?? '';
      return wrap(line.slice(margin.length), width, margin);
    })
    .join('\n');

function userName(env: NodeJS.ProcessEnv): string {
  try {
    return env['FDP_USER'] ?? userInfo().username;
  } catch {
    // Accounts without a name exist in containers.
    return env['USER'] ?? env['USERNAME'] ?? 'unknown';
  }
}

// A command in a real pseudo-terminal, and somebody at its keyboard.
import { type IPty, spawn } from '@lydell/node-pty';
import { screenOf } from './screen.ts';

export const columns = 80;

/** For how many milliseconds a screen may rest, not being what was expected, before the sitting goes on all the same. */
const patience = { known: 10_000, unknown: 1_000 };

const keys: Readonly<Record<string, string>> = {
  enter: '\r',
  down: '\x1b[B',
  up: '\x1b[A',
  space: ' ',
  backspace: '\x7f',
  'ctrl-c': '\x03',
};

/** `pres<down><enter>` as the characters a keyboard sends, key by key. */
function keystrokes(text: string): string[] {
  return [...text.matchAll(/<([a-z-]+)>|(.)/gu)].map(([whole, name, character]) => {
    const sent = name === undefined ? character : keys[name];
    if (sent === undefined) throw new Error(`there is no key ${whole}; the keys are ${Object.keys(keys).join(', ')}`);
    return sent;
  });
}

/**
 * Runs a command in this terminal and says at its end how it ended, as a sequence of its own; then waits to be killed. Were the
 * command alone in the terminal, what it printed last would now and then be lost with it, as libuv takes the hang-up of a
 * terminal for the end of what was written there.
 */
export const attendant = `
  process.on('SIGINT', () => {});
  require('node:child_process')
    .spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' })
    .on('close', (code) => process.stdout.write('\\x1b[' + (code ?? 255) + '~'));
  setInterval(() => {}, 1e9);
`;
export const ended = /\x1b\[(\d+)~/;

export interface Sitting {
  /** The script that Node runs. */
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What is expected on the screen, and the keys pressed when it is there; the last has no keys. */
  readonly turns: readonly Turn[];
  /** Whether what is expected is known; otherwise the keys are pressed once the screen is at rest. */
  readonly known: boolean;
}

export interface Turn {
  readonly shows: readonly string[];
  readonly keys: string | null;
}

export interface Sat {
  /** What each turn really showed, from the first line that was not there before. */
  readonly turns: readonly Turn[];
  /** Null where the command still asked something when there were no more keys to press. */
  readonly exitCode: number | null;
}

/** Runs a Node script on a terminal, and presses the keys. */
export async function sitAt({ script, args, cwd, env, turns, known }: Sitting): Promise<Sat> {
  const look = { cols: columns, rows: 60, cwd, env: { ...env, TERM: 'xterm' } };
  const terminal = spawn(process.execPath, ['-e', attendant, '--', script, ...args], look);
  const watch = watchScreen(terminal);
  const shown: Turn[] = [];
  let before: readonly string[] = [];
  for (const turn of turns) {
    const isThere = () => turn.keys !== null && known && same(newLines(before, watch.screen()), turn.shows);
    await watch.until(isThere, patience[known ? 'known' : 'unknown']);
    const screen = watch.screen();
    shown.push({ shows: newLines(before, screen), keys: turn.keys });
    before = screen;
    for (const key of turn.keys === null ? [] : keystrokes(turn.keys)) terminal.write(key);
  }
  terminal.kill();
  return { turns: shown, exitCode: watch.exitCode() };
}

function watchScreen(terminal: IPty) {
  let sent = '';
  let exitCode: number | null = null;
  let wake = () => {};
  terminal.onData((data) => {
    sent += data;
    const end = ended.exec(sent);
    if (end !== null) {
      sent = sent.slice(0, end.index);
      exitCode = Number(end[1]);
    }
    wake();
  });
  return {
    exitCode: () => exitCode,
    screen(): string[] {
      const lines = screenOf(sent, columns);
      // Empty lines at the end are not seen; a question that has shrunk leaves some.
      while (lines.at(-1) === '') lines.pop();
      return lines;
    },
    /** Until it is so, or the command has ended, or something is on the screen and has been for `rest` milliseconds. */
    async until(isSo: () => boolean, rest: number): Promise<void> {
      while (exitCode === null && !isSo()) {
        let timer: NodeJS.Timeout | undefined;
        const isAtRest = await new Promise<boolean>((resolve) => {
          wake = () => resolve(false);
          timer = setTimeout(() => resolve(true), rest);
        });
        clearTimeout(timer);
        if (isAtRest && sent !== '') return;
      }
    },
  };
}

function newLines(before: readonly string[], now: readonly string[]): string[] {
  let same = 0;
  while (same < before.length && same < now.length && before[same] === now[same]) same += 1;
  return now.slice(same);
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

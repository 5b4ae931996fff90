// Sessions written down as Markdown, and played again: what is played is the same text, with the output there really was.
//
// - A block ```console holds lines `$ fdp …`, each followed by everything it prints, on both of its streams in the order
//   of writing, and by `[exit N]` where it does not exit with 0. A line `…` stands for any lines at all (an update writes
//   all of them where it no longer fits). Besides fdp there are `cat FILE` and `ls [DIR]`; `VARIABLE=value` before a
//   command, `< FILE` and `> FILE` after it are understood.
// - A block ```console screen is the same at a terminal of 80 columns. At a line `[types keys]`, keys are typed once what
//   stands above it is on the screen: text and <enter>, <down>, <up>, <space>, <backspace>, <ctrl-c>. Below it stands
//   what then changed. (Not `> keys`: so begins what the library for questions says of a wrong answer.)
// - A block with `file=NAME` behind its language is written into that file; ```diff file=NAME changes a file that is there.
// - `fdp demo` prints the commands that it runs: in a block with it, everything below it is its output.
// Everything else is prose.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Place, runAtTerminal, runInPipe } from './run-command.ts';
import { changeFile, writeFile } from './transcript-files.ts';

export interface Playing {
  readonly hostZone: string;
  /** Whether what stands below the commands is what they are expected to print; otherwise it is about to be replaced. */
  readonly known: boolean;
  /** Leaves lines that begin with `$` and another command than fdp as they are, with what stands below them. */
  readonly onlyFdp?: boolean;
  /** Whether the samples are there; without it they are. */
  readonly samples?: boolean;
}

export interface Played {
  readonly text: string;
  /** How many commands were run. */
  readonly commands: number;
}

const samples = fileURLToPath(new URL('../../data/code-org-2016/samples', import.meta.url));
const fence = /^(```+)(\S+) ?(.*)$/;
const runs = /^\$ (?:[A-Z_]+=\S* )*(?:npx )?fdp(?: |$)/;
const isDemo = /^\$ (?:npx )?fdp demo(?: |$)/;

/** Plays a transcript from its first line to its last, in a new folder in which the samples are, unless it is to be empty. */
export async function play(markdown: string, playing: Playing): Promise<Played> {
  const cwd = mkdtempSync(path.join(tmpdir(), 'fdp-transcript-'));
  if (playing.samples !== false) cpSync(samples, cwd, { recursive: true });
  const lines = markdown.split('\n');
  const played: string[] = [];
  let commands = 0;
  try {
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] ?? '';
      played.push(line);
      const [, ticks, language = '', rest = ''] = fence.exec(line) ?? [];
      if (ticks === undefined) continue;
      const end = lines.indexOf(ticks, at + 1);
      if (end < 0) throw new Error(`the block that begins on line ${at + 1} never ends`);
      const block = lines.slice(at + 1, end);
      const file = /(?:^| )file=(\S+)/.exec(rest)?.[1];
      if (language === 'console') {
        const isScreen = rest.split(' ').includes('screen');
        const done = await playBlock(block, isScreen, { cwd, hostZone: playing.hostZone }, playing);
        played.push(...done.lines);
        commands += done.commands;
      } else {
        if (file !== undefined && language === 'diff') changeFile(cwd, file, block);
        else if (file !== undefined) writeFile(cwd, file, block);
        played.push(...block);
      }
      played.push(ticks);
      at = end;
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
  return { text: played.join('\n'), commands };
}

async function playBlock(block: readonly string[], isScreen: boolean, place: Place, { known, onlyFdp }: Playing) {
  const lines: string[] = [];
  let commands = 0;
  for (const { command, expected } of stepsOf(block)) {
    lines.push(...(command === null ? [] : [command]));
    if (command === null || (onlyFdp === true && !runs.test(command))) {
      lines.push(...expected);
      continue;
    }
    const text = command.slice(2);
    const printed = isScreen ? await runAtTerminal(text, place, expected, known) : await runInPipe(text, place);
    refuseDefect(text, printed);
    lines.push(...(isElided(expected, printed) ? expected : printed));
    commands += 1;
  }
  return { lines, commands };
}

/** A defect of fdp (exit code 70), or Node's own last words, are never what a person should see: an update must not keep them. */
export function refuseDefect(command: string, printed: readonly string[]): void {
  if (printed.at(-1) !== '[exit 70]' && !printed.some((line) => /^Node\.js v\d/.test(line))) return;
  throw new Error(`"${command}" came upon a defect:\n${printed.join('\n')}`);
}

interface Step {
  /** Null for what stands above the first command. */
  readonly command: string | null;
  readonly expected: readonly string[];
}

function stepsOf(block: readonly string[]): Step[] {
  const steps: { command: string | null; expected: string[] }[] = [];
  for (const line of block) {
    const last = steps.at(-1);
    if (line.startsWith('$ ') && !isDemo.test(last?.command ?? '')) steps.push({ command: line, expected: [] });
    else if (last === undefined) steps.push({ command: null, expected: [line] });
    else last.expected.push(line);
  }
  return steps;
}

/** Whether the lines with a `…` in their midst fit what was printed: the pieces between them stand in it, in their order. */
export function isElided(expected: readonly string[], printed: readonly string[]): boolean {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const [first = '', ...others] = text(expected).split(/^…\n/m);
  const last = others.pop();
  const whole = text(printed);
  if (last === undefined || !whole.startsWith(first)) return false;
  let from = first.length;
  for (const piece of others) {
    const found = whole.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return whole.length - last.length >= from && whole.endsWith(last);
}

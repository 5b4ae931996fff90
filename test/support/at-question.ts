// A command that asks at a terminal, and what others do before it is answered.
import path from 'node:path';
import { spawn } from '@lydell/node-pty';
import { root } from './run-fdp.ts';
import { attendant, columns, ended } from './terminal.ts';

export interface Answer {
  /** What the screen shows when it is asked. */
  readonly at: RegExp;
  /** Done before the answer is given. */
  readonly meanwhile?: () => Promise<void>;
  readonly keys: string;
}

/** Everything that was on the screen, without the terminal's commands, and the exit code. */
export async function runAsked(
  folder: string,
  args: readonly string[],
  answers: readonly Answer[],
): Promise<{ readonly shown: string; readonly exitCode: number }> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    FDP_NOW: '2016-02-16T18:00:00Z',
    FDP_USER: 'ada',
    NO_COLOR: '1',
    TERM: 'xterm',
  };
  const script = path.join(root, 'bin', 'fdp.js');
  const terminal = spawn(process.execPath, ['-e', attendant, '--', script, ...args], {
    cols: columns,
    rows: 60,
    cwd: folder,
    env,
  });
  let sent = '';
  let wake = (): void => {};
  terminal.onData((data) => {
    sent += data;
    wake();
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise<void>((resolve) => (wake = resolve));
  };
  let seen = 0;
  for (const { at, meanwhile, keys } of answers) {
    const isAsked = (): boolean => at.test(plain(sent.slice(seen)));
    await until(() => isAsked() || ended.test(sent));
    if (!isAsked()) throw new Error(`it never asked ${at}: ${plain(sent)}`);
    seen = sent.length;
    await meanwhile?.();
    terminal.write(keys);
  }
  await until(() => ended.test(sent));
  const [, exitCode] = ended.exec(sent) ?? [];
  terminal.kill();
  return { shown: plain(sent), exitCode: Number(exitCode) };
}

/** What is to be read, however it was wrapped and drawn. */
const plain = (text: string): string => text.replace(/\x1b\[[0-9;?]*[a-zA-Z~]/g, '').replace(/\s+/g, ' ');

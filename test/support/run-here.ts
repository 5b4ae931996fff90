// Runs the command line in this process, on the sources under test; what it prints is collected.
import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { main } from '../../src/main.ts';

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly notes: string;
}

/** What a process is to the tool: its surroundings, and streams that remember what was written. */
export function standIn(
  folder: string,
  args: readonly string[],
  now: string,
  env: Readonly<Record<string, string>> = {},
) {
  const printed = { out: '', notes: '' };
  const into = (name: keyof typeof printed) =>
    new Writable({
      write(chunk, _encoding, done) {
        printed[name] += String(chunk);
        done();
      },
    });
  const like = Object.assign(new EventEmitter(), {
    argv: ['node', 'fdp', ...args],
    exitCode: 0,
    stdin: new PassThrough().end(),
    stdout: into('out'),
    stderr: into('notes'),
    env: { FDP_NOW: now, FDP_USER: 'ada', ...env },
    cwd: () => folder,
  });
  return { process: like as unknown as NodeJS.Process, printed };
}

export async function runHere(
  folder: string,
  args: readonly string[],
  now: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const { process, printed } = standIn(folder, args, now, env);
  await main(process);
  return { exitCode: Number(process.exitCode), ...printed };
}

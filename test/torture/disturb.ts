// The ways in which a command is disturbed.
import { type ChildProcess, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { endOf, type RunOptions, startFdp } from '../support/run-fdp.ts';
import type { Random } from '../support/samples/random.ts';

/**
 * `moment`: killed at any moment of its life. `write`: killed soon after it began to write. `limit`: no file may grow beyond a
 * size (EFBIG). `full`: the disk has so much room and no more (ENOSPC); needs the right to mount one.
 */
export type Disturbance =
  | { readonly kind: 'moment'; readonly milliseconds: number }
  | { readonly kind: 'write'; readonly bytes: number; readonly milliseconds: number }
  | { readonly kind: 'limit'; readonly blocks: number }
  | { readonly kind: 'full'; readonly kibibytes: number };

export type DisturbanceKind = Disturbance['kind'];

export interface Size {
  /** How long the command takes where nobody disturbs it. */
  readonly milliseconds: number;
  /** By how much the files of its folder grow together. */
  readonly growth: number;
}

/** Where and when, drawn. */
export function draw(kind: DisturbanceKind, { milliseconds, growth }: Size, random: Random): Disturbance {
  const share = random.below(1001) / 1000;
  switch (kind) {
    case 'moment':
      return { kind, milliseconds: Math.round(milliseconds * share) };
    case 'write':
      // As soon as it writes, or in the middle of it.
      return { kind, bytes: random.chance(50) ? 1 : 1 + Math.round(growth * share), milliseconds: random.below(12) };
    case 'limit':
      // POSIX counts in blocks of 512 bytes.
      return { kind, blocks: 1 + Math.round((room(growth) / 512) * share) };
    case 'full':
      return { kind, kibibytes: 4 + Math.round((room(growth) / 1024) * share) };
  }
}

/** What a command may need: what stays of it, and a log of what changes in place. */
const room = (growth: number): number => 1.3 * Math.max(growth, 200 * 1024);

export interface Ended {
  readonly exitCode: number | null;
  readonly isKilled: boolean;
  readonly said: string;
}

/** Runs the command in a folder, disturbed. */
export async function disturbed(folder: string, args: readonly string[], how: Disturbance): Promise<Ended> {
  switch (how.kind) {
    case 'moment':
      return killed(folder, args, async (child) => {
        await untilEither(child, how.milliseconds);
      });
    case 'write': {
      const before = weightOf(folder);
      return killed(folder, args, async (child) => {
        while (child.exitCode === null && child.signalCode === null && weightOf(folder) < before + how.bytes)
          await turn();
        await untilEither(child, how.milliseconds);
      });
    }
    case 'limit':
      return run(folder, args, { within: ['sh', '-c', `ulimit -f ${how.blocks}; exec "$0" "$@"`] });
    case 'full':
      return run(folder, args, {});
  }
}

async function killed(
  folder: string,
  args: readonly string[],
  until: (child: ChildProcess) => Promise<void>,
): Promise<Ended> {
  const child = startFdp(folder, args, {}, ['ignore', 'ignore', 'pipe']);
  const said = textOf(child);
  const end = endOf(child);
  await until(child);
  child.kill('SIGKILL');
  const { exitCode, signal } = await end;
  return { exitCode, isKilled: signal === 'SIGKILL', said: await said };
}

async function run(folder: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const child = startFdp(folder, args, options, ['ignore', 'ignore', 'pipe']);
  const said = textOf(child);
  const { exitCode, signal } = await endOf(child);
  return { exitCode, isKilled: signal !== null, said: await said };
}

async function textOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const piece of child.stderr ?? []) text += String(piece);
  return text;
}

/** Waits so long, or until the command has ended by itself. */
async function untilEither(child: ChildProcess, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
    await (until - performance.now() > 3 ? pause(1) : turn());
  }
}

/** The size of all files of a folder together. */
export function weightOf(folder: string): number {
  let sum = 0;
  for (const name of readdirSync(folder))
    sum += statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  return sum;
}

/** Whether this machine lets us make small disks. */
export const canMount = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

/** Puts a disk of so much room over a folder. */
export const mountSmall = (folder: string, kibibytes: number): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k,mode=755`, 'tmpfs', folder]).status === 0;

export const makeRoom = (folder: string): void => {
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'remount,size=200m,mode=755', 'tmpfs', folder]);
};

export const unmount = (folder: string): void => {
  spawnSync('umount', [folder]);
};

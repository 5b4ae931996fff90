// A disk on which there is little room, and then more: a real one where root may mount it, else a limit on the size of files.
import { spawnSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder-state.ts';
import type { RunOptions } from '../support/run-fdp.ts';

export interface SmallDisk {
  readonly folder: string;
  /** What a command is run with so that the lack of room binds it. */
  readonly options: () => RunOptions;
  /** Makes room. */
  readonly grow: () => void;
  /** What a message says of a file for which there is no room. */
  readonly reason: string;
}

const mebibyte = 1024 * 1024;

/** A disk of so many MiB. */
export function smallDisk(size: number): SmallDisk {
  const folder = temporaryFolder();
  return process.getuid?.() === 0 && mount(folder, `size=${size}m`) ? realDisk(folder) : limitedFiles(folder, size);
}

const mount = (folder: string, options: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `${options},mode=755`, 'tmpfs', folder]).status === 0;

function realDisk(folder: string): SmallDisk {
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  const grow = () => {
    mount(folder, 'remount,size=200m');
  };
  return { folder, options: () => ({}), grow, reason: 'the disk is full' };
}

/** What the system answers to a file that grows too large is not ENOSPC, but as little goes onto the disk. */
function limitedFiles(folder: string, size: number): SmallDisk {
  let isSmall = true;
  // POSIX: blocks of 512 bytes. Node ignores the signal that would end it.
  const within = ['sh', '-c', `ulimit -f ${(size * mebibyte) / 512}; exec "$0" "$@"`];
  return {
    folder,
    options: () => (isSmall ? { within } : {}),
    grow: () => {
      isSmall = false;
    },
    reason: 'the file grows larger than is allowed here',
  };
}

// Files that have to be there after the power failed: synced, and under their name only once they are whole.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Makes an empty file for its owner alone. */
export const makeOwn = (file: string): void => closeSync(openSync(file, 'wx', 0o600));

/** Waits until what was written is on the disk. */
export function syncFile(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** The same for a folder: that a file has its name. */
export function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // Windows has no such thing, and some network drives refuse it.
  }
}

/** Gives a finished draft its name. Without `force` a file that stands there already is an error (EEXIST), whoever made it, and when. */
export function giveName(draft: string, name: string, { force }: { readonly force: boolean }): void {
  if (force) renameSync(draft, name);
  else linkOrRename(draft, name);
  syncFolder(path.dirname(name));
}

function linkOrRename(draft: string, name: string): void {
  try {
    // A link is refused where a name is taken; a rename is not.
    linkSync(draft, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(name)) throw taken(name);
    // Memory sticks know no links.
    renameSync(draft, name);
    return;
  }
  rmSync(draft);
}

const taken = (name: string): Error => Object.assign(new Error(`${name} exists`), { code: 'EEXIST' });

/** Takes a database's file away, with those that SQLite keeps beside it: of another database they would be applied to it. */
export function removeDatabaseFiles(file: string): void {
  for (const side of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true });
}

// A new database is written while its rows come in, but the system keeps most of that in memory: the commit would wait until all
// of it is on the disk.
import { closeSync, fdatasync, openSync } from 'node:fs';
import type { Store } from './open.ts';

/**
 * Has what was written so far brought to the disk while more is written: worth its while when a long transaction nears its
 * end. Nothing hangs on it, since the commit waits for everything. Into a database that is not new nothing is written before.
 */
export function writeOut({ driver, path, isNew, whenClosed }: Store): void {
  if (!isNew || !driver.inTransaction) return;
  try {
    const file = openSync(path, 'r');
    const written = new Promise<void>((resolve) => fdatasync(file, () => resolve()));
    // To close a file takes away all locks that its process has on it (POSIX): not before SQLite has no use for them.
    whenClosed.push(() => void written.then(() => closeSync(file)));
  } catch {
    // The commit says what is wrong, if anything is.
  }
}

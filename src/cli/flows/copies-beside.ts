// Other databases that lie beside this one: copies and backups, which hold what was removed from it since.
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';

const magic = 'SQLite format 3\0';

/** Paths of the databases in the folder of this one, and in the folders right below it. */
export function copiesBeside(database: string): string[] {
  const folder = path.dirname(database);
  const below = entriesOf(folder).filter((entry) => isFolder(entry));
  return [folder, ...below]
    .flatMap((one) => entriesOf(one))
    .filter((file) => file !== database && isDatabase(file))
    .sort();
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

function isFolder(entry: string): boolean {
  return statSync(entry, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isDatabase(file: string): boolean {
  try {
    if (!statSync(file).isFile()) return false;
    const descriptor = openSync(file, 'r');
    try {
      const head = Buffer.alloc(magic.length);
      return readSync(descriptor, head, 0, head.length, 0) === head.length && head.toString('latin1') === magic;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // What can't be read can't be told about.
    return false;
  }
}

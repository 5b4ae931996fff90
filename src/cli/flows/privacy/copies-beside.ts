// Other databases that lie beside this one: copies and backups, which hold what was removed from it since.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { kindOfFile } from '../../../store/file-kind.ts';

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
  const kind = kindOfFile(file);
  return kind === 'plain' || kind === 'encrypted';
}

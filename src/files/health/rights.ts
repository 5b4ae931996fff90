// Who may read and write a database and what is beside it.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RightsFacts } from '../../domain/health/facts.ts';

const byOthers = 0o077;
const writtenByOthers = 0o022;
/** In a folder with this mark others may add files, and not touch those of their neighbours: /tmp. */
const sticky = 0o1000;

/** Looks at the rights; on Windows they work otherwise, and only what can't be written is told. `copies`: backups are no less personal. */
export function rightsOf(database: string, copies: readonly string[]): RightsFacts {
  const folder = path.dirname(database);
  const files = [database, `${database}-wal`, `${database}-shm`, ...copies].filter((file) => existsSync(file));
  const open: { path: string; isFolder: boolean }[] = [];
  if (process.platform !== 'win32') {
    for (const file of files) if ((statSync(file).mode & byOthers) !== 0) open.push({ path: file, isFolder: false });
    const { mode } = statSync(folder);
    if ((mode & writtenByOthers) !== 0 && (mode & sticky) === 0) open.push({ path: folder, isFolder: true });
  }
  // SQLite makes files of its own beside the database.
  const unwritable = [folder, database].filter((one) => existsSync(one) && !isWritable(one));
  return { open, unwritable };
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

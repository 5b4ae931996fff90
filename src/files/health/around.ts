// What lies beside a database and should not: logs without their database, and drafts of commands that were killed.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface Beside {
  readonly orphans: readonly string[];
  readonly leftovers: readonly string[];
}

/** Looks through the folder of a database. */
export function besideOf(database: string): Beside {
  const folder = path.dirname(database);
  const orphans = existsSync(database)
    ? []
    : ['-wal', '-journal'].map((side) => database + side).filter((file) => existsSync(file));
  const leftovers = readdirSync(folder)
    .filter(isLeftover)
    .map((name) => path.join(folder, name));
  return { orphans, leftovers };
}

/** A draft carries the number of the process that made it; while that one lives it is at work. */
function isLeftover(name: string): boolean {
  const draft = /(?:\.(\d{1,10}))?\.unfinished(?:-wal|-shm|-journal)?$/.exec(name);
  if (draft === null) return false;
  const [, number] = draft;
  return number === undefined || !isAlive(Number(number));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

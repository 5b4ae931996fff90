// How a database is worked with: nothing of it changes what a command comes to, but for how long it takes.
import type BetterSqlite from 'better-sqlite3';

export interface Tuning {
  /** Whether this run made the file. */
  readonly isNew: boolean;
  /** What SQLite sets aside of an encrypted database has to stay in memory. */
  readonly isPlain: boolean;
}

/** Sets what holds for a connection. Outside of a transaction, and before anything is in a new file. */
export function tune(driver: BetterSqlite.Database, { isNew, isPlain }: Tuning): void {
  // Answers are long: larger pages hold them with less work.
  if (isNew) driver.pragma('page_size = 8192');
  // In a new file all is added at the end: what has been written is hardly looked at again.
  driver.pragma(`cache_size = -${isNew ? 8_192 : 65_536}`);
  const sortsInRuns = isNew && isPlain;
  driver.pragma(`temp_store = ${sortsInRuns ? 'FILE' : 'MEMORY'}`);
  if (sortsInRuns) driver.pragma('threads = 1');
}

/**
 * Does work of which most is sorting, such as the index on the e-mails of a million people. In a new plain file it is sorted
 * in runs as long as the cache: in runs that the processor keeps at hand, each sorted by another thread while the next is
 * read, and set aside in a file without a name, it takes a quarter of the time that one sort in memory takes.
 */
export function whileSorting(driver: BetterSqlite.Database, work: () => void): void {
  const cache = driver.pragma('cache_size', { simple: true });
  driver.pragma('cache_size = -2048');
  work();
  driver.pragma(`cache_size = ${cache}`);
}

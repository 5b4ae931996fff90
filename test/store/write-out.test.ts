import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { closeStore, inTransaction, openStore } from '../../src/store/open.ts';
import { writeOut } from '../../src/store/write-out.ts';
import { openBelow } from '../support/open-below.ts';
import { keep, temporaryFile } from './temporary-store.ts';

const driver = createRequire(import.meta.url).resolve('better-sqlite3');

/** What a process of its own comes to that wants to write: locks are no matter between the threads of one. */
const writingElsewhere = (file: string): string =>
  execFileSync(process.execPath, [
    '-e',
    `const db = new (require(process.argv[1]))(process.argv[2], { timeout: 0 });
    try { db.exec('begin immediate; rollback'); console.log('free'); } catch (error) { console.log(error.code); }`,
    ...[driver, file],
  ])
    .toString()
    .trim();

/** How often this process has the file open; null where the system does not tell. */
const openings = (file: string): number | null =>
  existsSync('/proc/self/fd')
    ? openBelow(path.dirname(file)).filter((name) => name === path.basename(file)).length
    : null;

it('writes out what a long transaction has written so far, and leaves the database locked for others', async () => {
  const file = temporaryFile();
  const store = await openStore(file, { create: true });
  await inTransaction(store, async () => {
    await keep(store, {});
    writeOut(store);
    writeOut(store);
    // Long enough to write it out, and to close the file again, were that done.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(writingElsewhere(file)).toBe('SQLITE_BUSY');
    await keep(store, {});
  });
  closeStore(store);
  await vi.waitFor(() => expect(openings(file) ?? 0).toBe(0));
  expect(writingElsewhere(file)).toBe('free');
  const again = await openStore(file, { create: false });
  expect(await again.db.selectFrom('application').select('id').execute()).toEqual([{ id: 1 }, { id: 2 }]);
  // Nothing is written out of what goes to the log, or of no transaction.
  writeOut(again);
  await inTransaction(again, async () => writeOut(again));
  closeStore(again);
  expect(openings(file) ?? 0).toBe(0);
});

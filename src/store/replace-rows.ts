// A backup's rows take the place of those of an encrypted database, whose pages nothing can write but its own connection.
import { backUp } from './backup.ts';
import { contentsOf, damageIn } from './contents.ts';
import { freeCopyName } from './copy-names.ts';
import { copyRows, dropAll } from './copy-rows.ts';
import { type Keyed, openPair } from './driver.ts';

/**
 * Replaces what `present` holds by what `draft` holds, in one transaction that others wait for; where what was there is kept.
 * Errors: SQLITE_CORRUPT where what is there is damaged; then nothing was changed.
 */
export async function replaceRows(
  draft: Keyed,
  present: Keyed,
  { day, patience }: { readonly day: string; readonly patience: number },
): Promise<string> {
  const driver = await openPair(present, draft, patience);
  try {
    driver.pragma('journal_mode = WAL');
    driver.pragma('synchronous = FULL');
    driver.exec('begin immediate');
    const [damage] = damageIn(driver);
    if (damage !== undefined) throw Object.assign(new Error(damage), { code: 'SQLITE_CORRUPT' });
    const kept = freeCopyName(present.file, 'before-restore', day);
    // By another connection: nobody writes as long as this one may.
    await backUp(present.file, kept, { force: false, patience, passphrase: present.passphrase });
    dropAll(driver);
    const digest = await copyRows(driver);
    if (contentsOf(driver).digest !== digest) throw new Error(`${present.file} does not hold what was restored`);
    driver.exec('commit');
    driver.pragma('wal_checkpoint(TRUNCATE)');
    return kept;
  } catch (error) {
    if (driver.inTransaction) driver.exec('rollback');
    throw error;
  } finally {
    driver.close();
  }
}

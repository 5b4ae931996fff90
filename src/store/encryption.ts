// Encrypting a database, giving it another passphrase, and making it plain again: another file takes its place.
import { closeSync, fstatSync, fsyncSync, openSync, realpathSync, rmSync, writeSync } from 'node:fs';
import type BetterSqlite from 'better-sqlite3';
import { type Actor, recordChange } from './audit.ts';
import { explainCopyError, verifiedCopy, withDraft } from './backup.ts';
import { draftOf } from './copy-names.ts';
import { copyRows } from './copy-rows.ts';
import { type Keyed, openPair, type Passphrase, source } from './driver.ts';
import { giveName, syncFile } from './durable-file.ts';
import { closeStore, inTransaction, openStore } from './open.ts';

export interface EncryptionChange {
  readonly file: string;
  /** What opens it now; null: it is plain. */
  readonly from: Passphrase;
  /** What will. */
  readonly to: Passphrase;
  readonly actor: Actor;
  /** How long to wait for other commands, in milliseconds. */
  readonly patience: number;
  /** Heard as long as nothing is changed. */
  readonly interrupt: AbortSignal;
}

/** As a change is called in the log. */
export const encryptionWord = ({ from, to }: Pick<EncryptionChange, 'from' | 'to'>): 'on' | 'off' | 'changed' =>
  to === null ? 'off' : from === null ? 'on' : 'changed';

/**
 * Writes the database anew beside itself, holds every row against the original, lets it take its place in one step, and
 * overwrites the bytes of the file that was there. From the first row to the end no other command can open the database.
 * Errors: another command is at work in it; no room; the passphrase is wrong; it is damaged. Then nothing was changed.
 */
export async function changeEncryption(change: EncryptionChange): Promise<void> {
  const { from, to, patience, interrupt } = change;
  // A link stays what it is: the file that it leads to is written anew.
  const file = realpathSync(change.file);
  const draft: Keyed = { file: draftOf(file), passphrase: to };
  try {
    await withDraft(draft.file, file, async () => {
      const driver = await openPair(draft, { file, passphrase: from }, patience);
      let old: number | null = null;
      try {
        const digest = await copyHeld(driver, change);
        await verifiedCopy(file, draft, digest);
        await recordInto(draft, change);
        syncFile(draft.file);
        interrupt.throwIfAborted();
        old = openSync(file, 'r+');
        takePlace(driver, draft.file, file);
        overwrite(old);
      } finally {
        driver.close();
        // Behind the database: closing the file once would have let others in.
        if (old !== null) closeSync(old);
      }
    });
  } catch (error) {
    throw explainCopyError(error, file, file);
  }
}

/** Takes the original for itself until the connection is closed, and copies it. */
async function copyHeld(driver: BetterSqlite.Database, { patience, interrupt }: EncryptionChange): Promise<string> {
  driver.pragma(`page_size = ${driver.pragma(`${source}.page_size`, { simple: true })}`);
  driver.pragma(`${source}.locking_mode = EXCLUSIVE`);
  const until = Date.now() + patience;
  for (;;) {
    try {
      // Also brings what stands in the log beside it into the file. No other command can have it open then.
      driver.pragma(`${source}.journal_mode = DELETE`);
      driver.exec('begin exclusive');
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
      interrupt.throwIfAborted();
    }
  }
  try {
    const digest = await copyRows(driver, interrupt);
    driver.exec('commit');
    return digest;
  } catch (error) {
    if (driver.inTransaction) driver.exec('rollback');
    throw error;
  }
}

/** Says in the log of the copy what was done. */
async function recordInto({ file, passphrase }: Keyed, change: EncryptionChange): Promise<void> {
  const upgrade = { day: change.actor.at.slice(0, 10), told: null };
  const store = await openStore(file, { create: false, patience: change.patience, upgrade, passphrase });
  try {
    await inTransaction(store, () => recordChange(store, change.actor, { encryption: encryptionWord(change) }));
    store.driver.pragma('journal_mode = DELETE');
  } finally {
    closeStore(store);
  }
}

function takePlace(driver: BetterSqlite.Database, draft: string, file: string): void {
  // Windows gives no name away that somebody has open, be it this command.
  if (process.platform === 'win32') driver.close();
  // Nothing stands in them any more, and beside the new file they would be taken for its own.
  for (const side of ['-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true });
  giveName(draft, file, { force: true });
}

/** Whoever waited for the old file finds that it is none, and writes nothing into what has no name any more. */
function overwrite(opened: number): void {
  const { size } = fstatSync(opened);
  const nothing = Buffer.alloc(Math.min(size, 1 << 20));
  for (let at = 0; at < size; at += nothing.length)
    writeSync(opened, nothing, 0, Math.min(nothing.length, size - at), at);
  fsyncSync(opened);
}

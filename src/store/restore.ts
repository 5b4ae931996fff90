// A backup takes the place of the database: under the locks that every command takes, whole or not at all.
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { type Actor, recordChange } from './audit.ts';
import { copyPages, copyVerified, explainCopyError, withDraft } from './backup.ts';
import { contentsOf, damageIn } from './contents.ts';
import { draftOf, freeCopyName } from './copy-names.ts';
import { type Keyed, openDriver, type Passphrase } from './driver.ts';
import { giveName, removeDatabaseFiles, syncFile, syncFolder } from './durable-file.ts';
import { kindOfFile } from './file-kind.ts';
import { closeStore, inTransaction, openStore } from './open.ts';
import { replaceRows } from './replace-rows.ts';

export interface RestoreOptions {
  /** The backup. */
  readonly from: string;
  /** The database that it takes the place of; it need not be there. */
  readonly to: string;
  readonly actor: Actor;
  /** How long to wait for other commands, in milliseconds. */
  readonly patience: number;
  /** Heard as long as nothing is changed. */
  readonly interrupt?: AbortSignal;
  /** What the backup is encrypted with; null or left out: it is plain. */
  readonly backupPassphrase?: Passphrase;
  /** What the database is encrypted with, and will be. */
  readonly passphrase?: Passphrase;
}

export interface Restored {
  /** Where the database that was there is kept; null: there was none. */
  readonly kept: string | null;
  /** Whether what was there could still be read as a database. */
  readonly wasWhole: boolean;
}

/**
 * Restores: a draft is made of the backup, verified, brought to the newest schema, and says in its log that it was
 * restored; what is there is copied aside; then the draft takes its place in one transaction.
 * Errors: the backup is damaged, none of ours or newer; another command is at work in the database; no room.
 */
export async function restore({ from, to, actor, ...options }: RestoreOptions): Promise<Restored> {
  const draft: Keyed = { file: draftOf(to), passphrase: options.passphrase ?? null };
  return withDraft(draft.file, to, async () => {
    await makeDraft(from, draft, to, { actor, ...options });
    const day = actor.at.slice(0, 10);
    if (!existsSync(to)) {
      await putInPlace(draft, to);
      return { kept: null, wasWhole: true };
    }
    try {
      return await replace(draft, to, { day, patience: options.patience });
    } catch (error) {
      // Another command may have encrypted it meanwhile.
      const isLocked = kindOfFile(to) === 'encrypted' && draft.passphrase === null;
      if (isLocked || !isDamage(error)) throw explainCopyError(error, to, to);
      // Nobody can be at work in it: no command opens what is damaged so.
      return { kept: await setAside(draft, to, day), wasWhole: false };
    }
  });
}

const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown } | null)?.code));

async function makeDraft(
  from: string,
  draft: Keyed,
  to: string,
  { actor, patience, interrupt, backupPassphrase = null }: Omit<RestoreOptions, 'from' | 'to'>,
): Promise<void> {
  try {
    const { passphrase } = draft;
    const { digest } = await copyVerified(from, draft.file, {
      patience,
      passphrase: backupPassphrase,
      copyPassphrase: passphrase,
      ...(interrupt === undefined ? {} : { interrupt }),
    });
    const upgrade = { day: actor.at.slice(0, 10), told: null };
    const store = await openStore(draft.file, { create: false, patience, upgrade, passphrase });
    try {
      await inTransaction(store, () =>
        recordChange(
          store,
          actor,
          { restored: path.basename(from), digest },
          { final: 'a backup took the place of the database' },
        ),
      );
    } finally {
      closeStore(store);
    }
  } catch (error) {
    throw explainCopyError(error, from, to);
  }
}

/** The draft's pages into the database that is there; where the latter is kept. */
async function replace(
  { file: draft, passphrase }: Keyed,
  to: string,
  { day, patience }: { day: string; patience: number },
): Promise<Restored> {
  if (passphrase !== null) {
    if (kindOfFile(to) === 'other' || kindOfFile(to) === 'empty') throw noDatabaseAnyMore();
    const kept = await replaceRows({ file: draft, passphrase }, { file: to, passphrase }, { day, patience });
    return { kept, wasWhole: true };
  }
  const present = await openDriver(to, { timeout: patience });
  try {
    present.pragma('journal_mode = WAL');
    const restored = await openDriver(draft);
    try {
      // Pages of another size can't take the place of those that are there.
      const pageSize = present.pragma('page_size', { simple: true }) as number;
      restored.pragma('journal_mode = DELETE');
      if (restored.pragma('page_size', { simple: true }) !== pageSize) {
        restored.pragma(`page_size = ${pageSize}`);
        restored.exec('vacuum');
      }
      const kept = await overwrite(restored, present, { to, day, patience });
      const [is, shall] = [contentsOf(present).digest, contentsOf(restored).digest];
      if (is !== shall) throw locked();
      present.pragma('synchronous = FULL');
      // Only now it is on the disk for good.
      present.pragma('wal_checkpoint(TRUNCATE)');
      return kept;
    } finally {
      restored.close();
    }
  } finally {
    present.close();
  }
}

/**
 * Takes the lock of whoever writes, copies what is there aside while it holds it, so that nothing is lost between the two,
 * and writes. The copy of pages begins with a step of none: it takes the lock and then waits until this one is done.
 */
async function overwrite(
  restored: BetterSqlite.Database,
  present: BetterSqlite.Database,
  { to, day, patience }: { readonly to: string; readonly day: string; readonly patience: number },
): Promise<Restored> {
  const until = Date.now() + patience;
  for (;;) {
    let aside: Aside = { state: 'waits' };
    await restored.backup(to, {
      progress: () => {
        if (aside.state === 'failed') throw aside.error;
        if (aside.state === 'done') return allPages;
        if (aside.state === 'waits') {
          aside = { state: 'runs' };
          keepAside(present, to, day).then(
            (kept) => {
              aside = { state: 'done', kept };
            },
            (error: unknown) => {
              aside = { state: 'failed', error };
            },
          );
        }
        return 0;
      },
    });
    const end = aside as Aside;
    if (end.state === 'done') return end.kept;
    // The driver takes a lock that it could not have for an end.
    if (Date.now() > until) throw locked();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Aside =
  | { readonly state: 'waits' | 'runs' }
  | { readonly state: 'done'; readonly kept: Restored }
  | { readonly state: 'failed'; readonly error: unknown };

const noDatabaseAnyMore = (): Error => Object.assign(new Error('file is not a database'), { code: 'SQLITE_NOTADB' });

const locked = (): Error => Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });

const allPages = 0x7fffffff;

/** A copy of what is there, whole or not: it is kept because somebody may need it, not because it is good. */
async function keepAside(present: BetterSqlite.Database, to: string, day: string): Promise<Restored> {
  const wasWhole = damageIn(present).length === 0;
  const name = freeCopyName(to, wasWhole ? 'before-restore' : 'damaged', day);
  const draft = draftOf(name);
  await withDraft(draft, name, async () => {
    await copyPages(present, draft);
    const copy = await openDriver(draft);
    copy.pragma('journal_mode = DELETE');
    copy.close();
    syncFile(draft);
    giveName(draft, name, { force: false });
  });
  return { kept: name, wasWhole };
}

async function putInPlace({ file: draft, passphrase }: Keyed, to: string): Promise<void> {
  const copy = await openDriver(draft, { passphrase });
  copy.pragma('journal_mode = DELETE');
  copy.close();
  syncFile(draft);
  // A log without its database would be taken for that of the new one.
  removeDatabaseFiles(to);
  giveName(draft, to, { force: false });
}

/** What is no database any more goes under another name, with what stands beside it. */
async function setAside(draft: Keyed, to: string, day: string): Promise<string> {
  const name = freeCopyName(to, 'damaged', day);
  for (const side of ['-wal', '-journal']) if (existsSync(to + side)) renameSync(to + side, name + side);
  renameSync(to, name);
  syncFolder(path.dirname(to));
  await putInPlace(draft, to);
  return name;
}

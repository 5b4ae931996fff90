// Copying a database while others write to it: one moment of it, whole, held against what it was copied from.
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { systemReason } from '../domain/system-reason.ts';
import { UserError } from '../domain/user-error.ts';
import { onBare } from './bare.ts';
import { type Contents, contentsOf, damageIn } from './contents.ts';
import { draftOf } from './copy-names.ts';
import { copyRows } from './copy-rows.ts';
import { type Keyed, openDriver, openPair, type Passphrase } from './driver.ts';
import { giveName, makeOwn, removeDatabaseFiles, syncFile } from './durable-file.ts';
import { explainStoreError } from './explain-error.ts';

export interface BackupOptions {
  /** Take the place of a file that stands there. */
  readonly force: boolean;
  /** How long to wait for the database, in milliseconds. */
  readonly patience: number;
  /** Aborted by whoever does not want it any more: nothing stays of it, and the signal's reason is thrown. */
  readonly interrupt?: AbortSignal;
  /** What the database is encrypted with; null or left out: it is plain. */
  readonly passphrase?: Passphrase;
}

/** How one file is copied into another. */
export interface CopyOptions extends Omit<BackupOptions, 'force'> {
  /** What the copy is encrypted with; left out: as the original is. */
  readonly copyPassphrase?: Passphrase;
}

export interface Backup extends Contents {
  readonly schema: number;
}

/**
 * Copies the database `from` to `to`, as it is at one moment, and verifies the copy before it gets its name.
 * Errors: `to` exists, or can't be written; `from` is none of ours, newer, or damaged.
 */
export async function backUp(from: string, to: string, { force, ...options }: BackupOptions): Promise<Backup> {
  refuseSame(from, to);
  if (existsSync(to)) {
    if (!force) throw exists(to);
    refuseOtherThanFile(to);
  }
  const draft = draftOf(to);
  try {
    return await withDraft(draft, to, async () => {
      const copied = await copyVerified(from, draft, options);
      syncFile(draft);
      giveName(draft, to, { force });
      return copied;
    });
  } catch (error) {
    throw explainCopyError(error, from, to);
  }
}

/** Makes the draft, and takes it away again, whatever happens. */
export async function withDraft<Result>(draft: string, to: string, work: () => Promise<Result>): Promise<Result> {
  // What a killed command of the same number has left there is nobody's.
  removeDatabaseFiles(draft);
  try {
    makeOwn(draft);
  } catch (error) {
    const hint = 'Name a file in a folder that is there and that you may write to.';
    throw new UserError(`${to} can't be written: ${systemReason(error)}.`, { hint, cause: error });
  }
  try {
    return await work();
  } finally {
    removeDatabaseFiles(draft);
  }
}

/** Copies one moment of a database into an empty file, and holds the copy against it. */
export async function copyVerified(from: string, to: string, options: CopyOptions): Promise<Backup> {
  const passphrase = options.passphrase ?? null;
  const copyPassphrase = options.copyPassphrase === undefined ? passphrase : options.copyPassphrase;
  const isPlain = passphrase === null && copyPassphrase === null;
  const { schema, digest } = await (isPlain ? copyAsPages : copyAsRows)(from, to, {
    ...options,
    passphrase,
    copyPassphrase,
  });
  return { schema, ...(await verifiedCopy(from, { file: to, passphrase: copyPassphrase }, digest)) };
}

/** What was copied, by the moment at which it was read. */
type Copied = Pick<Backup, 'schema' | 'digest'>;

const copyAsPages = (from: string, to: string, { patience, interrupt }: CopyOptions): Promise<Copied> =>
  onBare(from, { patience, readonly: false }, async ({ driver, schema }) => {
    // Until it ends others may write; what is read here stays that of this moment.
    driver.exec('begin');
    const { digest } = contentsOf(driver);
    await copyPages(driver, to, interrupt);
    driver.exec('rollback');
    return { schema, digest };
  });

/** What encrypts can't be written by SQLite's own copying of pages. */
async function copyAsRows(
  from: string,
  to: string,
  { patience, interrupt, passphrase = null, copyPassphrase = null }: CopyOptions,
): Promise<Copied> {
  const { schema, pageSize } = await onBare(from, { patience, readonly: false, passphrase }, ({ driver, schema }) => ({
    schema,
    pageSize: driver.pragma('page_size', { simple: true }),
  }));
  const driver = await openPair({ file: to, passphrase: copyPassphrase }, { file: from, passphrase }, patience);
  try {
    driver.pragma(`page_size = ${pageSize}`);
    driver.exec('begin');
    const digest = await copyRows(driver, interrupt);
    driver.exec('commit');
    return { schema, digest };
  } finally {
    driver.close();
  }
}

/** What is in a copy of `from`. Errors: `from` was damaged. */
export async function verifiedCopy(from: string, copy: Keyed, digest: string): Promise<Contents> {
  const found = await contentsOfCopy(copy);
  if (found.damage.length > 0) throw damagedSource(from, found.damage);
  if (found.digest !== digest) throw new Error(`the copy ${copy.file} does not hold what ${from} holds`);
  return { digest, rows: found.rows };
}

/** All pages; where the copy could not be begun, because somebody is at work in it, nothing is there. */
export async function copyPages(driver: BetterSqlite.Database, to: string, interrupt?: AbortSignal): Promise<void> {
  const progress = (): number => {
    interrupt?.throwIfAborted();
    return pagesAtOnce;
  };
  await driver.backup(to, { progress });
  interrupt?.throwIfAborted();
}

const pagesAtOnce = 2_000;

/** What is in a copy, and what is wrong with it. It becomes one file: without a log beside it, it can be carried anywhere. */
async function contentsOfCopy({ file, passphrase }: Keyed): Promise<Contents & { readonly damage: readonly string[] }> {
  const driver = await openDriver(file, { passphrase });
  try {
    driver.pragma('journal_mode = DELETE');
    const damage = damageIn(driver);
    return { ...contentsOf(driver), damage };
  } finally {
    driver.close();
  }
}

const damagedSource = (from: string, [first = '']: readonly string[]): UserError =>
  new UserError(`${from} is damaged: ${first}.`, {
    hint: 'fdp doctor tells what is wrong; fdp restore FILE brings a backup back.',
  });

const exists = (to: string): UserError =>
  new UserError(`${to} exists already.`, { hint: 'Name another file, or say --force to replace it.' });

/** A folder, a device or a pipe would be taken away by what gets its name. */
function refuseOtherThanFile(to: string): void {
  if (lstatSync(to).isFile()) return;
  throw new UserError(`${to} is no file that a backup could replace.`, { hint: 'Name another file for the backup.' });
}

/** A database is no backup of itself. */
function refuseSame(from: string, to: string): void {
  const real = (file: string): string => (existsSync(file) ? realpathSync(file) : path.resolve(file));
  if (real(from) !== real(to) && !['-wal', '-shm', '-journal'].some((side) => real(to) === real(from) + side)) return;
  throw new UserError(`${to} is the database itself.`, { hint: 'Name another file for the backup.', exitCode: 2 });
}

/** Which of the two files it was about: damage is that of the one which is read, everything else of the one which is written. */
export function explainCopyError(error: unknown, from: string, to: string): unknown {
  const code = String((error as { code?: unknown } | null)?.code);
  if (error instanceof UserError) return error;
  if (code === 'EEXIST') return exists(to);
  if (/^SQLITE_(CORRUPT|NOTADB|BUSY|LOCKED|CANTOPEN|READONLY)/.test(code)) return explainStoreError(error, from);
  if (/^SQLITE_/.test(code)) return explainStoreError(error, to);
  if (!/^E[A-Z]+$/.test(code)) return error;
  return new UserError(`${to} can't be written: ${systemReason(error)}.`, {
    hint: 'Name a file on a disk with room, in a folder that you may write to.',
    cause: error,
  });
}

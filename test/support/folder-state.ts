// What is in a folder, so that a test can say that a command has changed nothing, or nothing but this.
import { createHash, type Hash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { keptRows } from './kept-rows.ts';

/** A folder that is gone after the test; by its real name, as a process in it sees it. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'fdp-bad-input-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder with the digest of what it holds: of a database all rows of all tables, else the bytes. */
export function stateOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const entries = files.map((file) => {
    const at = path.join(folder, file);
    return [file, statSync(at).isDirectory() ? 'folder' : isDatabase(at) ? contentOf(at) : bytesOf(at)];
  });
  return Object.fromEntries(entries);
}

const isDatabase = (file: string): boolean =>
  readFileSync(file).subarray(0, 15).toString('latin1') === 'SQLite format 3';

const bytesOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Runs `work` on a copy of a database, so that looking at it neither waits for anybody nor leaves anything beside it. */
export function onCopyOf<Result>(file: string, work: (database: BetterSqlite.Database) => Result): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'fdp-copy-'));
  try {
    const copy = path.join(folder, 'copy.db');
    // The log, or the journal of a command that was killed, belongs to what the file holds.
    for (const side of ['', '-wal', '-journal']) if (existsSync(file + side)) copyFileSync(file + side, copy + side);
    const database = new BetterSqlite(copy);
    try {
      return work(database);
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The digest of a dump; of a database that is damaged, of its bytes. */
export function contentOf(file: string): string {
  try {
    return onCopyOf(file, (database) => hashTables(database, createHash('sha256')).digest('hex'));
  } catch {
    return bytesOf(file);
  }
}

function hashTables(database: BetterSqlite.Database, hash: Hash): Hash {
  const tables = database.prepare("select name, sql from sqlite_master where type = 'table' order by name").all();
  for (const { name, sql } of tables as { name: string; sql: string }[]) {
    hash.update(sql);
    for (const row of database.prepare(keptRows(name)).raw().iterate()) {
      hash.update(JSON.stringify(row));
    }
  }
  return hash;
}

/** `ok`, or what SQLite finds wrong in the file. */
export const integrityOf = (file: string): unknown =>
  onCopyOf(file, (database) => database.pragma('integrity_check', { simple: true }));

/** The rows of one query, each as its values. */
export const rowsOf = (file: string, query: string): unknown[] =>
  onCopyOf(file, (database) => database.prepare(query).raw().all());

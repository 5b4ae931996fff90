// Copying row by row needs no library that encrypts: between two plain databases it has to come to the same.
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contentsOf } from '../../src/store/contents.ts';
import { copyRows, dropAll } from '../../src/store/copy-rows.ts';
import { source } from '../../src/store/driver.ts';
import { folderWithDatabase } from '../bad-input/corpus.ts';
import { temporaryFolder } from '../support/folder-state.ts';

/** A new database beside one that María's and Ben's applications are in. */
async function pair(): Promise<BetterSqlite.Database> {
  const from = path.join(await folderWithDatabase(), 'fdp.db');
  const driver = new BetterSqlite(path.join(temporaryFolder(), 'copy.db'));
  onTestFinished(() => {
    driver.close();
  });
  driver.prepare(`attach ? as ${source}`).run(from);
  driver.pragma('foreign_keys = OFF');
  return driver;
}

const copied = async (driver: BetterSqlite.Database, interrupt?: AbortSignal): Promise<string> => {
  driver.exec('begin');
  const digest = await copyRows(driver, interrupt);
  driver.exec('commit');
  return digest;
};

describe('a copy of rows', () => {
  it('holds every row, index and trigger of the original', async () => {
    const driver = await pair();
    const original = contentsOf(driver, source);
    expect(original.rows['application']).toBe(2);
    expect(await copied(driver)).toBe(original.digest);
    expect(contentsOf(driver)).toEqual(original);
    expect(() => driver.exec('delete from main.audit')).toThrow();
    expect(driver.pragma('main.foreign_key_check')).toEqual([]);
  });

  it('takes the place of what is there, which goes without its triggers having a say', async () => {
    const driver = await pair();
    const digest = await copied(driver);
    driver.exec('create table main."an ""other"" one" (x)');
    driver.exec("update main.meta set value = 'other' where key <> 'schema'");
    expect(contentsOf(driver).digest).not.toBe(digest);
    driver.exec('begin');
    dropAll(driver);
    expect(Object.keys(contentsOf(driver).rows)).toEqual([]);
    await copyRows(driver);
    driver.exec('commit');
    expect(contentsOf(driver).digest).toBe(digest);
  });

  it('ends where somebody has cancelled it, with nothing of it left', async () => {
    const driver = await pair();
    const nothing = contentsOf(driver).digest;
    const cancelled = new Error('cancelled');
    await expect(copied(driver, AbortSignal.abort(cancelled))).rejects.toBe(cancelled);
    driver.exec('rollback');
    expect(contentsOf(driver).digest).toBe(nothing);
  });
});

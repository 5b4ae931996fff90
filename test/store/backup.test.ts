// Copies of a database: of one moment, verified, for their owner alone; and databases that give way to a copy.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { contentsOf } from '../../src/store/contents.ts';
import { copiesOf, freeCopyName } from '../../src/store/copy-names.ts';
import { closeStore, openStore } from '../../src/store/open.ts';
import { restore } from '../../src/store/restore.ts';
import { folderWithDatabase } from '../bad-input/corpus.ts';
import { integrityOf, rowsOf, temporaryFolder } from '../support/folder-state.ts';

const actor = { by: 'ada', at: '2016-02-16T18:00:00Z', command: 'restore' };
const options = { force: false, patience: 500 };

async function folder(): Promise<{ at: (name: string) => string; database: string }> {
  const made = await folderWithDatabase();
  const at = (name: string): string => path.join(made, name);
  return { at, database: at('fdp.db') };
}

const change = (file: string, sql: string): void => {
  const driver = new BetterSqlite(file);
  driver.exec(sql);
  driver.close();
};

const digestOf = (file: string): string => {
  const driver = new BetterSqlite(file);
  try {
    return contentsOf(driver).digest;
  } finally {
    driver.close();
  }
};

describe('a backup', () => {
  it('holds what the database holds, in one file of its owner', async () => {
    const { at, database } = await folder();
    const { digest, rows } = await backUp(database, at('copy.db'), options);
    expect(digestOf(at('copy.db'))).toBe(digest);
    expect(digestOf(database)).toBe(digest);
    expect(rows).toMatchObject({ application: 2, import: 1 });
    if (process.platform !== 'win32') expect(statSync(at('copy.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(database)).sort()).toEqual(['copy.db', 'fdp.db']);
    // No log beside it: it can be carried anywhere.
    expect(rowsOf(at('copy.db'), 'pragma journal_mode')).toEqual([['delete']]);
  });

  it('is of one moment while somebody writes without end', async () => {
    const { at, database } = await folder();
    change(database, 'create table pair (a, b); insert into pair values (0, 0)');
    const writer = new BetterSqlite(database);
    writer.pragma('journal_mode = WAL');
    let turn = 0;
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        turn++;
        // Two changes that belong together, and pages that the copy has passed already or has not.
        writer.exec(
          `begin immediate; update pair set a = ${turn}; insert into pair select zeroblob(4000), ${turn}; update pair set b = ${turn} where typeof(a) <> 'blob'; commit`,
        );
        await new Promise(setImmediate);
      }
    })();
    for (let copy = 0; copy < 5; copy++) {
      await backUp(database, at(`copy-${copy}.db`), options);
      expect(
        rowsOf(at(`copy-${copy}.db`), "select count(*) from pair where typeof(a) <> 'blob' and a is not b"),
      ).toEqual([[0]]);
      expect(integrityOf(at(`copy-${copy}.db`))).toBe('ok');
    }
    isOver = true;
    await writing;
    writer.close();
  });

  it('replaces nothing, unless it is told to', async () => {
    const { at, database } = await folder();
    writeFileSync(at('copy.db'), 'letters of my grandmother');
    await expect(backUp(database, at('copy.db'), options)).rejects.toThrow(`${at('copy.db')} exists already.`);
    expect(readFileSync(at('copy.db'), 'utf8')).toBe('letters of my grandmother');
    await backUp(database, at('copy.db'), { ...options, force: true });
    expect(rowsOf(at('copy.db'), 'select count(*) from application')).toEqual([[2]]);
  });

  it('never replaces what is no file, whatever it is told', async () => {
    const { at, database } = await folder();
    mkdirSync(at('copies'));
    symlinkSync(at('copies'), at('link'));
    for (const name of ['copies', 'link']) {
      await expect(backUp(database, at(name), { ...options, force: true })).rejects.toThrow('is no file that a backup');
    }
    expect(readdirSync(path.dirname(database)).sort()).toEqual(['copies', 'fdp.db', 'link']);
  });

  it.each(['fdp.db', 'fdp.db-wal', 'fdp.db-journal'])('never takes the place of the database: %s', async (name) => {
    const { at, database } = await folder();
    await expect(backUp(database, at(name), { ...options, force: true })).rejects.toThrow('is the database itself');
  });

  it('of a damaged database is refused, and leaves nothing', async () => {
    const { at, database } = await folder();
    const bytes = readFileSync(database);
    writeFileSync(database, bytes.fill('x', 8192 * 6, 8192 * 9));
    await expect(backUp(database, at('copy.db'), options)).rejects.toThrow(/is damaged/);
    expect(readdirSync(path.dirname(database))).toEqual(['fdp.db']);
  });

  it('of a database in which rows point at nothing is refused too', async () => {
    const { at, database } = await folder();
    change(database, 'pragma foreign_keys = off; delete from applicant where id = 1');
    await expect(backUp(database, at('copy.db'), options)).rejects.toThrow(
      'row 1 of application points at a row of applicant that is not there',
    );
    expect(readdirSync(path.dirname(database))).toEqual(['fdp.db']);
  });

  it('that nobody wants any more leaves nothing', async () => {
    const { at, database } = await folder();
    const interrupt = AbortSignal.abort('enough');
    await expect(backUp(database, at('copy.db'), { ...options, interrupt })).rejects.toBe('enough');
    expect(readdirSync(path.dirname(database))).toEqual(['fdp.db']);
  });

  it('into a folder that is not there says so', async () => {
    const { at, database } = await folder();
    await expect(backUp(database, at('gone/copy.db'), options)).rejects.toThrow('the folder above it is not there');
  });
});

describe('names of copies', () => {
  it('go on counting when older ones are gone', () => {
    const made = temporaryFolder();
    const database = path.join(made, 'year.db');
    const name = (): string => path.basename(freeCopyName(database, 'backup', '2016-02-16'));
    expect(name()).toBe('year-backup-2016-02-16.db');
    writeFileSync(path.join(made, 'year-backup-2016-02-16-9.db'), '');
    writeFileSync(path.join(made, 'year-backup-2016-02-16-10.db'), '');
    writeFileSync(path.join(made, 'year-backup-2016-02-15-11.db'), '');
    writeFileSync(path.join(made, 'other-backup-2016-02-17.db'), '');
    expect(name()).toBe('year-backup-2016-02-16-11.db');
    expect(copiesOf(database, 'backup').map((one) => path.basename(one))).toEqual([
      'year-backup-2016-02-15-11.db',
      'year-backup-2016-02-16-9.db',
      'year-backup-2016-02-16-10.db',
    ]);
  });
});

describe('a restore', () => {
  async function withBackup() {
    const { at, database } = await folder();
    await backUp(database, at('copy.db'), options);
    change(database, "update applicant set name = 'Somebody Else'");
    const bring = (patience = 500) => restore({ from: at('copy.db'), to: database, actor, patience });
    return { at, database, bring };
  }
  const names = (file: string): unknown[] => rowsOf(file, 'select name from applicant order by id');

  it('brings back what the backup holds, keeps what was there, and is in the log', async () => {
    const { at, database, bring } = await withBackup();
    const before = digestOf(database);
    expect(await bring()).toEqual({ kept: at('fdp-before-restore-2016-02-16.db'), wasWhole: true });
    expect(names(database)).toEqual(names(at('copy.db')));
    expect(digestOf(at('fdp-before-restore-2016-02-16.db'))).toBe(before);
    expect(rowsOf(database, 'select by, command from audit order by id desc limit 1')).toEqual([['ada', 'restore']]);
    expect(integrityOf(database)).toBe('ok');
    expect(readdirSync(path.dirname(database)).sort()).toEqual([
      'copy.db',
      'fdp-before-restore-2016-02-16.db',
      'fdp.db',
    ]);
  });

  it.each([4096, 8192, 1024])('whatever size the pages of the database have: %d', async (size) => {
    const { database, bring } = await withBackup();
    change(database, `pragma journal_mode = delete; pragma page_size = ${size}; vacuum`);
    await bring();
    expect(names(database)).not.toEqual([['Somebody Else'], ['Somebody Else']]);
    expect(integrityOf(database)).toBe('ok');
  });

  it('does not take a log for its own that another database has left', async () => {
    const { at, database, bring } = await withBackup();
    const writer = new BetterSqlite(database);
    writer.pragma('journal_mode = WAL');
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec("update applicant set name = 'From the log'");
    writeFileSync(at('log'), readFileSync(`${database}-wal`));
    writer.close();
    // The file is gone, and the log of it is there.
    change(database, 'pragma journal_mode = delete');
    rmSync(database);
    writeFileSync(`${database}-wal`, readFileSync(at('log')));
    await bring();
    expect(existsSync(`${database}-wal`)).toBe(false);
    expect(names(database)).toEqual(names(at('copy.db')));
  });

  it.each([
    ['something has written into it', (file: string) => writeFileSync(file, readFileSync(file).fill('garbage ', 4096))],
    ['its end is missing', (file: string) => truncateSync(file, 20_000)],
    ['it is a text', (file: string) => writeFileSync(file, 'letters of my grandmother')],
    ['it is empty', (file: string) => truncateSync(file, 0)],
  ])('of a database that is damaged, because %s: it is kept as it was', async (_, damage) => {
    const { at, database, bring } = await withBackup();
    damage(database);
    const { kept } = await bring();
    expect(kept).not.toBe(null);
    expect(names(database)).toEqual(names(at('copy.db')));
    expect(integrityOf(database)).toBe('ok');
  });

  it('waits for whoever writes, and then refuses', async () => {
    const { at, database, bring } = await withBackup();
    const before = digestOf(database);
    const writer = new BetterSqlite(database);
    writer.exec('begin immediate');
    await expect(bring(300)).rejects.toThrow('is in use by another command');
    writer.exec('rollback');
    writer.close();
    expect(digestOf(database)).toBe(before);
    expect(existsSync(at('fdp-before-restore-2016-02-16.db'))).toBe(false);
  });

  it('reaches those who have the database open, and what they write goes on from it', async () => {
    const { database, bring } = await withBackup();
    const store = await openStore(database, { create: false });
    await bring();
    const row = await store.db.selectFrom('applicant').select('name').orderBy('id').executeTakeFirst();
    expect(row?.name).not.toBe('Somebody Else');
    store.driver.exec("begin immediate; update applicant set name = 'Later'; commit");
    closeStore(store);
    expect(names(database)).toEqual([['Later'], ['Later']]);
    expect(integrityOf(database)).toBe('ok');
  });

  it('refuses a backup that is damaged, none of ours, or newer, and changes nothing', async () => {
    const { at, database, bring } = await withBackup();
    const before = digestOf(database);
    const good = readFileSync(at('copy.db'));
    change(at('copy.db'), "update meta set value = '99' where key = 'schema'");
    await expect(bring()).rejects.toThrow('was written by a newer fdp');
    writeFileSync(at('copy.db'), Buffer.from(good).fill('garbage ', 4096));
    await expect(bring()).rejects.toThrow('is damaged');
    writeFileSync(at('copy.db'), 'no database');
    await expect(bring()).rejects.toThrow('is not a database of fdp');
    expect(digestOf(database)).toBe(before);
    expect(readdirSync(path.dirname(database)).sort()).toEqual(['copy.db', 'fdp.db']);
  });
});

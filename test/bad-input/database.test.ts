// What is to be the database is none of ours. Nothing is written to it, by no command.
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { newestSchema } from '../../src/store/migrate.ts';
import { stateOf } from '../support/folder-state.ts';
import { failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, fixture, folderWith, folderWithDatabase } from './corpus.ts';

/** A command that reads, one that writes, and one that would make the file. */
const commands: string[][] = [['list'], ['review', '--window', 'rolling'], ['import', 'more.csv']];

const inDatabase = (file: string, sql: string): void => {
  const database = new BetterSqlite(file);
  database.exec(sql);
  database.close();
};

describe('a database that is damaged inside', () => {
  it('is told as such, with what mends it', async () => {
    const folder = await folderWithDatabase();
    const file = path.join(folder, 'fdp.db');
    // The tables' first pages stay; what they lead to does not.
    const bytes = readFileSync(file);
    const page = bytes.readUInt16BE(16);
    const roots = new Set<number>();
    const database = new BetterSqlite(file, { readonly: true });
    for (const { name, rootpage } of database
      .prepare('select name, rootpage from sqlite_master where rootpage > 0')
      .all() as { name: string; rootpage: number }[])
      if (/^(applicant|application|revision)$/.test(name)) roots.add(rootpage);
    database.close();
    for (const root of roots) bytes.fill(0xff, (root - 1) * page, root * page);
    writeFileSync(file, bytes);
    expect(await runFdp(folder, ['list'])).toEqual(
      failed(`error: ${file} is damaged.
fdp doctor tells what is wrong; fdp restore FILE brings a backup back.
`),
    );
  });
});

describe('a database that is not one', () => {
  it.each(commands)('but a text file: %s', async (...args) => {
    const folder = folderWith('more.csv');
    const text = readFileSync(fixture('good.csv'), 'utf8');
    writeFileSync(path.join(folder, 'fdp.db'), text);
    await expectRefusal(
      folder,
      args,
      failed(`error: ${path.join(folder, 'fdp.db')} is not a database of fdp.
To read a form export: fdp import FILE. To name another database: --db FILE.
`),
    );
  });

  it.each(commands)('but a folder: %s', async (...args) => {
    const folder = folderWith('more.csv');
    mkdirSync(path.join(folder, 'fdp.db'));
    await expectRefusal(
      folder,
      args,
      failed(`error: ${path.join(folder, 'fdp.db')} is a folder, not a database.
Name a file: --db FILE, or set FDP_DB.
`),
    );
  });

  it.each(commands)('but another program’s: %s', async (...args) => {
    const folder = folderWith('more.csv');
    inDatabase(path.join(folder, 'fdp.db'), 'create table customers (id); insert into customers values (1)');
    await expectRefusal(
      folder,
      args,
      failed(`error: ${path.join(folder, 'fdp.db')} is a database of another program: it holds customers.
Choose another file with --db FILE.
`),
    );
  });

  it('but another program’s that happens to have a table of the same name', async () => {
    const folder = folderWith('more.csv');
    inDatabase(path.join(folder, 'fdp.db'), 'create table meta (key, value); create table orders (id)');
    await expectRefusal(
      folder,
      ['import', 'more.csv'],
      failed(`error: ${path.join(folder, 'fdp.db')} is a database of another program: it holds meta, orders.
Choose another file with --db FILE.
`),
    );
  });
});

describe('a database that a newer fdp has written', () => {
  it.each(commands)('%s', async (...args) => {
    const folder = await folderWithDatabase('more.csv');
    inDatabase(path.join(folder, 'fdp.db'), "update meta set value = '99' where key = 'schema'");
    await expectRefusal(
      folder,
      args,
      failed(`error: ${path.join(folder, 'fdp.db')} was written by a newer fdp: its schema is 99, this fdp knows schemas up to ${newestSchema}.
Install the newer fdp, or bring back a copy that an older one kept: fdp restore FILE. Nothing was changed.
`),
    );
  });
});

describe('a database that is damaged', () => {
  const damaged = (folder: string) =>
    failed(
      `error: ${path.join(folder, 'fdp.db')} is damaged.\nfdp doctor tells what is wrong; fdp restore FILE brings a backup back.\n`,
    );

  it.each(commands)('because its end is missing: %s', async (...args) => {
    const folder = await folderWithDatabase('more.csv');
    truncateSync(path.join(folder, 'fdp.db'), 3 * 4096);
    await expectRefusal(folder, args, damaged(folder));
  });

  it('because something else has written into it', async () => {
    const folder = await folderWithDatabase('more.csv');
    const file = path.join(folder, 'fdp.db');
    const bytes = readFileSync(file);
    // Every page but the first, which tells SQLite what the file is.
    writeFileSync(file, bytes.fill('garbage ', 4096));
    await expectRefusal(folder, ['list'], damaged(folder));
  });
});

describe('a database that is not there', () => {
  it.each([
    [['list']],
    [['show', '1']],
    [['review', '--window', 'rolling']],
    [['shortlist']],
    [['windows']],
    [['batches']],
    [['score']],
    [['use', '1', '--reason', 'A test']],
    [['window', 'extend', 'rolling', '--to', '2016-03-15', '--reason', 'Snow']],
  ])('%j says how it is made, and makes none', async (args) => {
    const folder = folderWith();
    await expectRefusal(
      folder,
      args,
      failed(`error: There is no database at ${path.join(folder, 'fdp.db')} yet.
fdp import FILE makes it from a form export; --db FILE names another one.
`),
    );
  });

  it('in a folder that is not there either', async () => {
    const folder = folderWith('good.csv');
    await expectRefusal(
      folder,
      ['--db', 'year-2016/fdp.db', 'import', 'good.csv'],
      failed(`error: The folder ${path.join(folder, 'year-2016')}, where the database fdp.db should be made, does not exist.
Make the folder, or name another file: --db FILE.
`),
    );
  });

  it('for a rehearsal, which makes none', async () => {
    const folder = folderWith('good.csv');
    const before = stateOf(folder);
    expect(await runFdp(folder, ['import', '--dry-run', 'good.csv'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(stateOf(folder)).toEqual(before);
  });
});

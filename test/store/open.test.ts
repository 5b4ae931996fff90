import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { closeStore, inMemory, inTransaction, openStore } from '../../src/store/open.ts';
import { keep, newStore, open, raw, temporaryFile, temporaryFolder } from './temporary-store.ts';

const failureOf = async (file: string, create = true): Promise<unknown> =>
  openStore(file, { create }).then(
    (store) => closeStore(store),
    (error: unknown) => (error instanceof UserError ? [error.message, error.hint, error.exitCode] : error),
  );

describe('a new database', () => {
  it('is empty, and has every table', async () => {
    const { driver } = await newStore();
    const tables = driver.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    expect(tables).toEqual([
      'answer',
      'applicant',
      'application',
      'assignment',
      'audit',
      'batch',
      'batch_record',
      'calibrated',
      'cause',
      'conflict',
      'correction',
      'decision',
      'deferral',
      'different_people',
      'gone_application',
      'held_row',
      'held_score',
      'import',
      'invitation',
      'merge',
      'meta',
      'notice',
      'notice_correction',
      'offer',
      'original',
      'original_part',
      'participant',
      'reading_note',
      'record_part',
      'release',
      'removed_person',
      'reviewer',
      'revision',
      'score',
      'sighting',
      'unread_value',
      'window_extension',
    ]);
    for (const name of tables) {
      const rows = driver.prepare(`select count(*) from "${name}"`).pluck().get();
      // The number of the schema, and what the log begins with.
      expect([name, rows]).toEqual([name, name === 'meta' ? 2 : 0]);
    }
  });

  it('writes through to the disk, and holds what points at something', async () => {
    const { driver } = await newStore();
    expect(driver.pragma('synchronous', { simple: true })).toBe(2);
    expect(driver.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() =>
      driver.exec(`insert into revision (id, application_id, submitted_at, answers, import_id, line)
        values (1, 99, '', '', 1, 1)`),
    ).toThrow('FOREIGN KEY constraint failed');
  });

  it('is for its owner alone, and so is what SQLite puts beside it', async () => {
    const file = temporaryFile();
    const first = await openStore(file, { create: true });
    await inTransaction(first, () => keep(first, {}));
    closeStore(first);
    const second = await open(file);
    await inTransaction(second, () => keep(second, {}));
    const sides = ['', '-wal', '-shm'].filter((side) => existsSync(`${file}${side}`));
    expect(sides).toContain('-wal');
    // Windows knows no such rights: there the folder's own hold.
    const ownerOnly = process.platform === 'win32' ? '666' : '600';
    for (const side of sides) {
      expect([side, (statSync(`${file}${side}`).mode & 0o777).toString(8)]).toEqual([side, ownerOnly]);
    }
  });

  it('goes again when nothing was kept in it', async () => {
    const file = temporaryFile();
    closeStore(await openStore(file, { create: true }));
    expect(existsSync(file)).toBe(false);
  });

  it('can be in memory, for a rehearsal', async () => {
    const store = await open(inMemory);
    await inTransaction(store, () => keep(store, {}));
    expect(await store.db.selectFrom('application').select('id').execute()).toEqual([{ id: 1 }]);
    expect(existsSync(inMemory)).toBe(false);
  });
});

describe('a database that is there', () => {
  it('is opened as it was left', async () => {
    const file = temporaryFile();
    const first = await openStore(file, { create: true });
    await inTransaction(first, () => keep(first, { email: 'ann@example.org' }));
    closeStore(first);
    const second = await open(file, { create: false });
    expect(await second.db.selectFrom('applicant').select('email').execute()).toEqual([{ email: 'ann@example.org' }]);
  });

  it('lets others read while it is written to', async () => {
    const file = temporaryFile();
    const first = await openStore(file, { create: true });
    await inTransaction(first, () => keep(first, {}));
    closeStore(first);
    const [writer, reader] = [await open(file), await open(file, { patience: 0 })];
    await inTransaction(writer, async () => {
      await keep(writer, {});
      expect(await reader.db.selectFrom('application').select('id').execute()).toEqual([{ id: 1 }]);
    });
    expect(await reader.db.selectFrom('application').select('id').execute()).toEqual([{ id: 1 }, { id: 2 }]);
  });
});

describe('what is no database of fdp', () => {
  it('no file, where none shall be made', async () => {
    const file = temporaryFile();
    expect(await failureOf(file, false)).toEqual([
      `There is no database at ${file} yet.`,
      'fdp import FILE makes it from a form export; --db FILE names another one.',
      1,
    ]);
    expect(existsSync(file)).toBe(false);
  });

  it('a folder', async () => {
    const folder = temporaryFolder();
    expect(await failureOf(folder)).toEqual([
      `${folder} is a folder, not a database.`,
      'Name a file: --db FILE, or set FDP_DB.',
      1,
    ]);
  });

  it('a file in a folder that is not there', async () => {
    const folder = path.join(temporaryFolder(), 'missing');
    expect(await failureOf(path.join(folder, 'fdp.db'))).toEqual([
      `The folder ${folder}, where the database fdp.db should be made, does not exist.`,
      'Make the folder, or name another file: --db FILE.',
      1,
    ]);
  });

  it('a text, which stays as it was', async () => {
    const file = temporaryFile();
    const text = 'Timestamp,Email Address\n'.repeat(50);
    writeFileSync(file, text);
    expect(await failureOf(file)).toEqual([
      `${file} is not a database of fdp.`,
      'To read a form export: fdp import FILE. To name another database: --db FILE.',
      1,
    ]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('a database of another program, which stays as it was, byte for byte', async () => {
    const file = temporaryFile();
    raw(file, (db) =>
      db.exec('create table invoices (id); create table customers (id); insert into invoices values (1)'),
    );
    const before = readFileSync(file);
    expect(await failureOf(file)).toEqual([
      `${file} is a database of another program: it holds invoices, customers.`,
      'Choose another file with --db FILE.',
      1,
    ]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

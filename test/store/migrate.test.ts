import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { newestSchema } from '../../src/store/migrate.ts';
import { closeStore, inTransaction, openStore } from '../../src/store/open.ts';
import { keep, namesIn, raw, temporaryFile } from './temporary-store.ts';

const schemaIn = (file: string) =>
  raw(file, (db) => db.prepare("select value from meta where key = 'schema'").pluck().get());

async function failureOf(file: string): Promise<unknown> {
  try {
    closeStore(await openStore(file, { create: true }));
  } catch (error) {
    return error instanceof UserError ? [error.message, error.hint] : error;
  }
  return 'it was opened';
}

/** A database in which something was kept, closed. */
async function filled(): Promise<string> {
  const file = temporaryFile();
  const store = await openStore(file, { create: true });
  await inTransaction(store, () => keep(store, {}));
  closeStore(store);
  return file;
}

describe('migration', () => {
  it('brings a new file, and an empty one, to the newest schema', async () => {
    const empty = temporaryFile();
    raw(empty, (db) => db.exec('vacuum'));
    for (const file of [await filled(), empty]) {
      const store = await openStore(file, { create: true });
      await inTransaction(store, () => keep(store, { email: 'zoe@example.org' }));
      closeStore(store);
      expect(schemaIn(file)).toBe(String(newestSchema));
    }
  });

  it('does nothing to a database that is up to date', async () => {
    const file = await filled();
    closeStore(await openStore(file, { create: false }));
    const before = readFileSync(file);
    closeStore(await openStore(file, { create: false }));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(raw(file, (db) => db.prepare('select id from application').pluck().all())).toEqual([1]);
  });

  it('refuses what a newer fdp has written, and leaves it as it was', async () => {
    const file = await filled();
    raw(file, (db) => db.exec(`update meta set value = '${newestSchema + 1}' where key = 'schema'`));
    const before = readFileSync(file);
    expect(await failureOf(file)).toEqual([
      `${file} was written by a newer fdp: its schema is ${newestSchema + 1}, this fdp knows schemas up to ${newestSchema}.`,
      'Install the newer fdp, or bring back a copy that an older one kept: fdp restore FILE. Nothing was changed.',
    ]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([
    ['without a word of the schema', 'create table meta (key text primary key, value text)'],
    ['that is another thing altogether', 'create table meta (id integer)'],
    ['that holds no number', "create table meta (key text, value text); insert into meta values ('schema', 'blue')"],
  ])('refuses a database with a table "meta" %s', async (_, sql) => {
    const file = temporaryFile();
    raw(file, (db) => db.exec(sql));
    expect(await failureOf(file)).toEqual([
      `${file} is a database of another program: it holds meta.`,
      'Choose another file with --db FILE.',
    ]);
    expect(namesIn(file).filter((name) => !name.startsWith('sqlite_'))).toEqual(['meta']);
  });

  it('that fails half way leaves nothing of itself behind', async () => {
    const file = temporaryFile();
    // A view counts for no table, and takes away the name of one that is made after three others.
    raw(file, (db) => db.exec('create view application as select 1 as id'));
    const failure = await failureOf(file);
    expect(String(failure)).toBe('SqliteError: view "application" already exists');
    expect(namesIn(file)).toEqual(['application']);
    raw(file, (db) => db.exec('drop view application'));
    const store = await openStore(file, { create: false });
    await inTransaction(store, () => keep(store, {}));
    closeStore(store);
    expect(schemaIn(file)).toBe(String(newestSchema));
  });
});

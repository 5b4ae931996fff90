import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keptRows } from '../support/kept-rows.ts';
import { runFdp } from '../support/run-fdp.ts';
import { folderWith } from './corpus.ts';
import { manyPeople } from './many-people.ts';

const people = 16_000;

/** A long export that is UTF-8, but for what stands in the row of the last of its people. */
function folderWithLate(text: string): string {
  const folder = folderWith();
  const bytes = Buffer.from(manyPeople(people).replace('Ana', 'Ánä'), 'utf8');
  expect(bytes.length).toBeGreaterThan(6 * 1024 * 1024);
  const last = bytes.lastIndexOf('Ana');
  const late = Buffer.concat([bytes.subarray(0, last), Buffer.from(text, 'latin1'), bytes.subarray(last + 3)]);
  writeFileSync(path.join(folder, 'late.csv'), late);
  return folder;
}

/** Digests of what is in each table. */
function everyTable(folder: string): Record<string, string> {
  const db = new Database(path.join(folder, 'fdp.db'), { readonly: true });
  const tables = db.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[];
  const digests = tables.map((table) => {
    const hash = createHash('sha256');
    for (const row of db.prepare(keptRows(table)).raw().iterate() as IterableIterator<unknown[]>) {
      for (const value of row) hash.update(value instanceof Uint8Array ? value : JSON.stringify(value));
    }
    return [table, hash.digest('hex')];
  });
  db.close();
  return Object.fromEntries(digests);
}

describe('a long export that stops being UTF-8 far down', () => {
  it.each([
    // What speaks for UTF-8 is one name with two letters, and one byte against it leaves it ahead.
    ['mixed', 'An\xe9'],
    ['windows-1252', 'An\xe9\xe8\xea'],
  ])('is read as %s, as if that had been known at once', async (encoding, text) => {
    const [found, told] = [folderWithLate(text), folderWithLate(text)];
    const run = await runFdp(found, ['import', 'late.csv']);
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stderr.includes('most of it is UTF-8')).toBe(encoding === 'mixed');
    const same = await runFdp(told, ['import', '--encoding', encoding, 'late.csv']);
    expect(run.stdout).toBe(same.stdout);
    // The log has the command lines, which differ.
    const { audit: _, ...tables } = everyTable(found);
    const { audit: __, ...asTold } = everyTable(told);
    expect(tables).toEqual(asTold);
  });

  it('is refused where it was said to be UTF-8, and leaves nothing behind', async () => {
    const folder = folderWithLate('An\xe9');
    const run = await runFdp(folder, ['import', '--encoding', 'utf-8', 'late.csv']);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toMatch(/^error: late\.csv: the text is not UTF-8 at byte \d+/);
  });
});

// kill -9 in the middle of an import, or of taking one back: it has happened whole, or not at all, and repeating it gives the same.
import type { ChildProcess } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { contentOf, integrityOf, rowsOf } from '../support/folder-state.ts';
import { endOf, type Run, runFdp, startFdp } from '../support/run-fdp.ts';
import { folderWith, folderWithDatabase } from './corpus.ts';
import { manyPeople, writeMany } from './many-people.ts';

const people = 4000;
const text = manyPeople(people);

/** The same import of the same rows, as often as it is asked for. */
const readMany = (folder: string): Promise<Run> => runFdp(folder, ['import', '--json', 'many.csv']);
const databaseIn = (folder: string): string => path.join(folder, 'fdp.db');
const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** What the same import leaves where nobody disturbs it; the same each time, and worked out once. */
const wholes = new Map<string, Promise<string>>();
function undisturbed(name: string, makeFolder: () => Promise<string> | string): Promise<string> {
  const known = wholes.get(name) ?? importUndisturbed(makeFolder);
  wholes.set(name, known);
  return known;
}

async function importUndisturbed(makeFolder: () => Promise<string> | string): Promise<string> {
  const folder = await makeFolder();
  writeMany(folder, people);
  expect(await readMany(folder)).toMatchObject({ exitCode: 0, stderr: '' });
  return contentOf(databaseIn(folder));
}

/** Kills a command at once when something is so, unless it has come to its end before. */
async function killWhen(child: ChildProcess, isSo: () => boolean): Promise<void> {
  const end = endOf(child);
  while (child.exitCode === null && !isSo()) await setImmediate();
  child.kill('SIGKILL');
  await end;
}

describe('an import that is killed while it still reads', () => {
  // The input never ends, so that nothing can have been kept.
  it.each([0.8, 1])('after %d of its input: nothing has happened', async (share) => {
    const folder = await folderWithDatabase();
    const before = contentOf(databaseIn(folder));
    const child = startFdp(folder, ['import', '-'], {}, ['pipe', 'ignore', 'inherit']);
    const end = endOf(child);
    // All but what fits into the pipe has been read when this is over.
    await new Promise((resolve) => child.stdin?.write(text.slice(0, Math.round(text.length * share)), resolve));
    child.kill('SIGKILL');
    expect(await end).toEqual({ exitCode: null, signal: 'SIGKILL' });

    expect(contentOf(databaseIn(folder))).toBe(before);
    expect(integrityOf(databaseIn(folder))).toBe('ok');
    expect(await runFdp(folder, ['import', '--json', '-'], { stdin: text })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(rowsOf(databaseIn(folder), 'select rows, new from import order by id')).toEqual([
      [2, 2],
      [people, people],
    ]);
  });
});

describe('an import that is killed while it writes', () => {
  it.each([1, 1024 * 1024])('into a database, at byte %d of the log: whole, or not at all', async (byte) => {
    const whole = await undisturbed('added', () => folderWithDatabase());
    const folder = await folderWithDatabase();
    const before = contentOf(databaseIn(folder));
    writeMany(folder, people);
    const child = startFdp(folder, ['import', '--json', 'many.csv'], {}, 'ignore');
    await killWhen(child, () => sizeOf(`${databaseIn(folder)}-wal`) >= byte);

    expect([before, whole]).toContain(contentOf(databaseIn(folder)));
    expect(integrityOf(databaseIn(folder))).toBe('ok');
    expect(await readMany(folder)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(contentOf(databaseIn(folder))).toBe(whole);
  });

  it.each([0, 1024 * 1024])('into a new database, at byte %d of it: whole, or not at all', async (byte) => {
    const whole = await undisturbed('alone', () => folderWith());
    const folder = folderWith();
    writeMany(folder, people);
    const child = startFdp(folder, ['import', '--json', 'many.csv'], {}, 'ignore');
    await killWhen(child, () => existsSync(databaseIn(folder)) && sizeOf(databaseIn(folder)) >= byte);

    const counted = await runFdp(folder, ['list', '--json']);
    const { applications } = JSON.parse(counted.stdout) as { applications: unknown[] };
    expect([0, people]).toContain(applications.length);
    expect(integrityOf(databaseIn(folder))).toBe('ok');
    expect(await readMany(folder)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(contentOf(databaseIn(folder))).toBe(whole);
  });
});

describe('an undo that is killed while it writes', () => {
  /** A folder with an import of many people beside that of two. */
  async function folderWithMany(): Promise<string> {
    const folder = await folderWithDatabase();
    writeMany(folder, people);
    expect(await readMany(folder)).toMatchObject({ exitCode: 0, stderr: '' });
    return folder;
  }
  const undoMany = (folder: string): Promise<Run> => runFdp(folder, ['undo', 'import', '2', '--yes', '--json']);

  it.each([1, 512 * 1024])('at byte %d of the log: whole, or not at all', async (byte) => {
    const folder = await folderWithMany();
    const before = contentOf(databaseIn(folder));
    const undisturbed = await folderWithMany();
    expect(await undoMany(undisturbed)).toMatchObject({ exitCode: 0, stderr: '' });
    const whole = contentOf(databaseIn(undisturbed));
    const child = startFdp(folder, ['undo', 'import', '2', '--yes', '--json'], {}, 'ignore');
    await killWhen(child, () => sizeOf(`${databaseIn(folder)}-wal`) >= byte);

    const after = contentOf(databaseIn(folder));
    expect([before, whole]).toContain(after);
    expect(integrityOf(databaseIn(folder))).toBe('ok');
    expect(await undoMany(folder)).toMatchObject({ exitCode: after === whole ? 1 : 0 });
    expect(contentOf(databaseIn(folder))).toBe(whole);
    expect(rowsOf(databaseIn(folder), 'select count(*) from application')).toEqual([[2]]);
  });
});

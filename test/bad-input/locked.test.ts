// Another command is writing: fdp waits for it, and says so when it takes too long. A real second process holds the lock.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { integrityOf, rowsOf } from '../support/folder-state.ts';
import { done, failed, runFdp } from '../support/run-fdp.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

const driver = fileURLToPath(import.meta.resolve('better-sqlite3'));

/** Holds a write transaction on the database until its input ends, or for so many milliseconds. */
const holder = `
  import BetterSqlite from ${JSON.stringify(driver)};
  const database = new BetterSqlite(process.argv[1]);
  database.exec('begin immediate');
  console.log('held');
  const letGo = () => { database.exec('rollback'); database.close(); process.exit(); };
  process.stdin.on('end', letGo).resume();
  if (process.argv[2] !== undefined) setTimeout(letGo, Number(process.argv[2]));
`;

/** Another command that is at work in the database of a folder; resolves when it has the lock. */
async function lock(folder: string, milliseconds?: number): Promise<ChildProcess> {
  const args = ['--input-type=module', '-e', holder, path.join(folder, 'fdp.db')];
  const child = spawn(process.execPath, milliseconds === undefined ? args : [...args, String(milliseconds)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.stdin.end();
  });
  await once(child.stdout, 'data');
  return child;
}

const inUse = (folder: string) =>
  failed(`error: ${path.join(folder, 'fdp.db')} is in use by another command, and stayed so for as long as fdp waits.
Let the other command finish, then run this one again. Nothing was changed.
`);

describe('a database that another command is writing to', () => {
  it('for longer than fdp waits: an import and a review', async () => {
    // FDP_WAIT: ten seconds unless it says otherwise.
    await Promise.all(
      [
        ['import', 'more.csv'],
        ['review', '--window', 'rolling'],
      ].map(async (args) => {
        const folder = await folderWithDatabase('more.csv');
        await lock(folder);
        await expectRefusal(folder, args, inUse(folder), { env: { FDP_WAIT: '1' } });
      }),
    );
  });

  it('for a second: the command waits, and does its work', async () => {
    const folder = await folderWithDatabase('more.csv');
    await lock(folder, 1000);
    expect(await runFdp(folder, ['import', 'more.csv'])).toEqual(
      done(`more.csv: 1 row of "Facilitator Development Program application" = 1 new + 0
revised + 0 unchanged + 0 held
Kept as import 2.
`),
    );
    expect(rowsOf(path.join(folder, 'fdp.db'), 'select count(*) from application')).toEqual([[3]]);
  });

  it('can be read meanwhile', async () => {
    const folder = await folderWithDatabase();
    await lock(folder);
    const run = await runFdp(folder, ['list', '--json']);
    expect({ ...run, stdout: (JSON.parse(run.stdout) as { applications: unknown[] }).applications.length }).toEqual({
      ...done(''),
      stdout: 2,
    });
  });
});

describe('a database that another command is just making', () => {
  it('is waited for too', async () => {
    const folder = folderWith('good.csv');
    writeFileSync(path.join(folder, 'fdp.db'), '');
    await lock(folder, 1000);
    expect(await runFdp(folder, ['import', 'good.csv'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(rowsOf(path.join(folder, 'fdp.db'), 'select count(*) from application')).toEqual([[2]]);
  });

  it('by an import of its own: all of them find their place, whoever comes first', async () => {
    const folder = folderWith('good.csv', 'more.csv');
    const runs = await Promise.all(
      ['good.csv', 'more.csv', 'good.csv'].map((file) => runFdp(folder, ['import', file])),
    );
    expect(runs.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
      runs.map(() => ({ exitCode: 0, stderr: '' })),
    );
    expect(rowsOf(path.join(folder, 'fdp.db'), 'select count(*) from application')).toEqual([[3]]);
    expect(integrityOf(path.join(folder, 'fdp.db'))).toBe('ok');
  });
});

// A disk that fills up: nothing of the command stays, everything from before does, and with room the same command succeeds.
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { integrityOf, rowsOf, stateOf, temporaryFolder } from '../support/folder-state.ts';
import { done, failed, runFdp } from '../support/run-fdp.ts';
import { fixture } from './corpus.ts';
import { writeMany } from './many-people.ts';
import { smallDisk } from './small-disk.ts';

const full = (database: string) =>
  failed(`error: ${database} can't be written: the disk is full or failed.
Make room on the disk, and where temporary files go (TMPDIR), and run the command again. Nothing of it was kept.
`);

describe('a disk that fills up in the middle of an import', () => {
  it('into a database in which something is', async () => {
    const disk = smallDisk(2);
    const database = path.join(disk.folder, 'fdp.db');
    const many = writeMany(temporaryFolder(), 3000);
    copyFileSync(fixture('good.csv'), path.join(disk.folder, 'good.csv'));
    await runFdp(disk.folder, ['import', 'good.csv'], disk.options());
    const before = stateOf(disk.folder);

    expect(await runFdp(disk.folder, ['import', many], disk.options())).toEqual(full(database));
    expect(stateOf(disk.folder)).toEqual(before);
    expect(integrityOf(database)).toBe('ok');
    expect(await runFdp(disk.folder, ['list', '--json'], disk.options())).toMatchObject({ exitCode: 0, stderr: '' });

    disk.grow();
    const run = await runFdp(disk.folder, ['import', '--json', many], disk.options());
    expect(JSON.parse(run.stdout)).toMatchObject({ imports: [{ rows: 3000, new: 3000, held: 0 }] });
    expect(rowsOf(database, 'select count(*) from application')).toEqual([[3002]]);
    expect(integrityOf(database)).toBe('ok');
  });

  it('into a new database: none is left', async () => {
    const disk = smallDisk(2);
    const many = writeMany(temporaryFolder(), 3000);
    expect(await runFdp(disk.folder, ['import', many], disk.options())).toEqual(full(path.join(disk.folder, 'fdp.db')));
    expect(readdirSync(disk.folder)).toEqual([]);

    disk.grow();
    expect(await runFdp(disk.folder, ['import', many], disk.options())).toMatchObject({ exitCode: 0, stderr: '' });
    expect(rowsOf(path.join(disk.folder, 'fdp.db'), 'select count(*) from application')).toEqual([[3000]]);
  });
});

it('a folder for temporary files that fills up while the e-mails of a new database are sorted: none is left', async () => {
  const disk = smallDisk(1);
  const folder = temporaryFolder();
  // More e-mails than are sorted in one run.
  const many = writeMany(temporaryFolder(), 80_000);
  const options = () => ({ ...disk.options(), env: { TMPDIR: disk.folder } });
  expect(await runFdp(folder, ['import', many], options())).toEqual(full(path.join(folder, 'fdp.db')));
  expect([...readdirSync(folder), ...readdirSync(disk.folder)]).toEqual([]);

  disk.grow();
  expect(await runFdp(folder, ['import', many], options())).toMatchObject({ exitCode: 0, stderr: '' });
  expect(rowsOf(path.join(folder, 'fdp.db'), 'select count(*) from application')).toEqual([[80_000]]);
});

it('a disk on which an import fits once, and not a second time when its log is copied: it stays, and can be read', async () => {
  const disk = smallDisk(4);
  const database = path.join(disk.folder, 'fdp.db');
  await runFdp(disk.folder, ['import', fixture('good.csv')], disk.options());
  await runFdp(disk.folder, ['list'], disk.options());
  const many = writeMany(temporaryFolder(), 2000);
  expect(await runFdp(disk.folder, ['import', many], disk.options())).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await runFdp(disk.folder, ['list', '--top', '1'], disk.options())).toMatchObject({
    exitCode: 0,
    stderr: '1 of 2,002 applications\n',
  });
  expect(integrityOf(database)).toBe('ok');
});

it('a disk that fills up under --output: yesterday’s file is still there, whole', async () => {
  const disk = smallDisk(1);
  const elsewhere = temporaryFolder();
  const database = path.join(elsewhere, 'fdp.db');
  await runFdp(elsewhere, ['import', fixture('good.csv')]);
  await runFdp(elsewhere, ['review', '--window', 'rolling']);
  const print = ['--db', database, 'shortlist', '--format', 'json', '--output', 'shortlist.json'];
  expect(await runFdp(disk.folder, [...print, 'rolling-1'], disk.options())).toEqual(
    done('', 'Written to shortlist.json.\n'),
  );
  const yesterday = readFileSync(path.join(disk.folder, 'shortlist.json'), 'utf8');

  await runFdp(elsewhere, ['import', writeMany(elsewhere, 3000)]);
  await runFdp(elsewhere, ['review', '--window', 'rolling']);
  const again = await runFdp(disk.folder, [...print, 'rolling-2'], disk.options());
  expect(again).toEqual(
    failed(`error: shortlist.json can't be written: ${disk.reason}.
Name a file in a folder that exists and that you may write to: --output FILE.
`),
  );
  expect(readdirSync(disk.folder)).toEqual(['shortlist.json']);
  expect(readFileSync(path.join(disk.folder, 'shortlist.json'), 'utf8')).toBe(yesterday);

  disk.grow();
  expect(await runFdp(disk.folder, [...print, 'rolling-2'], disk.options())).toEqual(
    done('', 'Written to shortlist.json.\n'),
  );
});

// Where nothing can be written: the database, its folder, a file of --output, a folder for a program. Nothing is half-done.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rowsOf } from '../support/folder-state.ts';
import { done, failed, runFdp } from '../support/run-fdp.ts';
import { underling } from '../support/underling.ts';
import { expectRefusal, folderWith, folderWithDatabase } from './corpus.ts';

/** Lets everybody read a folder and its files, and write `mode` says what; the tests' own rights come back afterwards. */
function allow(folder: string, mode: number, files: Readonly<Record<string, number>> = {}): void {
  chmodSync(folder, mode);
  for (const [file, rights] of Object.entries(files)) chmodSync(path.join(folder, file), rights);
  onTestFinished(() => chmodSync(folder, 0o755));
}

describe('a database that is read-only', () => {
  const readOnly = (folder: string) =>
    failed(`error: ${path.join(folder, 'fdp.db')} can't be written: it is read-only.
Ask for write access to the file and its folder, or work on a copy: --db COPY. Nothing was changed.
`);

  it.each([[['import', 'more.csv']], [['review', '--window', 'rolling']]])(
    'in a folder that is read-only: %j',
    async (args) => {
      const folder = await folderWithDatabase('more.csv');
      allow(folder, 0o555, { 'fdp.db': 0o444, 'more.csv': 0o444 });
      await expectRefusal(folder, args, readOnly(folder), { account: underling() });
    },
  );

  it('in a folder that is not', async () => {
    const folder = await folderWithDatabase('more.csv');
    allow(folder, 0o777, { 'fdp.db': 0o444, 'more.csv': 0o444 });
    const rows = () => rowsOf(path.join(folder, 'fdp.db'), 'select email from applicant order by id');
    const before = rows();
    expect(await runFdp(folder, ['import', 'more.csv'], { account: underling() })).toEqual(readOnly(folder));
    expect(rows()).toEqual(before);
  });

  it('and not even to be read', async () => {
    const folder = await folderWithDatabase();
    allow(folder, 0o555, { 'fdp.db': 0o000 });
    const refusal = failed(`error: ${path.join(folder, 'fdp.db')} can't be opened.
Check that you may read and write the file and the folder it is in, or choose another: --db FILE.
`);
    expect(await runFdp(folder, ['list'], { account: underling() })).toEqual(refusal);
  });
});

describe('a folder that can’t be written', () => {
  it('for a new database', async () => {
    const folder = folderWith('good.csv');
    allow(folder, 0o555, { 'good.csv': 0o444 });
    await expectRefusal(
      folder,
      ['import', 'good.csv'],
      failed(`error: The database ${path.join(folder, 'fdp.db')} can't be made: permission denied.
Choose a folder that you may write to: --db FILE, or set FDP_DB.
`),
      { account: underling() },
    );
  });

  it('for a new program', async () => {
    const folder = folderWith();
    allow(folder, 0o555);
    await expectRefusal(
      folder,
      ['init', 'spring', '--yes'],
      failed(`error: ${path.join(folder, 'spring')} can't be written: permission denied.
Name a folder where you may write.
`),
      { account: underling() },
    );
  });

  it('for the demo’s database', async () => {
    const folder = folderWith();
    allow(folder, 0o555);
    await expectRefusal(
      folder,
      ['demo', '--keep', 'practice'],
      failed(`error: practice can't be made: permission denied.
Name a folder where you may write: --keep DIR.
`),
      { account: underling() },
    );
  });

  it('for a shortlist', async () => {
    const folder = await folderWithDatabase();
    await runFdp(folder, ['review', '--window', 'rolling']);
    mkdirSync(path.join(folder, 'papers'));
    allow(folder, 0o777, { 'fdp.db': 0o666, papers: 0o555 });
    await expectRefusal(
      folder,
      ['shortlist', '--format', 'csv', '--output', 'papers/rolling-1.csv'],
      failed(`error: papers/rolling-1.csv can't be written: permission denied.
Name a file in a folder that exists and that you may write to: --output FILE.
`),
      { account: underling() },
    );
  });
});

it('an export that can’t be read', async () => {
  const folder = await folderWithDatabase('more.csv');
  allow(folder, 0o755, { 'more.csv': 0o000 });
  const refusal = failed(`error: more.csv can't be read: you have no permission.
Make it readable for you, or import a copy that you own.
`);
  expect(await runFdp(folder, ['import', 'more.csv'], { account: underling() })).toEqual(refusal);
});

describe('--output', () => {
  const named = 'Name a file in a folder that exists and that you may write to: --output FILE.\n';

  it.each([
    ['in a folder that is not there', 'papers/rolling-1.csv', 'the folder above it is not there'],
    ['that is a folder', '.', 'it is a folder'],
    ['below a file', 'fdp.db/rolling-1.csv', 'something above it is a file, not a folder'],
  ])('%s', async (_, output, reason) => {
    const folder = await folderWithDatabase();
    await runFdp(folder, ['review', '--window', 'rolling']);
    await expectRefusal(
      folder,
      ['shortlist', '--output', output],
      failed(`error: ${output} can't be written: ${reason}.\n${named}`),
    );
  });

  it('of a review: where the file can’t be written, nothing is taken up', async () => {
    const folder = await folderWithDatabase();
    await expectRefusal(
      folder,
      ['review', '--window', 'rolling', '--output', 'papers/rolling-1.csv'],
      failed(`error: papers/rolling-1.csv can't be written: the folder above it is not there.\n${named}`),
    );
    expect(await runFdp(folder, ['review', '--window', 'rolling', '--output', 'rolling-1.csv'])).toEqual(
      done('', 'Batch rolling-1 taken up: 2 applications.\nWritten to rolling-1.csv.\n'),
    );
  });
});

describe('a new program', () => {
  it('where something is already', async () => {
    const folder = folderWith();
    mkdirSync(path.join(folder, 'program'));
    writeFileSync(path.join(folder, 'program', 'notes.txt'), 'mine\n');
    await expectRefusal(
      folder,
      ['init', '--yes'],
      failed(`error: ${path.join(folder, 'program')} is not empty (notes.txt is in it).
Name a folder that is not there yet, or an empty one.
`),
    );
  });

  it('where a file is', async () => {
    const folder = folderWith('good.csv');
    const before = readFileSync(path.join(folder, 'good.csv'));
    await expectRefusal(
      folder,
      ['init', 'good.csv', '--yes'],
      failed(`error: ${path.join(folder, 'good.csv')} is a file, expected a folder.
Name a folder that is not there yet, or an empty one.
`),
    );
    expect(readFileSync(path.join(folder, 'good.csv'))).toEqual(before);
  });

  it('kept where a file is, by the demo', async () => {
    await expectRefusal(
      folderWith('good.csv'),
      ['demo', '--keep', 'good.csv'],
      failed(`error: good.csv can't be made: a file stands there already.
Name a folder where you may write: --keep DIR.
`),
    );
  });
});

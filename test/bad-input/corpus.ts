// The corpus: one file for one way to be wrong, and a database in which something is that can be lost.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { stateOf, temporaryFolder } from '../support/folder-state.ts';
import { type Run, type RunOptions, root, runFdp } from '../support/run-fdp.ts';

export const fixture = (name: string): string => path.join(root, 'test', 'fixtures', 'bad-input', name);

/** A folder of its own with these files of the corpus. */
export function folderWith(...names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) copyFileSync(fixture(name), path.join(folder, name));
  return folder;
}

const origin = mkdtempSync(path.join(tmpdir(), 'fdp-good-'));
afterAll(() => rmSync(origin, { recursive: true, force: true }));
let made: Promise<string> | undefined;

/** The database that `fdp import good.csv` makes; once for every file of tests. */
async function goodDatabase(): Promise<string> {
  copyFileSync(fixture('good.csv'), path.join(origin, 'good.csv'));
  expect(await runFdp(origin, ['import', 'good.csv'])).toMatchObject({ exitCode: 0, stderr: '' });
  return path.join(origin, 'fdp.db');
}

/** The same folder, with María's and Ben's applications in its fdp.db. */
export async function folderWithDatabase(...names: readonly string[]): Promise<string> {
  made ??= goodDatabase();
  const folder = folderWith(...names);
  copyFileSync(await made, path.join(folder, 'fdp.db'));
  return folder;
}

/** Runs a command that should fail: that it ends in these words and this exit code, and has changed nothing in the folder. */
export async function expectRefusal(
  folder: string,
  args: readonly string[],
  refusal: Run,
  options: RunOptions = {},
): Promise<void> {
  const before = stateOf(folder);
  expect(await runFdp(folder, args, options)).toEqual(refusal);
  expect(stateOf(folder)).toEqual(before);
}

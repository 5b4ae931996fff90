// A small committee in the middle of its work, for several processes to work on.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { manyPeople, writeMany } from '../bad-input/many-people.ts';
import { temporaryFolder } from '../support/folder-state.ts';
import { runFdp } from '../support/run-fdp.ts';

export const people = 24;
/** The numbers of their applications. */
export const all = Array.from({ length: people }, (_, at) => at + 1);

/** Runs commands that have to come to a good end. */
export async function must(folder: string, ...commands: readonly (readonly string[])[]): Promise<void> {
  for (const args of commands) expect(await runFdp(folder, args)).toMatchObject({ exitCode: 0 });
}

/** A batch of people, read by Ada and Bo, who have scored nothing yet. */
export async function committee(): Promise<string> {
  const folder = temporaryFolder();
  writeMany(folder, people);
  await must(
    folder,
    ['import', 'many.csv'],
    ['review', '--window', 'rolling'],
    ['reviewers', 'add', 'Ada Park', '--email', 'ada@readers.example.com'],
    ['reviewers', 'add', 'Bo Lind', '--email', 'bo@readers.example.com'],
    ['assign', 'rolling-1', '--reviews', '2'],
  );
  const late = manyPeople(people).replaceAll('person-', 'late-');
  writeFileSync(path.join(folder, 'late.csv'), late);
  writeFileSync(path.join(folder, 'later.csv'), late.replaceAll('late-', 'later-'));
  const decided = all.map((application) => `${application},${application % 2 === 0 ? 'accept' : 'decline'},by lot`);
  writeFileSync(path.join(folder, 'decisions.csv'), ['Application,Decision,Reason', ...decided, ''].join('\n'));
  const sheet = all.map((application) => `bo@readers.example.com,${application},3,5`);
  writeFileSync(path.join(folder, 'bo.csv'), ['Reviewer,Application,motivation,equity', ...sheet, ''].join('\n'));
  return folder;
}

export const databaseIn = (folder: string): string => path.join(folder, 'fdp.db');

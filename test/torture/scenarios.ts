// What is disturbed: a command, where it begins, and what is to be true beyond its database.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runFdp } from '../support/run-fdp.ts';
import { keptIn } from './kept.ts';

export interface Scenario {
  readonly name: string;
  /** The folder that it begins with; never changed. */
  readonly origin: string;
  readonly args: readonly string[];
  /** The command that is given after a disturbance, where it is not the same again. */
  readonly again?: readonly string[];
  /** The exit code of the same command where it has been done already. */
  readonly doneExit: 0 | 1;
  /** Whether the same again leaves what it left. A restore is one more line of the log each time. */
  readonly isIdempotent: boolean;
  /** Looks at the other files; throws where something is wrong. `isWhole`: the database says that the command has happened. */
  readonly check?: (folder: string, isWhole: boolean, before: string) => Promise<void>;
}

export const databaseIn = (folder: string): string => path.join(folder, 'fdp.db');

const fixtures = path.join(root, 'test', 'fixtures');

/** An export of so many people, each with an address of their own. */
function exportOf(people: number, who: string): string {
  const [header = '', row = ''] = readFileSync(path.join(fixtures, 'bad-input', 'more.csv'), 'utf8').split('\r\n');
  const rows = Array.from({ length: people }, (_, at) => row.replace('ana.lee@', `${who}-${at}@`));
  return [header, ...rows, ''].join('\r\n');
}

async function must(folder: string, ...commands: readonly (readonly string[])[]): Promise<void> {
  for (const args of commands) {
    const { exitCode, stderr } = await runFdp(folder, args);
    if (exitCode !== 0) throw new Error(`fdp ${args.join(' ')}: ${stderr}`);
  }
}

/** A copy of a folder, and what is done in it before it begins. */
async function grown(from: string, to: string, ...commands: readonly (readonly string[])[]): Promise<string> {
  copyFolder(from, to);
  await must(to, ...commands);
  return to;
}

export function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) copyFileSync(path.join(from, name), path.join(to, name));
}

/** Every file of a kind that is complete holds what it was copied from. */
async function copiesHold(folder: string, pattern: RegExp, digest: string): Promise<number> {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  for (const name of found) {
    const kept = await keptIn(path.join(folder, name));
    if (kept !== digest) throw new Error(`${name} does not hold what was copied`);
  }
  return found.length;
}

/** Makes the folders that the commands begin with. `people`: how large they are. */
export async function makeScenarios(scratch: string, people: number): Promise<Scenario[]> {
  const at = (name: string): string => path.join(scratch, 'origin', name);
  const start = at('start');
  mkdirSync(start, { recursive: true });
  writeFileSync(path.join(start, 'first.csv'), exportOf(people, 'first'));
  writeFileSync(path.join(start, 'second.csv'), exportOf(people, 'second'));
  const decisions = Array.from({ length: people }, (_, n) => `${n + 1},${n % 3 === 0 ? 'accept' : 'decline'},a test`);
  writeFileSync(path.join(start, 'decisions.csv'), ['Application,Decision,Reason', ...decisions, ''].join('\n'));
  const imported = await grown(start, at('imported'), ['import', 'first.csv']);
  const twice = await grown(imported, at('twice'), ['import', 'second.csv']);
  const reviewed = await grown(
    imported,
    at('reviewed'),
    ...[
      ['review', '--window', 'rolling', '--top', '1'],
      ['reviewers', 'add', 'Ada Park', '--email', 'ada@committee.example.org'],
      ['reviewers', 'add', 'Bo Lind', '--email', 'bo@committee.example.org'],
    ],
  );
  const backedUp = await grown(imported, at('backed-up'), ['backup', 'yesterday.db'], ['import', 'second.csv']);
  const old = at('old');
  mkdirSync(old);
  copyFileSync(path.join(fixtures, 'databases', 'fdp-0.1.0.sqlite'), databaseIn(old));
  const idempotent = { doneExit: 0, isIdempotent: true } as const;
  return [
    { name: 'import into a new database', origin: start, args: ['import', 'first.csv'], ...idempotent },
    { name: 'import', origin: imported, args: ['import', 'second.csv'], ...idempotent },
    { name: 'undo of an import', origin: twice, args: ['undo', 'import', '2', '--yes'], ...idempotent, doneExit: 1 },
    { name: 'review', origin: imported, args: ['review', '--window', 'rolling'], ...idempotent },
    { name: 'assignment', origin: reviewed, args: ['assign', 'rolling-1', '--reviews', '2'], ...idempotent },
    { name: 'decisions', origin: reviewed, args: ['decide', '--from', 'decisions.csv', '--yes'], ...idempotent },
    {
      name: 'upgrade',
      origin: old,
      // One that does nothing else: others score anew by the program in force, which is a second change.
      args: ['sheets', 'held'],
      ...idempotent,
      check: async (folder, isWhole, before) => {
        const copies = await copiesHold(folder, /-before-upgrade-[\d-]+\.db$/, before);
        if (isWhole && copies === 0) throw new Error('upgraded without a copy of what was there');
      },
    },
    {
      name: 'backup',
      origin: twice,
      args: ['backup', 'today.db'],
      again: ['backup', 'today.db', '--force'],
      ...idempotent,
      check: async (folder, _isWhole, before) => void (await copiesHold(folder, /^today\.db$/, before)),
    },
    {
      name: 'restore',
      origin: backedUp,
      args: ['restore', 'yesterday.db', '--yes'],
      doneExit: 0,
      isIdempotent: false,
      check: async (folder, isWhole, before) => {
        const copies = readdirSync(folder).filter((name) => /^fdp-before-restore-[\d-]+\.db$/.test(name));
        if (isWhole && copies.length === 0) throw new Error('restored without a copy of what was there');
        const first = copies.find((name) => name === 'fdp-before-restore-2016-02-16.db');
        if (first !== undefined) await copiesHold(folder, /^fdp-before-restore-2016-02-16\.db$/, before);
      },
    },
  ];
}

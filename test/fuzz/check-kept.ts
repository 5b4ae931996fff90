// What an import leaves behind: told without harm, given back byte for byte, and gone when it is taken back.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { runHere } from '../support/run-here.ts';
import type { Input } from './inputs.ts';
import { must } from './outcome.ts';
import { mustBeHarmless } from './shown.ts';

export interface Kept {
  readonly applications: number;
  readonly revisions: number;
  readonly participants: number;
  readonly held: number;
}

export function countKept(folder: string): Kept {
  const database = new BetterSqlite(path.join(folder, 'fdp.db'), { readonly: true });
  try {
    return database
      .prepare(`select (select count(*) from application) as applications, (select count(*) from revision) as revisions,
        (select count(*) from participant) as participants, (select count(*) from held_row) as held`)
      .get() as Kept;
  } finally {
    database.close();
  }
}

/** Runs a command that has to succeed; what it prints. */
async function run(folder: string, now: string, ...args: readonly string[]): Promise<string> {
  const { exitCode, out, notes } = await runHere(folder, args, now);
  must(exitCode === 0, () => `fdp ${args.join(' ')} exits with ${exitCode}: ${notes}`);
  mustBeHarmless(`${out}\n${notes}`);
  return out;
}

/** `number` is that of an import of these bytes, the only one that brought anything. */
export async function checkKept(folder: string, { bytes }: Input, number: number, now: string): Promise<void> {
  await run(folder, now, 'imports', String(number));
  await run(folder, now, 'imports', String(number), '--file', 'back');
  must(readFileSync(path.join(folder, 'back')).equals(bytes), () => 'the file comes back with other bytes');

  const { applications, held } = countKept(folder);
  if (applications > 0) {
    await run(folder, now, 'list');
    mustStandIn(bytes, await run(folder, now, 'show', '1', '--original', '--json'));
  }
  if (held > 0) {
    const { issues } = JSON.parse(await run(folder, now, 'issues', '--json')) as { issues: { issue: number }[] };
    const [first] = issues;
    must(first !== undefined, () => `${held} rows are held, and no issue is listed`);
    await run(folder, now, 'issues');
    await run(folder, now, 'issues', String(first.issue), '--original');
  }
  await run(folder, now, 'undo', 'import', String(number), '--yes');
  const left = Object.entries(countKept(folder)).filter(([, count]) => count !== 0);
  must(left.length === 0, () => `an import that is taken back leaves ${left.join()} behind`);
}

/** Rows of a text have bytes, and those stand in it. */
function mustStandIn(bytes: Buffer, printed: string): void {
  const { originals } = JSON.parse(printed) as {
    originals: { isKept: boolean; line: number; base64: string | null }[];
  };
  must(originals.length > 0, () => 'an application without a row that it came from');
  for (const { isKept, line, base64 } of originals) {
    must(isKept, () => `the row on line ${line} is not kept`);
    const isPacked = bytes.subarray(0, 2).equals(Buffer.from('PK'));
    if (isPacked) continue;
    must(base64 !== null, () => `the row on line ${line} has no bytes`);
    must(bytes.includes(Buffer.from(base64, 'base64')), () => `the row on line ${line} is given back with other bytes`);
  }
}

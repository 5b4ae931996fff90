// A form made of a damaged export, by the proposals alone: it reads that export, and tells of every row.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runHere } from '../support/run-here.ts';
import { importFile } from './check-import.ts';
import { now } from './check-reading.ts';
import type { Input } from './inputs.ts';
import { must, type Outcome } from './outcome.ts';
import { mustBeHarmless } from './shown.ts';

const file = 'export.csv';

export async function checkForm(input: Input, parent: string): Promise<Outcome> {
  const folder = mkdtempSync(path.join(parent, 'form-'));
  try {
    writeFileSync(path.join(folder, file), input.bytes);
    if (!(await succeeds(folder, 'form', 'new', file, '--id', 'fuzzed', '--yes'))) return { kind: 'refused' };
    // One that has been written is one that can be read, and held against its export.
    must(await succeeds(folder, 'program', 'check'), () => 'a form is written that is not well-formed');
    await succeeds(folder, 'form', 'check', 'fuzzed', file);
    const said = await importFile(folder, '--form', 'fuzzed');
    return said === null ? { kind: 'refused' } : { kind: 'read', rows: said.rows, held: said.held, leftOut: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a command does what it is for; otherwise it says why not. */
async function succeeds(folder: string, ...args: readonly string[]): Promise<boolean> {
  const { exitCode, out, notes } = await runHere(folder, args, now);
  must(exitCode === 0 || exitCode === 1, () => `fdp ${args.join(' ')} exits with ${exitCode}: ${notes}`);
  must(exitCode === 0 || out !== '' || /^error: ./m.test(notes), () => `a refusal without a word: ${notes}`);
  mustBeHarmless(`${out}\n${notes}`);
  return exitCode === 0;
}

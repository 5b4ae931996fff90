// An input through everything: the command line, twice, into a database of its own.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Program } from '../../src/domain/program/program.ts';
import { runHere } from '../support/run-here.ts';
import { checkKept, countKept } from './check-kept.ts';
import { checkReading, now } from './check-reading.ts';
import type { Input } from './inputs.ts';
import { must, type Outcome } from './outcome.ts';
import { mustBeHarmless } from './shown.ts';

const file = 'export.csv';

interface Said {
  readonly form: string;
  readonly rows: number;
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly held: number;
  readonly issues: readonly { readonly line: number; readonly severity: string }[];
}

export async function checkImport(input: Input, program: Program, parent: string): Promise<Outcome> {
  const read = await checkReading(input, program);
  const folder = mkdtempSync(path.join(parent, 'import-'));
  try {
    writeFileSync(path.join(folder, file), input.bytes);
    const rehearsed = await runHere(folder, ['import', file, '--dry-run'], now);
    mustBeHarmless(`${rehearsed.out}\n${rehearsed.notes}`);
    must(readdirSync(folder).join() === file, () => `a rehearsal leaves ${readdirSync(folder).join()} behind`);
    const first = await importFile(folder);
    must((first === null) === (rehearsed.exitCode !== 0), () => 'the rehearsal goes another way than the import');
    if (first === null) {
      must(read.kind === 'refused' || read.rows === 0, () => 'the import refuses what can be read');
      must(readdirSync(folder).join() === file, () => `a refused import leaves ${readdirSync(folder).join()} behind`);
      return { kind: 'refused' };
    }
    must(read.kind === 'read', () => 'the import takes in what can not be read');
    must(first.rows === read.rows, () => `${first.rows} rows are told, ${read.rows} are there`);
    must(first.held === read.held, () => `${first.held} held rows are told, ${read.held} are there`);
    const kept = countKept(folder);
    const isRoster = program.forms.find(({ id }) => id === first.form)?.holds === 'past-participants';
    const expected = isRoster
      ? { applications: 0, revisions: 0, participants: first.new }
      : { applications: first.new, revisions: first.new + first.revised, participants: 0 };
    for (const [what, count] of Object.entries(expected)) {
      const found = kept[what as keyof typeof expected];
      must(found === count, () => `${found} ${what} for ${first.new} new and ${first.revised} revised rows`);
    }
    must(
      kept.held <= first.held && (kept.held > 0 || first.held === 0),
      () => `${kept.held} kept of ${first.held} held rows`,
    );
    const again = await importFile(folder);
    must(again !== null, () => 'the same file is refused the second time');
    must(
      again.new === 0 && again.revised === 0,
      () => `the same file again: ${again.new} new, ${again.revised} revised`,
    );
    must(again.rows === first.rows && again.held === first.held, () => 'the same file has other rows the second time');
    await checkKept(folder, input, 1, now);
    return read;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the import says of the file; null where it refuses it in good order. */
export async function importFile(folder: string, ...flags: readonly string[]): Promise<Said | null> {
  const ran = await runHere(folder, ['import', file, '--json', ...flags], now);
  mustBeHarmless(`${ran.out}\n${ran.notes}`);
  must(ran.exitCode === 0 || ran.exitCode === 1, () => `exit code ${ran.exitCode}: ${ran.notes}`);
  if (ran.exitCode === 1) {
    must(/^error: ./m.test(ran.notes) && ran.out === '', () => `a refusal without a word: ${ran.notes}`);
    return null;
  }
  const [said] = (JSON.parse(ran.out) as { imports: Said[] }).imports;
  must(said !== undefined, () => 'an import without a report');
  const sum = said.new + said.revised + said.unchanged + said.held;
  must(sum === said.rows, () => `${said.rows} rows are told, and ${sum} accounted for`);
  const heldLines = new Set(said.issues.filter(({ severity }) => severity === 'held').map(({ line }) => line));
  must(heldLines.size === said.held, () => `${said.held} rows are held, and ${heldLines.size} have a reason`);
  return said;
}

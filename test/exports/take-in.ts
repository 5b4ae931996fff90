// One export, from the file to the shortlist: what a person would type, in a folder of its own.
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { ExportName } from '../support/exports/exports.ts';
import { rowsOf, temporaryFolder } from '../support/folder-state.ts';
import { root, runFdp } from '../support/run-fdp.ts';

export interface ImportSaid {
  readonly rows: number;
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly held: number;
  readonly issues: readonly { readonly line: number; readonly code: string; readonly column: string | null }[];
}

/** What became of an export. */
export interface TakenIn {
  readonly folder: string;
  readonly said: ImportSaid;
  /** The shortlists, without the numbers of the applications: those hang on the order of the rows. */
  readonly shortlist: unknown;
  /** Every submission that is kept: whose, when, all answers. */
  readonly submissions: readonly unknown[];
}

/** A folder with this export in it. */
export function folderWithExport(name: ExportName): string {
  const folder = temporaryFolder();
  copyFileSync(path.join(root, 'test', 'fixtures', 'exports', name), path.join(folder, name));
  return folder;
}

export async function takeIn(name: ExportName, ...flags: readonly string[]): Promise<TakenIn> {
  const folder = folderWithExport(name);
  const imported = await json<{ imports: ImportSaid[] }>(folder, ['import', name, ...flags]);
  const [said] = imported.imports;
  if (said === undefined) throw new Error(`${name}: an import without a report`);
  await json(folder, ['review', '--window', 'rolling']);
  return {
    folder,
    said,
    shortlist: numberless(await json(folder, ['shortlist', 'rolling-1'])),
    submissions: submissionsIn(folder),
  };
}

/** Runs a command that must come to a good end. */
export async function json<Printed>(folder: string, args: readonly string[]): Promise<Printed> {
  const run = await runFdp(folder, [...args, '--json']);
  if (run.exitCode !== 0) throw new Error(`fdp ${args.join(' ')}: exit ${run.exitCode}\n${run.stderr}`);
  return JSON.parse(run.stdout) as Printed;
}

/** Lists that are in the order of the numbers come in that of the addresses. */
function numberless(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(numberless) as { rank?: number; email?: string }[];
    const isListed = items.every((item) => item?.email !== undefined && item.rank === undefined);
    return isListed ? items.sort((a, b) => ((a.email ?? '') < (b.email ?? '') ? -1 : 1)) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'application');
  return Object.fromEntries(entries.map(([key, item]) => [key, numberless(item)]));
}

const submissionsIn = (folder: string): unknown[] =>
  rowsOf(
    path.join(folder, 'fdp.db'),
    `select p.email, a.area, r.submitted_at, r.answers from revision r join application a on a.id = r.application_id
      join applicant p on p.id = a.applicant_id order by p.email, a.area, r.submitted_at`,
  ).map((row) => {
    const [email, area, submittedAt, answers] = row as string[];
    return { email, area, submittedAt, answers: JSON.parse(answers ?? '') as unknown };
  });

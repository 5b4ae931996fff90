// A new program out of one that exists: the folder is copied, with a few things changed in it.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { nearest } from '../../domain/did-you-mean.ts';
import { found, list } from '../../domain/program/finding.ts';
import { type Program, programFileSchema } from '../../domain/program/program.ts';
import { systemReason } from '../../domain/system-reason.ts';
import { UserError } from '../../domain/user-error.ts';
import { changeProgramFile, keepOptions, type ProgramChanges } from './edit-program.ts';
import { singleFiles } from './file-names.ts';
import { yamlFilesIn } from './folder.ts';
import { loadProgram, mistakenProgram, readProgram } from './load-program.ts';

export interface ProgramStart {
  /** The program to start from. */
  readonly from: string;
  /** The new folder: not there yet, or empty. */
  readonly to: string;
  readonly changes: ProgramChanges;
  /** Copies the samples too. */
  readonly samples?: boolean;
}

/**
 * Writes the folder `to`, whole or not at all, and returns the files written, each as a path that starts with `to`.
 * What it writes is a program without mistakes.
 * @throws UserError where `to` is not empty or can't be written, or where a change is not possible.
 */
export async function startProgram({ from, to, changes, samples = false }: ProgramStart): Promise<string[]> {
  refuseFilled(to);
  const program = await loadProgram(from);
  refuseImpossible(changes, program);
  const contents = contentsOf(from, program, changes, samples);
  // Where the folder is there already it is filled from within: it may be the one the person stands in.
  const isThere = existsSync(to);
  const target = path.resolve(to);
  const unfinished = `.fdp-${randomBytes(6).toString('hex')}.unfinished`;
  const draft = path.join(isThere ? target : path.dirname(target), unfinished);
  try {
    for (const [file, bytes] of contents) {
      const at = path.join(draft, file);
      mkdirSync(path.dirname(at), { recursive: true });
      writeFileSync(at, bytes);
    }
    const { mistakes } = await readProgram(draft);
    if (mistakes.length > 0) throw mistakenProgram(to, mistakes);
    if (isThere) moveUp(draft, target);
    else renameSync(draft, target);
  } catch (error) {
    throw unwritable(error, to);
  } finally {
    if (existsSync(draft)) rmSync(draft, { recursive: true, force: true });
  }
  return [...contents.keys()].map((file) => path.join(to, file));
}

function refuseFilled(to: string): void {
  if (!existsSync(to)) return;
  const hint = 'Name a folder that is not there yet, or an empty one.';
  if (!statSync(to).isDirectory()) throw new UserError(`${to} is a file, expected a folder`, { hint });
  const [first] = readdirSync(to);
  if (first !== undefined) throw new UserError(`${to} is not empty (${first} is in it)`, { hint });
}

/** Every change is checked as if it stood in program.yaml, before anything is written. */
function refuseImpossible(changes: ProgramChanges, program: Program): void {
  const { id, name, cycle, timeZone, windows, ranking } = programFileSchema.entries;
  const schemas = {
    id,
    name,
    cycle,
    timeZone,
    rollingClosesOn: windows.entries.rolling.entries.closesOn,
    seed: ranking.entries.seed,
  };
  for (const [key, schema] of Object.entries(schemas)) {
    const value = changes[key as keyof typeof schemas];
    const issue = value === undefined ? undefined : v.safeParse(schema, value).issues?.[0];
    if (issue !== undefined) throw new UserError(found([key], value, issue.message.replace(/^expected /, '')).message);
  }
  const known = program.focusAreas.map((area) => area.id);
  for (const area of changes.focusAreas ?? []) {
    if (known.includes(area)) continue;
    const meant = nearest(area, known);
    const { message } = found(['focus area'], area, `one of ${list(known)}`);
    throw new UserError(message, meant === null ? {} : { hint: `Did you mean ${meant}?` });
  }
  if (changes.focusAreas?.length === 0)
    throw new UserError(`no focus area kept, expected one or more of ${list(known)}`);
}

/** File by file, relative to the folder, what the new program holds. program.yaml is the last: it makes it a program. */
function contentsOf(
  from: string,
  program: Program,
  changes: ProgramChanges,
  samples: boolean,
): Map<string, string | Buffer> {
  const text = (file: string) => readFileSync(path.join(from, file), 'utf8');
  const kept = changes.focusAreas ?? program.focusAreas.map(({ id }) => id);
  const asked = program.gate.filter(({ kind }) => kind === 'offered').map(({ field }) => field);
  const contents = new Map<string, string | Buffer>();
  for (const file of yamlFilesIn(from, 'focus-areas').files) {
    if (kept.includes(path.posix.basename(file, '.yaml'))) contents.set(file, text(file));
  }
  const applications = program.forms
    .filter(({ holds }) => holds === 'applications')
    .map(({ id }) => `forms/${id}.yaml`);
  for (const file of yamlFilesIn(from, 'forms').files) {
    const isChanged = applications.includes(file);
    contents.set(file, isChanged ? keepOptions(text(file), ['focusArea', ...asked], kept) : text(file));
  }
  // The texts that people get. Those for a focus area go with it.
  for (const file of filesBelow(path.join(from, 'notices'))) {
    const [, area] = file.split('.');
    if (area === 'md' || area === undefined || kept.includes(area))
      contents.set(path.posix.join('notices', file), readFileSync(path.join(from, 'notices', file)));
  }
  for (const file of samples ? filesBelow(path.join(from, 'samples')) : []) {
    contents.set(path.posix.join('samples', file), readFileSync(path.join(from, 'samples', file)));
  }
  for (const file of singleFiles.toReversed()) {
    contents.set(file, file === 'program.yaml' ? changeProgramFile(text(file), changes) : text(file));
  }
  return contents;
}

function filesBelow(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const entries = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  return entries
    .filter((entry) => statSync(path.join(dir, entry)).isFile())
    .map((entry) => entry.replaceAll(path.sep, '/'));
}

/** Empties the draft into the folder around it; program.yaml last, and nothing stays when one of them can't be moved. */
function moveUp(draft: string, target: string): void {
  const names = readdirSync(draft).sort((a, b) => Number(a === 'program.yaml') - Number(b === 'program.yaml'));
  const moved: string[] = [];
  try {
    for (const name of names) {
      renameSync(path.join(draft, name), path.join(target, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) rmSync(path.join(target, name), { recursive: true, force: true });
    throw error;
  }
}

/** What the system says about a folder, in words; anything else is passed on. */
function unwritable(error: unknown, to: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof UserError || code === undefined) return error;
  return new UserError(`${to} can't be written: ${systemReason(error)}`, {
    hint: 'Name a folder where you may write.',
    cause: error,
  });
}

// The folder of the drafts: nothing in it is written over, and all that belongs to one run is there or nothing is.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemReason } from '../../../domain/system-reason.ts';
import { UserError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';

export interface DraftFolder {
  /** Absolute. */
  readonly dir: string;
  /** As messages name it. */
  readonly shownDir: string;
}

/** Which files are not there yet. Refused where the folder holds anything else: drafts of another day must not be sent with these. */
export function missingIn({ dir, shownDir }: DraftFolder, contents: ReadonlyMap<string, string | Buffer>): string[] {
  const hint = 'Name a folder that is not there yet, or an empty one: --dir DIR. Nothing was written.';
  if (!existsSync(dir)) return [...contents.keys()];
  if (!statSync(dir).isDirectory()) throw new UserError(`${shownDir} is a file, expected a folder.`, { hint });
  const there = readdirSync(dir);
  for (const name of there) {
    const content = contents.get(name);
    if (content === undefined)
      throw new UserError(`${shownDir} holds something else already: ${visible(name)}.`, { hint });
    if (!readFileSync(path.join(dir, name)).equals(Buffer.from(content)))
      throw new UserError(`${shownDir} holds another ${visible(name)}, of an earlier day or changed by hand.`, {
        hint,
      });
  }
  return [...contents.keys()].filter((name) => !there.includes(name));
}

/** Writes all of them or none. */
export function writeFiles(
  { dir, shownDir }: DraftFolder,
  contents: ReadonlyMap<string, string | Buffer>,
  names: readonly string[],
): void {
  const isThere = existsSync(dir);
  const written: string[] = [];
  try {
    if (!isThere) mkdirSync(dir, { mode: 0o700 });
    for (const name of names) {
      writeFileSync(path.join(dir, name), contents.get(name) ?? '', { mode: 0o600, flag: 'wx' });
      written.push(name);
    }
  } catch (error) {
    for (const name of written) rmSync(path.join(dir, name), { force: true });
    if (!isThere) rmSync(dir, { recursive: true, force: true });
    throw new UserError(`${shownDir} can't be written: ${systemReason(error)}.`, {
      hint: 'Name a folder where you may write: --dir DIR. Nothing was kept.',
      cause: error,
    });
  }
}

// Writing a file of ours: whole or not at all, readable by its owner alone.
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemReason } from '../../domain/system-reason.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Io } from '../io.ts';

/** What was there stays until the new one is complete. `name` as the user says it, from where they stand. */
export function writeWhole({ cwd }: Io, name: string, content: string | Uint8Array, hint: string): void {
  const file = path.resolve(cwd, name);
  const draft = `${file}.unfinished`;
  try {
    if (existsSync(file) && statSync(file).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    // A pipe or a device takes what is written into it; a file in its place would take it away from everybody.
    if (existsSync(file) && !statSync(file).isFile()) {
      writeFileSync(file, content);
    } else {
      writeFileSync(draft, content, { mode: 0o600 });
      renameSync(draft, file);
    }
  } catch (error) {
    removeDraft(draft);
    throw new UserError(`${name} can't be written: ${systemReason(error)}.`, { hint, cause: error });
  }
}

function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // Where it could not be made it can't be removed.
  }
}

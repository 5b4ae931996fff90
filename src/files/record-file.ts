// Reading a record that was written to a file.
import { readFileSync, statSync } from 'node:fs';
import { systemReason } from '../domain/system-reason.ts';
import { UserError } from '../domain/user-error.ts';

/** Far more than the record of a million applications takes. */
const mostBytes = 1_000_000_000;

/** The text of a record, to the byte. `name` as the user says it. Errors: not there, not readable, far too large. */
export function readRecordFile(path: string, name: string): string {
  try {
    if (statSync(path).size > mostBytes) throw Object.assign(new Error(), { code: 'EFBIG' });
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UserError(`There is no file ${name}.`, { hint: 'fdp batch record BATCH --output FILE writes one.' });
    throw new UserError(`${name} can't be read: ${systemReason(error)}.`, {
      hint: 'Name a file that fdp batch record BATCH --output FILE has written.',
      cause: error,
    });
  }
}

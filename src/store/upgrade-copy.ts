// The copy that is kept of a database before it is brought to a newer schema.
import { UserError } from '../domain/user-error.ts';
import { backUp } from './backup.ts';
import { copiesOf, freeCopyName } from './copy-names.ts';
import type { Passphrase } from './driver.ts';
import { removeDatabaseFiles } from './durable-file.ts';

/** More of them are of no use to anybody: the oldest go. */
const kept = 3;

/**
 * Copies a database as it is; where to. Inside the transaction that will change it: nobody writes in between, and of several
 * commands that come at once one makes the copy.
 * Errors: there is no room, or the folder can't be written. Then nothing is upgraded.
 */
export async function keepBeforeUpgrade(file: string, day: string, passphrase: Passphrase): Promise<string> {
  const copy = freeCopyName(file, 'before-upgrade', day);
  try {
    await backUp(file, copy, { force: false, patience: 10_000, passphrase });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      `Before ${file} is brought to the schema of this fdp a copy of it is kept, and that failed: ${error.message}`,
      {
        hint: `${error.hint ?? ''} Nothing was changed.`.trim(),
        cause: error,
      },
    );
  }
  for (const old of copiesOf(file, 'before-upgrade').slice(0, -kept)) removeDatabaseFiles(old);
  return copy;
}

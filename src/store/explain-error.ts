import { UserError } from '../domain/user-error.ts';
import { kindOfFile } from './file-kind.ts';

/** What SQLite's codes mean for a person. Whatever is not here is a bug and stays as it is. */
const explanations: ReadonlyArray<{ code: RegExp; says: (path: string) => string; hint: string }> = [
  {
    code: /^SQLITE_NOTADB/,
    says: (path) => `${path} is not a database of fdp.`,
    hint: 'To read a form export: fdp import FILE. To name another database: --db FILE.',
  },
  {
    code: /^SQLITE_CORRUPT/,
    says: (path) => `${path} is damaged.`,
    hint: 'fdp doctor tells what is wrong; fdp restore FILE brings a backup back.',
  },
  {
    code: /^SQLITE_BUSY|^SQLITE_LOCKED/,
    says: (path) => `${path} is in use by another command, and stayed so for as long as fdp waits.`,
    hint: 'Let the other command finish, then run this one again. Nothing was changed.',
  },
  {
    code: /^SQLITE_READONLY/,
    says: (path) => `${path} can't be written: it is read-only.`,
    hint: 'Ask for write access to the file and its folder, or work on a copy: --db COPY. Nothing was changed.',
  },
  {
    code: /^SQLITE_CANTOPEN|^SQLITE_PERM|^SQLITE_AUTH/,
    says: (path) => `${path} can't be opened.`,
    hint: 'Check that you may read and write the file and the folder it is in, or choose another: --db FILE.',
  },
  {
    code: /^SQLITE_FULL|^SQLITE_IOERR/,
    says: (path) => `${path} can't be written: the disk is full or failed.`,
    hint: 'Make room on the disk, and where temporary files go (TMPDIR), and run the command again. Nothing of it was kept.',
  },
];

/** What is said where a passphrase is wanted and none is there. */
export const isEncrypted = (file: string): UserError =>
  new UserError(`${file} is encrypted, and no passphrase was given.`, {
    hint: 'Name the file whose first line it is: --passphrase-file FILE, or FDP_PASSPHRASE_FILE.',
    exitCode: 2,
  });

/** Turns an error of the database into one with a remedy; passes every other error through. */
export function explainStoreError(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  if (code.startsWith('SQLITE_NOTADB') && kindOfFile(path) === 'encrypted') return isEncrypted(path);
  const found = explanations.find((explanation) => explanation.code.test(code));
  return found === undefined ? error : new UserError(found.says(path), { hint: found.hint, cause: error });
}

// The library that encrypts: a person installs it beside fdp who wants it, and nobody else pays for it.
import type BetterSqlite from 'better-sqlite3';
import { UserError } from '../domain/user-error.ts';

/** better-sqlite3 with one thing more: a passphrase, before anything is read. */
export interface CipherDriver extends BetterSqlite.Database {
  readonly key: (passphrase: Buffer) => number;
}

type CipherLibrary = new (file: string, options?: BetterSqlite.Options) => CipherDriver;

/** Under a name that is looked up when it is needed: the bundler leaves it alone, and nothing else asks for it. */
const library = 'better-sqlite3-multiple-ciphers';
/** The last line that admits Node 20; it brings the same SQLite as better-sqlite3 does. */
const version = '12.11.1';

/** The command that installs it where fdp finds it. */
const installsCipher = `npm install --global ${library}@${version}`;

/** Errors: it is not there, or was compiled for another Node. */
export async function loadCipher(): Promise<CipherLibrary> {
  try {
    const { default: Cipher } = (await import(library)) as { default: CipherLibrary };
    // What was compiled is loaded by the first database only.
    new Cipher(':memory:').close();
    return Cipher;
  } catch (error) {
    throw isMissing(error) ? missing(error) : broken(error);
  }
}

const isMissing = (error: unknown): boolean =>
  /MODULE_NOT_FOUND$/.test(String((error as { code?: unknown } | null)?.code)) &&
  String((error as Error).message).includes(`'${library}'`);

const elsewhere = `Where fdp lies in a folder of a project: npm install --no-save ${library}@${version} there.`;

const missing = (cause: unknown): UserError =>
  new UserError('A passphrase needs the library that encrypts, and it is not installed beside fdp.', {
    hint: `To install it: ${installsCipher}. ${elsewhere} Nothing was changed.`,
    cause,
  });

const broken = (cause: unknown): UserError =>
  new UserError(`The library that encrypts can’t be loaded by Node ${process.versions.node}.`, {
    hint: `Install it anew, with this Node: ${installsCipher}. ${elsewhere} Nothing was changed.`,
    cause,
  });

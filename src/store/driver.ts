// The one place where a file is opened as a database: plain, or with a passphrase.
import BetterSqlite from 'better-sqlite3';
import { UserError } from '../domain/user-error.ts';
import { type CipherDriver, loadCipher } from './cipher-library.ts';

/** What opens an encrypted database; null: it is plain. */
export type Passphrase = string | null;

export interface DriverOptions extends Pick<BetterSqlite.Options, 'timeout' | 'readonly' | 'fileMustExist'> {
  readonly passphrase?: Passphrase;
}

/** Errors: SQLite's own; the passphrase is not that of the file; what encrypts is not installed. */
export async function openDriver(
  file: string,
  { passphrase = null, ...options }: DriverOptions = {},
): Promise<BetterSqlite.Database> {
  if (passphrase === null) return new BetterSqlite(file, options);
  const Cipher = await loadCipher();
  return unlocked(new Cipher(file, options), file, passphrase);
}

/** A file and its passphrase. */
export interface Keyed {
  readonly file: string;
  readonly passphrase: Passphrase;
}

/** The name of the second database of a pair. */
export const source = 'source';

/** Two databases in one connection, `main` and `source`, each with a passphrase of its own or none. */
export async function openPair(main: Keyed, other: Keyed, timeout: number): Promise<BetterSqlite.Database> {
  const Cipher = await loadCipher();
  const opened = new Cipher(main.file, { timeout, fileMustExist: true });
  const driver = main.passphrase === null ? opened : unlocked(opened, main.file, main.passphrase);
  try {
    refuseWrong(other.file, () => {
      driver.prepare(`attach ? as ${source} key ?`).run(other.file, other.passphrase ?? '');
      driver.prepare(`select count(*) from ${source}.sqlite_master`).get();
    });
    // A pair is copied from one to the other: what refers to a row that comes later is no mistake.
    driver.pragma('foreign_keys = OFF');
    driver.pragma('temp_store = MEMORY');
    return driver;
  } catch (error) {
    driver.close();
    throw error;
  }
}

function unlocked(driver: CipherDriver, file: string, passphrase: string): BetterSqlite.Database {
  try {
    driver.key(Buffer.from(passphrase));
    refuseWrong(file, () => driver.prepare('select count(*) from sqlite_master').get());
    // What SQLite sets aside while it sorts is not encrypted: it has to stay in memory.
    driver.pragma('temp_store = MEMORY');
    return driver;
  } catch (error) {
    driver.close();
    throw error;
  }
}

/** Only what is read shows whether the passphrase was right. */
function refuseWrong(file: string, reads: () => unknown): void {
  try {
    reads();
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_NOTADB')) throw error;
    throw new UserError(`${file} does not open with this passphrase.`, {
      hint: 'A file of which the beginning is damaged says the same: then move it away, and fdp restore FILE brings a backup back. Nothing was changed.',
      cause: error,
    });
  }
}

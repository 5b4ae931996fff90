// What a database holds after something went wrong with a command: read as the next command would find it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { verifyLog } from '../../src/store/audit-lines.ts';
import { damageIn } from '../../src/store/contents.ts';
import { newestSchema } from '../../src/store/migrate.ts';
import type { Store } from '../../src/store/open.ts';
import type { Schema } from '../../src/store/schema.ts';
import { keptRows } from '../support/kept-rows.ts';

/**
 * The digest of all that is kept, or `none` where no database is, or one in which nothing is yet.
 * Throws where it is damaged, or its log is no chain.
 */
export async function keptIn(file: string): Promise<string> {
  if (!existsSync(file)) return 'none';
  const driver = new BetterSqlite(file);
  try {
    const damage = damageIn(driver);
    if (damage.length > 0) throw new Error(`${file} is damaged: ${damage[0]}`);
    const tables = driver
      .prepare("select name from sqlite_master where type = 'table' order by 1")
      .pluck()
      .all() as string[];
    // A new database gets its tables first; as long as nothing is in them nothing has happened.
    if (!tables.includes('audit') || (tables.includes('import') && isEmpty(driver))) return 'none';
    const isOld = Number(driver.prepare("select value from meta where key = 'schema'").pluck().get()) < newestSchema;
    if (!isOld) await checkLog(driver, file);
    const hash = createHash('sha256');
    for (const table of tables) {
      hash.update(`${table}\n`);
      // The log of an older schema has nothing random in it.
      const query = isOld ? `select * from "${table}" order by rowid` : keptRows(table);
      for (const row of driver.prepare(query).raw().iterate()) hash.update(JSON.stringify(row));
    }
    return hash.digest('hex');
  } finally {
    driver.close();
  }
}

const isEmpty = (driver: BetterSqlite.Database): boolean =>
  driver.prepare('select not exists (select 1 from audit)').pluck().get() === 1;

async function checkLog(driver: BetterSqlite.Database, file: string): Promise<void> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: driver }) });
  const store: Store = {
    db,
    driver,
    path: file,
    isNew: false,
    hasKept: false,
    changes: null,
    captured: [],
    whenClosed: [],
  };
  const [first] = (await verifyLog(store)).findings;
  if (first !== undefined) throw new Error(`${file}: line ${first.line} of the log: ${first.because}`);
}

/** How often a log says that a backup took the place of a database. */
export function restoresIn(file: string): number {
  const driver = new BetterSqlite(file);
  try {
    return driver.prepare('select count(*) from audit where what like \'{"restored"%\'').pluck().get() as number;
  } finally {
    driver.close();
  }
}

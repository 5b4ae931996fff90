// What a database is, at a glance: enough for a person to tell two of them apart.
import type BetterSqlite from 'better-sqlite3';
import { onBare } from './bare.ts';
import { damageIn } from './contents.ts';
import type { Passphrase } from './driver.ts';
import { explainStoreError } from './explain-error.ts';

export interface Glance {
  readonly schema: number;
  readonly applications: number;
  readonly decided: number;
  /** When something was changed last, and by whom; null where nothing ever was. */
  readonly lastChange: { readonly at: string; readonly by: string } | null;
  /** What SQLite finds wrong; empty: it is whole. */
  readonly damage: readonly string[];
}

/** Looks at a database of ours, whole or not. Errors: it is none of ours, newer, or can't be read at all. */
export async function glanceAt(file: string, patience: number, passphrase: Passphrase = null): Promise<Glance> {
  try {
    return await onBare(file, { patience, readonly: false, passphrase }, ({ driver, schema }) => ({
      schema,
      applications: applicationsIn(driver),
      decided: countOf(driver, 'decision'),
      lastChange: lastChangeIn(driver),
      damage: damageIn(driver),
    }));
  } catch (error) {
    throw explainStoreError(error, file);
  }
}

const has = (driver: BetterSqlite.Database, table: string): boolean =>
  driver.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !== undefined;

/** An older schema has not every table. */
const countOf = (driver: BetterSqlite.Database, table: 'application' | 'decision'): number =>
  has(driver, table) ? (driver.prepare(`select count(*) from ${table}`).pluck().get() as number) : 0;

export const applicationsIn = (driver: BetterSqlite.Database): number => countOf(driver, 'application');

export const lastChangeIn = (driver: BetterSqlite.Database): Glance['lastChange'] =>
  has(driver, 'audit')
    ? ((driver.prepare('select at, by from audit order by id desc limit 1').get() as Glance['lastChange']) ?? null)
    : null;

// What the doctor wants to know of a database, whole or not. Nothing is changed in it.
import { statSync } from 'node:fs';
import type { DatabaseFacts } from '../domain/health/facts.ts';
import { onBare } from './bare.ts';
import { danglingIn, pagesDamagedIn } from './contents.ts';
import type { Passphrase } from './driver.ts';
import { explainStoreError } from './explain-error.ts';
import { applicationsIn, lastChangeIn } from './glance.ts';
import { newestSchema } from './migrate.ts';

/** Errors: it is no database of ours, newer than the tool, locked, or can't be read at all. */
export async function examineDatabase(
  file: string,
  patience: number,
  passphrase: Passphrase = null,
): Promise<DatabaseFacts> {
  try {
    return await onBare(file, { patience, readonly: false, passphrase }, ({ driver, schema }) => {
      const damage = pagesDamagedIn(driver);
      return {
        bytes: statSync(file).size,
        applications: damage.length === 0 ? applicationsIn(driver) : 0,
        schema,
        newestSchema,
        newestEntry: damage.length === 0 ? (lastChangeIn(driver)?.at ?? null) : null,
        damage,
        dangling: damage.length === 0 ? danglingIn(driver) : [],
      };
    });
  } catch (error) {
    throw explainStoreError(error, file);
  }
}

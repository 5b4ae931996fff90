import { type Kysely, sql } from 'kysely';
import { UserError } from '../domain/user-error.ts';
import { mainJob } from './migrations/0001-main-job.ts';
import { intakeInTheWild } from './migrations/0002-intake-in-the-wild.ts';
import { reading } from './migrations/0003-reading.ts';
import { decisions } from './migrations/0004-decisions.ts';
import { audit } from './migrations/0005-audit.ts';
import { notices } from './migrations/0006-notices.ts';
import { record } from './migrations/0007-record.ts';
import { privacy } from './migrations/0008-privacy.ts';
import { oneIndexOfABatch } from './migrations/0009-one-index-of-a-batch.ts';

type Migration = (db: Kysely<unknown>) => Promise<void>;

/** In order, for ever: the number of a migration is its place here, counted from 1. */
const migrations: readonly Migration[] = [
  mainJob,
  intakeInTheWild,
  reading,
  decisions,
  audit,
  notices,
  record,
  privacy,
  oneIndexOfABatch,
];

export const newestSchema = migrations.length;

/** Another program's `meta` has other columns; whatever else goes wrong is not about whose it is. */
function notOurs(error: unknown): null {
  if ((error as { code?: string }).code === 'SQLITE_ERROR') return null;
  throw error;
}

/** What a file is, before anything is done to it. */
export async function schemaOf(db: Kysely<unknown>, path: string): Promise<number> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db);
  const names = rows.map(({ name }) => name);
  if (names.length === 0) return 0;
  const meta = names.includes('meta')
    ? await sql<{ value: string }>`select value from meta where key = 'schema'`.execute(db).catch(notOurs)
    : null;
  const found = Number(meta?.rows[0]?.value ?? Number.NaN);
  if (!Number.isInteger(found)) {
    throw new UserError(`${path} is a database of another program: it holds ${names.slice(0, 3).join(', ')}.`, {
      hint: 'Choose another file with --db FILE.',
    });
  }
  if (found > newestSchema) {
    throw new UserError(
      `${path} was written by a newer fdp: its schema is ${found}, this fdp knows schemas up to ${newestSchema}.`,
      {
        hint: 'Install the newer fdp, or bring back a copy that an older one kept: fdp restore FILE. Nothing was changed.',
      },
    );
  }
  return found;
}

/** Brings an open database from one schema to the newest. The caller holds the transaction: it happens whole or not at all. */
export async function migrateFrom(db: Kysely<unknown>, from: number): Promise<void> {
  if (from === 0)
    await db.schema
      .createTable('meta')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
  for (const migrate of migrations.slice(from)) await migrate(db);
  await sql`insert into meta (key, value) values ('schema', ${String(newestSchema)})
    on conflict (key) do update set value = excluded.value`.execute(db);
}

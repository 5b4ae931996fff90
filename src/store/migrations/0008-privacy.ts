import type { Kysely } from 'kysely';

/** Whom nobody must bring back by importing an old file: a keyed digest of each e-mail that was removed. Unreleased. */
export async function privacy(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('removed_person')
    .addColumn('digest', 'text', (column) => column.primaryKey())
    .addColumn('removed_at', 'text', (column) => column.notNull())
    .addColumn('removed_by', 'text', (column) => column.notNull())
    .execute();
}

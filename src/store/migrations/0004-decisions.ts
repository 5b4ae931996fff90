import type { Kysely } from 'kysely';

/** What was decided. What stood there before is in the log of changes, and is taken back from there. Unreleased. */
export async function decisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('decision')
    .addColumn('application_id', 'integer', (column) => column.primaryKey().references('application.id'))
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text', (column) => column.notNull())
    .execute();
}

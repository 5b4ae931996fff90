import type { Kysely } from 'kysely';

/** Closed batches: the record of each, and its text in parts. Unreleased. */
export async function record(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('batch_record')
    .addColumn('batch_id', 'integer', (column) => column.primaryKey().references('batch.id'))
    .addColumn('tool', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text', (column) => column.notNull())
    .addColumn('closed_by', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('record_part')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('record_part_pk', ['sha256', 'section', 'part'])
    .execute();
}

import { type Kysely, sql } from 'kysely';

/**
 * Decision, notice and answer are three facts, and each has rows of its own: a released decision is locked, a released accept
 * is an offer that is answered, a notice tells one release. Whoever is deferred waits in the next annual window. Every row
 * names its application, so that whatever is asked or forgotten of a person finds it. Unreleased.
 */
export async function notices(db: Kysely<unknown>): Promise<void> {
  // The place on the waitlist of the batch and area; the window in which a deferred application waits.
  await db.schema.alterTable('decision').addColumn('place', 'integer').execute();
  await db.schema.alterTable('decision').addColumn('deferred_to', 'text').execute();
  await db.schema
    .createIndex('decision_deferred')
    .on('decision')
    .column('deferred_to')
    .where(sql.ref('deferred_to'), 'is not', null)
    .execute();
  await db.schema
    .createTable('deferral')
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('batch_id', 'integer', (column) => column.notNull().references('batch.id'))
    .addColumn('window', 'text', (column) => column.notNull())
    .addColumn('to_window', 'text', (column) => column.notNull())
    .addColumn('revision_id', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text', (column) => column.notNull())
    .addColumn('taken_up_by', 'integer', (column) => column.notNull().references('batch.id'))
    .addPrimaryKeyConstraint('deferral_key', ['application_id', 'batch_id'])
    .execute();
  await db.schema.createIndex('deferral_batch').on('deferral').column('batch_id').execute();
  await db.schema
    .createTable('release')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('batch_id', 'integer', (column) => column.notNull().references('batch.id'))
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('released_at', 'text', (column) => column.notNull())
    .addColumn('released_by', 'text', (column) => column.notNull())
    .addColumn('unlocked_at', 'text')
    .addColumn('unlocked_by', 'text')
    .addColumn('unlocked_because', 'text')
    .execute();
  await db.schema
    .createIndex('release_in_force')
    .on('release')
    .columns(['application_id', 'batch_id'])
    .unique()
    .where(sql.ref('unlocked_at'), 'is', null)
    .execute();
  await db.schema
    .createTable('offer')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('release_id', 'integer', (column) => column.notNull().unique().references('release.id'))
    .addColumn('from_waitlist', 'integer', (column) => column.notNull().check(sql`from_waitlist in (0, 1)`))
    .addColumn('expires_on', 'text')
    .execute();
  await db.schema
    .createTable('answer')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('offer_id', 'integer', (column) => column.notNull().references('offer.id'))
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .addColumn('recorded_by', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('answer_offer').on('answer').column('offer_id').execute();
  await db.schema
    .createTable('notice')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('release_id', 'integer', (column) => column.notNull().unique().references('release.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('because', 'text')
    .addColumn('told', 'text', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('prepared_at', 'text', (column) => column.notNull())
    .addColumn('prepared_by', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('sent_by', 'text')
    .execute();
  await db.schema
    .createTable('notice_correction')
    .addColumn('release_id', 'integer', (column) => column.primaryKey().references('release.id'))
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('allowed_at', 'text', (column) => column.notNull())
    .addColumn('allowed_by', 'text', (column) => column.notNull())
    .execute();
}

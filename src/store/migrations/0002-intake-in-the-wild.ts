import { type Kysely, sql } from 'kysely';
import { quarantine } from './0002-quarantine.ts';

/** Quarantine, the history of imports, people merged by hand. Released: may not change any more. */
export async function intakeInTheWild(db: Kysely<unknown>): Promise<void> {
  const alter = db.schema;
  // How the file was read, so that a row of it can be read again; and when the import was taken back.
  await alter.alterTable('import').addColumn('layout', 'text').execute();
  await alter.alterTable('import').addColumn('undone_at', 'text').execute();
  await alter.alterTable('import').addColumn('undone_by', 'text').execute();
  await quarantine(db);
  await remakeApplicants(db);
  await alter
    .createIndex('applicant_merged')
    .on('applicant')
    .column('merged_into')
    .where(sql.ref('merged_into'), 'is not', null)
    .execute();
  await alter
    .createTable('merge')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('kept_id', 'integer', (column) => column.notNull().references('applicant.id'))
    .addColumn('merged_id', 'integer', (column) => column.notNull().references('applicant.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('before', 'text', (column) => column.notNull())
    .addColumn('last_revision', 'integer', (column) => column.notNull())
    .addColumn('merged_at', 'text', (column) => column.notNull())
    .addColumn('merged_by', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'text')
    .execute();
  // A submission that came under the e-mail of somebody who was merged: whose it is, should they be split again.
  await alter.alterTable('revision').addColumn('sent_by', 'integer').execute();
  // Two who are alike, and whom a person has found to be two.
  await alter
    .createTable('different_people')
    .addColumn('lower_id', 'integer', (column) => column.notNull().references('applicant.id'))
    .addColumn('higher_id', 'integer', (column) => column.notNull().references('applicant.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('judged_at', 'text', (column) => column.notNull())
    .addColumn('judged_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('different_people_once', ['lower_id', 'higher_id'])
    .addCheckConstraint('different_people_in_order', sql`lower_id < higher_id`)
    .execute();
  // Numbers that people have seen and that name nothing any more: they are not given again.
  await alter
    .createTable('gone_application')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('became', 'integer')
    .execute();
  // What each roster said of a line that several hold, as JSON, so that any of them can be taken back.
  await alter.alterTable('participant').addColumn('before', 'text').execute();
  // Which rows of earlier imports an import had in its file too, in parts: with the earlier one taken back they stay.
  await alter
    .createTable('sighting')
    .addColumn('import_id', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('rows', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('sighting_once', ['import_id', 'kind', 'part'])
    .execute();
  await keepFiles(db);
}

/** Imported files as they were read, in parts: any row can be shown as it stood there. */
async function keepFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('original')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull().unique())
    .execute();
  await db.schema
    .createTable('original_part')
    .addColumn('original_id', 'integer', (column) => column.notNull().references('original.id'))
    .addColumn('start', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('original_part_once', ['original_id', 'start'])
    .execute();
  await db.schema
    .alterTable('import')
    .addColumn('original_id', 'integer', (column) => column.references('original.id'))
    .execute();
}

/**
 * The e-mail's index gets a name, so that the first import can build it once, behind its rows, instead of row by row.
 * `merged_into`: a person who was found to be another; the applications went over, the e-mail still leads there.
 */
async function remakeApplicants(db: Kysely<unknown>): Promise<void> {
  // Applications refer to the table while it is gone: they are looked at again when the transaction ends.
  await sql`pragma defer_foreign_keys = on`.execute(db);
  await sql`create temporary table applicants_before as select * from applicant`.execute(db);
  await db.schema.dropTable('applicant').execute();
  await db.schema
    .createTable('applicant')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('search', 'text', (column) => column.notNull())
    .addColumn('named_at', 'text', (column) => column.notNull())
    .addColumn('merged_into', 'integer', (column) => column.references('applicant.id'))
    .execute();
  await sql`insert into applicant (id, email, name, search, named_at)
    select id, email, name, search, named_at from applicants_before`.execute(db);
  await db.schema.dropTable('applicants_before').execute();
  await db.schema.createIndex('applicant_email').on('applicant').column('email').unique().execute();
}

import { type Kysely, sql } from 'kysely';

/** Intake, scores, windows, batches. Released: may not change any more; what comes later is a migration of its own. */
export async function mainJob(db: Kysely<unknown>): Promise<void> {
  const create = db.schema;
  await create
    .createTable('import')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('cycle', 'integer', (column) => column.notNull())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('columns', 'text', (column) => column.notNull())
    .addColumn('rows', 'integer', (column) => column.notNull())
    .addColumn('new', 'integer', (column) => column.notNull())
    .addColumn('revised', 'integer', (column) => column.notNull())
    .addColumn('unchanged', 'integer', (column) => column.notNull())
    .addColumn('held', 'integer', (column) => column.notNull())
    .addColumn('imported_at', 'text', (column) => column.notNull())
    .addColumn('imported_by', 'text', (column) => column.notNull())
    .addCheckConstraint('import_adds_up', sql`"rows" = "new" + "revised" + "unchanged" + "held"`)
    .execute();
  await create
    .createTable('applicant')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('search', 'text', (column) => column.notNull())
    .addColumn('named_at', 'text', (column) => column.notNull())
    .execute();
  await create
    .createTable('batch')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('cycle', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('window', 'text', (column) => column.notNull())
    .addColumn('focus_area', 'text')
    .addColumn('as_of', 'text', (column) => column.notNull())
    .addColumn('rubric', 'text', (column) => column.notNull())
    .addColumn('policy', 'text', (column) => column.notNull())
    .addColumn('reviewed_at', 'text', (column) => column.notNull())
    .addColumn('reviewed_by', 'text', (column) => column.notNull())
    .addUniqueConstraint('batch_name', ['cycle', 'name'])
    .execute();
  await create
    .createTable('application')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('applicant_id', 'integer', (column) => column.notNull().references('applicant.id'))
    .addColumn('cycle', 'integer', (column) => column.notNull())
    .addColumn('area', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('first_submitted_at', 'text', (column) => column.notNull())
    .addColumn('window', 'text', (column) => column.notNull())
    .addColumn('revision_id', 'integer', (column) => column.notNull())
    .addColumn('revisions', 'integer', (column) => column.notNull())
    .addColumn('revision_chosen', 'integer', (column) => column.notNull().check(sql`revision_chosen in (0, 1)`))
    .addColumn('batch_id', 'integer', (column) => column.references('batch.id'))
    .addColumn('gate', 'text', (column) => column.notNull())
    .addColumn('reasons', 'text', (column) => column.notNull())
    .addColumn('tier', 'text', (column) => column.notNull())
    .addColumn('priority', 'text', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('out_of', 'integer', (column) => column.notNull())
    .addColumn('scored', 'integer', (column) => column.notNull())
    .addColumn('criteria', 'integer', (column) => column.notNull())
    .addColumn('rank_key', 'text', (column) => column.notNull())
    .addUniqueConstraint('application_of_one', ['applicant_id', 'cycle', 'area'])
    .execute();
  // Only what is in a batch has a rank: an import does not pay for this index.
  await create
    .createIndex('application_ranking')
    .on('application')
    .columns(['batch_id', 'area', 'gate', 'rank_key'])
    .where(sql.ref('batch_id'), 'is not', null)
    .execute();
  // Counting a batch read this one, a tenth of the ranking's size, until 0009.
  await create
    .createIndex('application_gates')
    .on('application')
    .columns(['batch_id', 'area', 'gate'])
    .where(sql.ref('batch_id'), 'is not', null)
    .execute();
  await create
    .createTable('revision')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('submitted_at', 'text', (column) => column.notNull())
    .addColumn('answers', 'text', (column) => column.notNull())
    .addColumn('extra', 'text')
    .addColumn('import_id', 'integer', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .execute();
  await create.createIndex('revision_application').on('revision').column('application_id').execute();
  await create
    .createTable('participant')
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('program', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('import_id', 'integer', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('participant_once', ['email', 'program', 'year'])
    .execute();
  await create
    .createTable('held_row')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull().unique())
    .addColumn('import_id', 'integer', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('cells', 'text', (column) => column.notNull())
    .addColumn('issues', 'text', (column) => column.notNull())
    .execute();
  await create
    .createTable('window_extension')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('cycle', 'integer', (column) => column.notNull())
    .addColumn('window', 'text', (column) => column.notNull())
    .addColumn('closes_on', 'text', (column) => column.notNull())
    .addColumn('was', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('extended_at', 'text', (column) => column.notNull())
    .addColumn('extended_by', 'text', (column) => column.notNull())
    .execute();
  await create
    .createTable('audit')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('command', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .execute();
}

import type { Kysely } from 'kysely';

/** Reviewers, who reads what, their scores and notes, and what an administrator says beside them. Unreleased. */
export async function reading(db: Kysely<unknown>): Promise<void> {
  const create = db.schema;
  await create
    .createTable('reviewer')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('organization', 'text', (column) => column.notNull())
    .addColumn('areas', 'text', (column) => column.notNull())
    .addColumn('cap', 'integer')
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('added_by', 'text', (column) => column.notNull())
    .addColumn('removed_at', 'text')
    .addColumn('removed_by', 'text')
    .execute();
  // With a person, not with an application: whoever is a friend is one in every cycle.
  await create
    .createTable('conflict')
    .addColumn('reviewer_id', 'integer', (column) => column.notNull().references('reviewer.id'))
    .addColumn('applicant_id', 'integer', (column) => column.notNull().references('applicant.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('noted_at', 'text', (column) => column.notNull())
    .addColumn('noted_by', 'text', (column) => column.notNull())
    .addColumn('lifted_at', 'text')
    .addColumn('lifted_by', 'text')
    .addColumn('lifted_because', 'text')
    .addPrimaryKeyConstraint('conflict_once', ['reviewer_id', 'applicant_id', 'kind'])
    .execute();
  await create
    .createTable('assignment')
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('reviewer_id', 'integer', (column) => column.notNull().references('reviewer.id'))
    .addColumn('assigned_at', 'text', (column) => column.notNull())
    .addColumn('assigned_by', 'text', (column) => column.notNull())
    .addColumn('dropped_at', 'text')
    .addColumn('dropped_because', 'text')
    .addPrimaryKeyConstraint('assignment_once', ['application_id', 'stage', 'reviewer_id'])
    .execute();
  await create.createIndex('assignment_reviewer').on('assignment').columns(['reviewer_id', 'stage']).execute();
  // One reviewer, one criterion, one value. What stood there before is in the log of changes.
  await create
    .createTable('score')
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('criterion', 'text', (column) => column.notNull())
    .addColumn('reviewer_id', 'integer', (column) => column.notNull().references('reviewer.id'))
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('scored_at', 'text', (column) => column.notNull())
    .addColumn('scored_by', 'text', (column) => column.notNull())
    // The sheet and its line; null where it was given at the terminal.
    .addColumn('source', 'text')
    // Why it does not count any more; null where it does.
    .addColumn('set_aside', 'text')
    .addPrimaryKeyConstraint('score_once', ['application_id', 'criterion', 'reviewer_id'])
    .execute();
  await create.createIndex('score_reviewer').on('score').column('reviewer_id').execute();
  // Means without harshness and leniency, where the policy counts them: worked out anew whenever a score changes.
  await create
    .createTable('calibrated')
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('criterion', 'text', (column) => column.notNull())
    .addColumn('thousandths', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('calibrated_once', ['application_id', 'criterion'])
    .execute();
  await create
    .createTable('reading_note')
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('reviewer_id', 'integer', (column) => column.notNull().references('reviewer.id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('noted_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reading_note_once', ['application_id', 'stage', 'reviewer_id'])
    .execute();
  await create
    .createTable('invitation')
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('invited_at', 'text', (column) => column.notNull())
    .addColumn('invited_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('invitation_once', ['application_id', 'stage'])
    .execute();
  // Beside the points that a closed answer earns, never over them.
  await create
    .createTable('correction')
    .addColumn('application_id', 'integer', (column) => column.notNull().references('application.id'))
    .addColumn('criterion', 'text', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('corrected_at', 'text', (column) => column.notNull())
    .addColumn('corrected_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('correction_once', ['application_id', 'criterion'])
    .execute();
  await create
    .createTable('held_score')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull().unique())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('cells', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('held_at', 'text', (column) => column.notNull())
    .addColumn('held_by', 'text', (column) => column.notNull())
    .addColumn('settled_at', 'text')
    .execute();
}

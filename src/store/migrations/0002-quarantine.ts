// The part of migration 0002 that makes room for what waits for a person: held rows, and answers that could not be read.
import { type Kysely, sql } from 'kysely';
import { fold } from '../../domain/fold.ts';

/** Causes, what became of held rows, answers that could not be read; with all that a database of 0.1.0 has of them. */
export async function quarantine(db: Kysely<unknown>): Promise<void> {
  await createCauses(db);
  await alterHeldRows(db);
  await createUnreadValues(db);
  await numberHeldRows(db);
  await findUnreadValues(db);
}

/** Rows of one cause are shown, and answered, as one. Its number is for good, so that a person can name it. */
async function createCauses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('cause')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('cycle', 'integer', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull().defaultTo('open'))
    .addColumn('meaning', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text')
    .addUniqueConstraint('cause_once', ['cycle', 'form', 'code', 'subject', 'key'])
    .execute();
}

async function alterHeldRows(db: Kysely<unknown>): Promise<void> {
  const held = db.schema.alterTable('held_row');
  // Its bytes as they stand in the file.
  await held.addColumn('original', 'blob').execute();
  await held.addColumn('cause_id', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  await held.addColumn('status', 'text', (column) => column.notNull().defaultTo('held')).execute();
  await held.addColumn('settled_at', 'text').execute();
  await held.addColumn('settled_by', 'text').execute();
  await held.addColumn('reason', 'text').execute();
  await held.addColumn('corrections', 'text').execute();
  // The submission of a later export in which the row stands corrected: should that be taken back, the row waits again.
  await held.addColumn('came_right', 'integer').execute();
  await db.schema
    .createIndex('held_row_cause')
    .on('held_row')
    .columns(['status', 'cause_id', 'import_id', 'line'])
    .execute();
  await db.schema.createIndex('held_row_place').on('held_row').columns(['import_id', 'line']).execute();
}

async function createUnreadValues(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unread_value')
    .addColumn('revision_id', 'integer', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('cause_id', 'integer', (column) => column.notNull())
    .addColumn('import_id', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull().defaultTo('open'))
    .addColumn('was', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('settled_by', 'text')
    .addPrimaryKeyConstraint('unread_value_once', ['revision_id', 'field'])
    .execute();
  await db.schema
    .createIndex('unread_value_cause')
    .on('unread_value')
    .columns(['status', 'cause_id', 'import_id'])
    .execute();
}

async function numberHeldRows(db: Kysely<unknown>): Promise<void> {
  const first = (what: string) =>
    sql.raw(`coalesce((select json_extract(value, '$.${what}') from json_each(h.issues)
      where json_extract(value, '$.severity') = 'held' limit 1), '')`);
  await sql`insert into cause (cycle, form, code, subject, key, value)
    select i.cycle, h.form, ${first('code')} as code, ${first('column')} as subject, '', ''
    from held_row h join import i on i.id = h.import_id group by 1, 2, 3, 4 order by min(h.id)`.execute(db);
  await sql`update held_row as h set cause_id = coalesce((select c.id from cause c join import i on i.cycle = c.cycle
    where i.id = h.import_id and c.form = h.form and c.code = ${first('code')} and c.subject = ${first('column')}), 0)`.execute(
    db,
  );
}

const pageSize = 2_000;

interface Unread {
  readonly revision: number;
  readonly field: string;
  readonly value: string;
  readonly importId: number;
  readonly cycle: number;
  readonly form: string;
}

async function findUnreadValues(db: Kysely<unknown>): Promise<void> {
  for (let last = 0; ; ) {
    const { rows } =
      await sql<Unread>`select r.id as revision, j.key as field, json_extract(j.value, '$.unrecognised') as value,
        r.import_id as importId, i.cycle, i.form
      from (select * from revision where id > ${last} and answers like '%"unrecognised":%' order by id limit ${pageSize}) r
        join import i on i.id = r.import_id, json_each(r.answers) j
      where j.type = 'object' and json_extract(j.value, '$.unrecognised') is not null
      order by r.id`.execute(db);
    for (const row of rows) await addUnread(db, row);
    if (rows.length === 0) return;
    last = rows.at(-1)?.revision ?? last;
  }
}

async function addUnread(db: Kysely<unknown>, row: Unread): Promise<void> {
  const { revision, field, importId, cycle, form } = row;
  const code = field === 'state' ? 'unknown-place' : 'unknown-option';
  const value = row.value.slice(0, 500);
  const key = fold(value) || value;
  await sql`insert into cause (cycle, form, code, subject, key, value)
    values (${cycle}, ${form}, ${code}, ${field}, ${key}, ${value}) on conflict do nothing`.execute(db);
  await sql`insert into unread_value (revision_id, field, cause_id, import_id)
    select ${revision}, ${field}, id, ${importId} from cause
    where cycle = ${cycle} and form = ${form} and code = ${code} and subject = ${field} and key = ${key}`.execute(db);
}

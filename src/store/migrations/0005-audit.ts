import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Head } from '../../domain/audit/chain.ts';
import { type Actor, chained, headKey, olderChanges, originKey } from '../audit.ts';

/** The log becomes a chain that nothing can be taken out of: lines that are there are chained as they are. Unreleased. */
export async function audit(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable('audit').renameTo('audit_before').execute();
  await schema
    .createTable('audit')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('change', 'integer', (column) => column.notNull())
    .addColumn('undoes', 'integer')
    .addColumn('command', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('changes', 'text')
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('redacted_in', 'integer')
    .execute();
  await chainEarlierLines(db);
  await schema.dropTable('audit_before').execute();
  await guard(db);
}

interface EarlierLine extends Actor {
  readonly id: number;
  readonly what: string;
}

const pageSize = 1_000;

async function chainEarlierLines(db: Kysely<unknown>): Promise<void> {
  const origin = randomBytes(32).toString('hex');
  await sql`insert into meta (key, value) values (${originKey}, ${origin})`.execute(db);
  let head: Head = { line: 0, hash: origin };
  for (;;) {
    const { rows } = await sql<EarlierLine>`select id, at, "by", command, what from audit_before
      where id > ${head.line} order by id limit ${pageSize}`.execute(db);
    for (const { id, what, ...actor } of rows) {
      const line = chained(
        { line: id - 1, hash: head.hash },
        { ...actor, change: id, undoes: null },
        what,
        olderChanges,
      );
      await sql`insert into audit
        (id, at, "by", change, undoes, command, what, changes, salt, digest, hash, redacted_in)
        values (${id}, ${line.at}, ${line.by}, ${id}, null, ${line.command}, ${what}, ${olderChanges}, ${line.salt}, ${line.digest},
          ${line.hash}, null)`.execute(db);
      head = { line: id, hash: line.hash };
    }
    if (rows.length < pageSize) break;
  }
  if (head.line > 0) {
    await sql`insert into meta (key, value) values (${headKey}, ${JSON.stringify(head)})`.execute(db);
  }
}

/** Only SQLite has them in this wording. What was removed for good is blank, and keeps what the chain hangs on. */
async function guard(db: Kysely<unknown>): Promise<void> {
  const refuse = sql`select raise(abort, 'the log of changes is written once, and never changed')`;
  await sql`create trigger audit_stays before delete on audit begin ${refuse}; end`.execute(db);
  await sql`create trigger audit_unchanged before update on audit
    when not (old.redacted_in is null and new.redacted_in > old.id
      and new.command = '' and new.what = '' and new.changes is null and new.salt = ''
      and new.id = old.id and new.at = old.at and new."by" = old."by" and new.change = old.change
      and new.undoes is old.undoes and new.digest = old.digest and new.hash = old.hash)
    begin ${refuse}; end`.execute(db);
  await sql`create trigger audit_in_order before insert on audit
    when new.id <> (select coalesce(max(id), 0) + 1 from audit) or new.redacted_in is not null
    begin ${refuse}; end`.execute(db);
}

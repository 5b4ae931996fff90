// What people have built on an import: read from the plan of taking it back. Within `withUndoPlan`.
import { sql } from 'kysely';
import { mostIssuesListed } from '../domain/intake/report.ts';
import type { BuiltOn, NamedApplication, NamedMerge, ResolvedRow, Some } from '../domain/intake/undo.ts';
import type { Store } from './open.ts';

/** How many of each kind are named. */
const namedAtMost = 5;

/** A submission that goes, and that nothing else holds. */
const going = sql`(select id from temp.undo_revision where heir is null)`;

async function some<One>(
  store: Store,
  columns: ReturnType<typeof sql>,
  from: ReturnType<typeof sql>,
  atMost = namedAtMost,
): Promise<Some<One>> {
  const { rows } = await sql<One>`select ${columns} ${from} limit ${atMost}`.execute(store.db);
  const counted = await sql<{ total: number }>`select count(*) as total from (select ${columns} ${from})`.execute(
    store.db,
  );
  return { total: counted.rows[0]?.total ?? 0, listed: rows };
}

const person = sql`a.id as application, p.name, p.email`;
const applications = sql`from temp.undo_application u join application a on a.id = u.id join applicant p on p.id = a.applicant_id`;

/** The applications that go; at most as many are listed as an import lists issues. */
export const goingApplications = (store: Store): Promise<Some<NamedApplication>> =>
  some(store, person, sql`${applications} where u.remaining = 0 order by a.id`, mostIssuesListed);

/** Everything that stands in the way. */
export async function builtOn(store: Store): Promise<BuiltOn[]> {
  const kinds = [
    ...(await takenUp(store)),
    ...(await recorded(store)),
    ...(await chosen(store)),
    ...(await merged(store)),
  ];
  return [...kinds, ...(await resolved(store))].filter(({ on }) => on.total > 0);
}

async function takenUp(store: Store): Promise<BuiltOn[]> {
  const found: BuiltOn[] = [];
  const batches = await store.db.selectFrom('batch').select(['id', 'name']).orderBy('id').execute();
  for (const { id, name } of batches) {
    const of = sql`${applications} where a.batch_id = ${id} and a.revision_id in ${going}`;
    for (const hasOthers of [false, true]) {
      const those = sql`${of} and (u.remaining > 0) = ${hasOthers ? 1 : 0} order by a.id`;
      found.push({ kind: 'batch', batch: name, hasOthers, on: await some(store, person, those) });
    }
  }
  return found;
}

/** Members of closed batches who are in the roster by lines that go, and by no others. */
async function recorded(store: Store): Promise<BuiltOn[]> {
  const found: BuiltOn[] = [];
  const closed = store.db.selectFrom('batch as b').innerJoin('batch_record as r', 'r.batch_id', 'b.id');
  for (const { id, name } of await closed.select(['b.id', 'b.name']).orderBy('b.id').execute()) {
    const those = sql`from application a join applicant p on p.id = a.applicant_id
      where a.batch_id = ${id} and a.priority = 'verified'
        and exists (select 1 from applicant e join temp.undo_line l on l.email = e.email
          where not l.stays and (e.id = p.id or e.merged_into = p.id))
        and not exists (select 1 from applicant e join participant q on q.email = e.email
          where (e.id = p.id or e.merged_into = p.id) and not exists (select 1 from temp.undo_line l
            where l.email = q.email and l.program = q.program and l.year = q.year and not l.stays))
      order by a.id`;
    found.push({ kind: 'record', batch: name, on: await some(store, person, those) });
  }
  return found;
}

async function chosen(store: Store): Promise<BuiltOn[]> {
  const those = sql`${applications} where a.batch_id is null and a.revision_chosen = 1 and a.revision_id in ${going} order by a.id`;
  return [{ kind: 'chosen', on: await some(store, person, those) }];
}

/** Merges that moved what the import had brought. What came in after them can go as it came. */
async function merged(store: Store): Promise<BuiltOn[]> {
  const columns = sql`m.id as merge, k.email as email, o.email as merged`;
  const those = sql`from "merge" m join applicant k on k.id = m.kept_id join applicant o on o.id = m.merged_id
    where m.undone_at is null and exists (
      select 1 from temp.undo_revision g join application a on a.id = g.application_id
      where g.heir is null and g.id <= m.last_revision and a.applicant_id in (m.kept_id, m.merged_id))
    order by m.id desc`;
  return [{ kind: 'merge', on: await some<NamedMerge>(store, columns, those) }];
}

/** Rows that a person has settled, and that nothing else holds. */
async function resolved(store: Store): Promise<BuiltOn[]> {
  const columns = sql`h.line, h.status, h.settled_by as "by"`;
  const those = sql`from temp.undo_held_row u join held_row h on h.id = u.id
    where u.heir is null and (h.status = 'skipped' or h.status = 'taken-in' and exists (
      select 1 from temp.undo_revision g where g.line = u.line and g.heir is null))
    order by h.line`;
  return [{ kind: 'resolved', on: await some<ResolvedRow>(store, columns, those) }];
}

// Taking back an import, worked out in tables of this connection alone: what goes, and what another import holds too and
// so stays as its own. Nothing of the database is changed here.
import { sql } from 'kysely';
import type { UndoCounts } from '../domain/intake/undo.ts';
import type { Store } from './open.ts';
import { type SightingKind, sightingsOf } from './sightings.ts';

const tables = ['undo_revision', 'undo_held_row', 'undo_application', 'undo_person', 'undo_line'] as const;

/** Runs `work` with the plan of taking back one import at hand. */
export async function withUndoPlan<Result>(
  store: Store,
  importId: number,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    await makePlan(store, importId);
    return await work();
  } finally {
    for (const table of tables) await sql`drop table if exists temp.${sql.ref(table)}`.execute(store.db);
  }
}

async function makePlan(store: Store, importId: number): Promise<void> {
  const run = (query: ReturnType<typeof sql>) => query.execute(store.db);
  // `heir`: the first other import that holds the row too, and the line where it stands there.
  await run(sql`create temporary table undo_revision
    (id integer primary key, application_id integer, submitted_at text, line integer, heir integer, heir_line integer)`);
  await run(sql`insert into temp.undo_revision (id, application_id, submitted_at, line)
    select id, application_id, submitted_at, line from revision where import_id = ${importId}`);
  await run(sql`create temporary table undo_held_row
    (id integer primary key, line integer, status text, heir integer, heir_line integer)`);
  await run(sql`insert into temp.undo_held_row (id, line, status)
    select id, line, status from held_row where import_id = ${importId}`);
  await findHeirs(store, importId);
  // A row that was held and went in later: who holds the row holds what came of it.
  await run(sql`update temp.undo_revision set heir = h.heir, heir_line = h.heir_line from temp.undo_held_row h
    where h.line = undo_revision.line and h.status = 'taken-in' and h.heir is not null and undo_revision.heir is null`);
  await run(sql`create temporary table undo_application (id integer primary key, remaining integer not null)`);
  await run(sql`insert into temp.undo_application
    select g.application_id, (select count(*) from revision r where r.application_id = g.application_id) - count(*)
    from temp.undo_revision g where g.heir is null group by g.application_id`);
  // Two of one second count by their place in the files: that of one changes.
  await run(sql`insert or ignore into temp.undo_application
    select r.application_id, count(*) from temp.undo_revision g join revision r on r.application_id = g.application_id
    where g.heir is not null and r.id <> g.id and r.submitted_at = g.submitted_at group by r.application_id`);
  // `named`: whether the submission that gave the name goes.
  await run(sql`create temporary table undo_person (id integer primary key, named integer)`);
  await run(sql`insert into temp.undo_person
    select a.applicant_id, max(g.submitted_at = p.named_at)
    from temp.undo_revision g join application a on a.id = g.application_id join applicant p on p.id = a.applicant_id
    where g.heir is null group by a.applicant_id`);
  await planRoster(store, importId);
}

async function findHeirs(store: Store, importId: number): Promise<void> {
  const others = store.db.selectFrom('import').select('id').where('id', '<>', importId).where('undone_at', 'is', null);
  for (const { id } of await others.orderBy('id').execute()) {
    inherit(store, id, 'revision');
    inherit(store, id, 'held_row');
  }
}

function inherit(store: Store, heir: number, kind: SightingKind): void {
  const table = `temp.undo_${kind}`;
  const range = store.driver.prepare(`select min(id) as first, max(id) as last from ${table}`).get();
  const { first, last } = range as { first: number | null; last: number | null };
  if (first === null || last === null) return;
  const update = store.driver.prepare(`update ${table} set heir = ?, heir_line = ? where id = ? and heir is null`);
  for (const [id, line] of sightingsOf(store, heir, kind)) if (id >= first && id <= last) update.run(heir, line, id);
}

/** A line of the roster stays where another import has told it too. */
async function planRoster(store: Store, importId: number): Promise<void> {
  await sql`create temporary table undo_line as
    select email, program, year, before is not null and exists (
      select 1 from json_each(before) said where json_extract(said.value, '$.importId') <> ${importId}) as stays
    from participant where import_id = ${importId} or before like ${`%"importId":${importId},%`}`.execute(store.db);
  // Whose standing hangs on it, by their own e-mail or one that was merged into theirs.
  await sql`insert or ignore into temp.undo_application
    select a.id, a.revisions from application a where a.applicant_id in
      (select coalesce(p.merged_into, p.id) from applicant p where p.email in (select email from temp.undo_line))`.execute(
    store.db,
  );
}

/** How much goes, and how much stays. Within `withUndoPlan`. */
export async function countUndo(store: Store): Promise<UndoCounts> {
  const { rows } = await sql<UndoCounts>`select
    (select count(*) from temp.undo_revision where heir is null) as submissions,
    (select count(*) from temp.undo_revision where heir is not null) as "submissionsStay",
    (select count(*) from temp.undo_application where remaining = 0) as applications,
    (select count(*) from (select distinct u.id from temp.undo_application u
      join temp.undo_revision g on g.application_id = u.id where g.heir is null and u.remaining > 0)) as "fallBack",
    (select count(*) from temp.undo_person p where not exists (
      select 1 from application a left join temp.undo_application u on u.id = a.id
      where a.applicant_id = p.id and (u.id is null or u.remaining > 0))) as people,
    (select count(*) from temp.undo_held_row where heir is null) as "heldRows",
    (select count(*) from temp.undo_held_row where heir is not null) as "heldRowsStay",
    (select count(*) from temp.undo_line where not stays) as "rosterLines",
    (select count(*) from temp.undo_line where stays) as "rosterLinesStay"`.execute(store.db);
  const [counts] = rows;
  if (counts === undefined) throw new Error('counting gave nothing');
  return counts;
}

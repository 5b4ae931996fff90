// Taking back an import, as it was planned. Within `withUndoPlan` and a write transaction; scores come after it.
import { sql } from 'kysely';
import { type Answers, areaOf } from '../domain/intake/application.ts';
import { nameOf } from '../domain/intake/prepared.ts';
import { searchName } from '../domain/search-text.ts';
import { retireApplication } from './application-numbers.ts';
import type { Actor } from './audit.ts';
import { waitAgain } from './came-right.ts';
import { markUndone } from './imports.ts';
import { keepHighest } from './numbers.ts';
import type { Store } from './open.ts';
import { forgetOriginal } from './originals.ts';
import { takeBackRoster } from './participants.ts';
import { openRevisions } from './revisions.ts';
import { forgetSightings } from './sightings.ts';
import { prepare } from './statements.ts';

/** Takes back all that an import brought; `areas`: the focus areas of the program. */
export async function takeBack(
  store: Store,
  importId: number,
  areas: ReadonlySet<string>,
  actor: Actor,
): Promise<void> {
  await keepHighest(store);
  await handOver(store);
  await removeSubmissions(store);
  await waitAgain(store);
  await replaceAreas(store, areas);
  await removePeople(store);
  await nameAnew(store);
  await store.db.deleteFrom('held_row').where('import_id', '=', importId).execute();
  await takeBackRoster(store, importId);
  await forgetSightings(store, importId);
  await forgetOriginal(store, importId);
  await markUndone(store, importId, actor);
}

/** What another import holds too becomes its own, at the line where it stands there. */
async function handOver({ db }: Store): Promise<void> {
  await sql`update revision set import_id = u.heir, line = u.heir_line from temp.undo_revision u
    where u.id = revision.id and u.heir is not null`.execute(db);
  await sql`update unread_value set import_id = u.heir from temp.undo_revision u
    where u.id = unread_value.revision_id and u.heir is not null`.execute(db);
  await sql`update unread_value set import_id = u.heir from temp.undo_revision u
    where u.id = unread_value.revision_id and u.heir is not null`.execute(db);
  await sql`update held_row set import_id = u.heir, line = u.heir_line,
      issues = (select json_group_array(json_set(issue.value, '$.line', u.heir_line)) from json_each(issues) issue)
    from temp.undo_held_row u where u.id = held_row.id and u.heir is not null`.execute(db);
}

async function removeSubmissions({ db }: Store): Promise<void> {
  const going = sql`(select id from temp.undo_revision where heir is null)`;
  await sql`delete from unread_value where revision_id in ${going}`.execute(db);
  await sql`delete from revision where id in ${going}`.execute(db);
  const emptied = sql`(select id from temp.undo_application where remaining = 0)`;
  await sql`delete from application where id in ${emptied}`.execute(db);
  // Of the numbers that are gone the highest is enough.
  await sql`insert or ignore into gone_application (id) select max(id) from ${emptied} having max(id) > 0`.execute(db);
  await sql`update application set
      revisions = (select count(*) from revision r where r.application_id = application.id),
      first_submitted_at = case when batch_id in (select batch_id from batch_record) then first_submitted_at else
        (select min(r.submitted_at) from revision r where r.application_id = application.id) end,
      revision_id = case when revision_id in ${going} then
        (select r.id from revision r where r.application_id = application.id order by r.submitted_at desc, r.id desc limit 1)
        else revision_id end
    where id in (select id from temp.undo_application)`.execute(db);
}

/**
 * A form that learns an answer gives an application its focus area, when the row is read again. Without that reading it has
 * none: and where the same person has another application without one, they are one application again.
 */
async function replaceAreas(store: Store, areas: ReadonlySet<string>): Promise<void> {
  const { rows } = await sql<{ id: number; area: string; other: number | null; keepOther: number }>`
    select a.id, a.area, o.id as other, o.batch_id is not null or o.revision_chosen = 1 as "keepOther"
    from temp.undo_application u join application a on a.id = u.id
    left join application o on o.applicant_id = a.applicant_id and o.cycle = a.cycle and o.area = ''
    where a.area <> '' and a.batch_id is null and not exists (
      select 1 from revision r, json_each(r.answers, '$.focusArea.chosen') c
      where r.application_id = a.id and c.value = a.area)`.execute(store.db);
  const revisionsOf = openRevisions(store);
  for (const { id, area, other, keepOther } of rows) {
    const says = revisionsOf(id).map(({ content }) => areaOf(JSON.parse(content) as Answers, areas));
    if (says.includes(area)) continue;
    const [kept, dropped] = keepOther === 1 && other !== null ? [other, id] : [id, other];
    if (dropped !== null) await join(store, dropped, kept);
    await store.db.updateTable('application').set({ area: '' }).where('id', '=', kept).execute();
  }
}

async function join(store: Store, dropped: number, kept: number): Promise<void> {
  const { db } = store;
  await db.updateTable('revision').set({ application_id: kept }).where('application_id', '=', dropped).execute();
  await db.deleteFrom('application').where('id', '=', dropped).execute();
  await retireApplication(store, dropped, kept);
  await sql`insert or ignore into temp.undo_application values (${kept}, 1)`.execute(db);
  await sql`update application set
      revisions = (select count(*) from revision r where r.application_id = application.id),
      first_submitted_at = (select min(r.submitted_at) from revision r where r.application_id = application.id)
    where id = ${kept}`.execute(db);
}

/** Whoever has nothing left goes; but those of whom people have said something stay, without a name, until they apply again. */
async function removePeople({ db }: Store): Promise<void> {
  await sql`delete from applicant where id in (select id from temp.undo_person) and merged_into is null
    and not exists (select 1 from application a where a.applicant_id = applicant.id)
    and not exists (select 1 from applicant m where m.merged_into = applicant.id)
    and not exists (select 1 from "merge" m where m.kept_id = applicant.id or m.merged_id = applicant.id)
    and not exists (select 1 from conflict c where c.applicant_id = applicant.id)
    and not exists (select 1 from different_people d where d.lower_id = applicant.id or d.higher_id = applicant.id)`.execute(
    db,
  );
}

/** Whose name came with a submission that goes is called as the latest of the others says. */
async function nameAnew(store: Store): Promise<void> {
  const { db } = store;
  const people = await sql<{ id: number }>`select u.id from temp.undo_person u join applicant p on p.id = u.id
    where u.named = 1`.execute(db);
  const submissions = prepare(
    store,
    db
      .selectFrom('revision as r')
      .innerJoin('application as a', 'a.id', 'r.application_id')
      .select(['r.submitted_at as namedAt', 'r.answers'])
      .where('a.applicant_id', '=', 0),
  );
  const write = prepare(
    store,
    db.updateTable('applicant').set({ name: '', search: '', named_at: '' }).where('id', '=', 0),
  );
  for (const { id } of people.rows) {
    let best = { name: '', namedAt: '' };
    for (const { namedAt, answers } of submissions.all(id) as { namedAt: string; answers: string }[]) {
      const name = nameOf(JSON.parse(answers) as Answers);
      const isLater = namedAt > best.namedAt || (namedAt === best.namedAt && name > best.name);
      if (name !== '' && isLater) best = { name, namedAt };
    }
    write.run(best.name, searchName(best.name), best.namedAt, id);
  }
}

// Finding and reading applications.

import type { Priority } from '../domain/ranking/priority.ts';
import type { Gate } from '../domain/scoring/gate.ts';
import type { Tier } from '../domain/scoring/tier.ts';
import type { Store } from './open.ts';
import { applicationsUnder, numbersOf, personByEmail } from './people.ts';
import { isFoundBy } from './person-search.ts';
import { prepare } from './statements.ts';

/** What applications are found by; a property that is left out does not narrow. */
export interface ApplicationFilter {
  readonly cycle: number;
  /** Part of a name or of any e-mail of the person, in any case, accents or not. */
  readonly text?: string;
  /** Focus area id, or `none` for those who chose none of the program's. */
  readonly focusArea?: string;
  readonly state?: string;
  /** `rolling`, `annual` (any year) or `annual-2017`. */
  readonly window?: string;
  readonly tier?: Tier;
  readonly priority?: Priority;
  readonly gate?: Gate;
  /** A batch's name, or `none` for what waits. */
  readonly batch?: string;
}

function filtered(store: Store, filter: ApplicationFilter) {
  let query = store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .leftJoin('batch as b', 'b.id', 'a.batch_id')
    .leftJoin('decision as d', 'd.application_id', 'a.id')
    .where('a.cycle', '=', filter.cycle);
  if (filter.text !== undefined) query = query.where(isFoundBy(filter.text));
  if (filter.focusArea !== undefined)
    query = query.where('a.area', '=', filter.focusArea === 'none' ? '' : filter.focusArea);
  if (filter.state !== undefined) query = query.where('a.state', '=', filter.state);
  if (filter.window === 'annual') query = query.where('a.window', '!=', 'rolling');
  else if (filter.window !== undefined) query = query.where('a.window', '=', filter.window as 'rolling');
  if (filter.tier !== undefined) query = query.where('a.tier', '=', filter.tier);
  if (filter.priority !== undefined) query = query.where('a.priority', '=', filter.priority);
  if (filter.gate !== undefined) query = query.where('a.gate', '=', filter.gate);
  if (filter.batch === 'none') query = query.where('a.batch_id', 'is', null);
  else if (filter.batch !== undefined) query = query.where('b.name', '=', filter.batch);
  return query;
}

/** The applications that a filter finds, in order of their numbers; at most `limit`. */
export const findApplications = (store: Store, filter: ApplicationFilter, limit: number) =>
  filtered(store, filter)
    .select(['a.id as application', 'p.name', 'p.email', 'a.area', 'a.state', 'a.window', 'b.name as batch'])
    .select(['a.gate', 'a.reasons', 'a.priority', 'a.tier', 'a.points', 'a.out_of as outOf', 'a.scored', 'a.criteria'])
    .select(['a.first_submitted_at as submittedAt', 'a.revisions'])
    .orderBy('a.id')
    .limit(limit)
    .execute();

export type FoundApplication = Awaited<ReturnType<typeof findApplications>>[number];

/** How many a filter finds. */
export async function countApplications(store: Store, filter: ApplicationFilter): Promise<number> {
  const row = await filtered(store, filter)
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The numbers of somebody's applications of a cycle, or of all where there is none of it, by any of their e-mails. */
export async function applicationsOf(store: Store, email: string, cycle: number): Promise<number[]> {
  const person = await personByEmail(store, email);
  if (person === null) return [];
  const all = await applicationsUnder(store, numbersOf(person));
  const own = all.filter((one) => one.cycle === cycle);
  return (own.length > 0 ? own : all).map(({ id }) => id);
}

/** Everything that is kept of one application; null where there is none of that number. */
export async function readApplication(store: Store, id: number) {
  const application = await store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .leftJoin('batch as b', 'b.id', 'a.batch_id')
    .selectAll('a')
    .select(['p.name', 'p.email', 'b.name as batch'])
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (application === undefined) return null;
  const revisions = await store.db
    .selectFrom('revision as r')
    .leftJoin('import as i', 'i.id', 'r.import_id')
    .leftJoin('applicant as s', 's.id', 'r.sent_by')
    .selectAll('r')
    .select(['i.file', 'i.columns', 'i.form', 's.email'])
    .where('r.application_id', '=', id)
    .orderBy('r.submitted_at')
    .orderBy('r.import_id')
    .orderBy('r.line')
    .orderBy('r.id')
    .execute();
  return { application, revisions };
}

export type KeptApplication = NonNullable<Awaited<ReturnType<typeof readApplication>>>;

/** The batches that applications are in, each once. */
export async function batchIdsOf(store: Store, applications: readonly number[]): Promise<number[]> {
  const find = prepare(store, store.db.selectFrom('application').select('batch_id').where('id', '=', 0));
  const ids = applications.map((id) => (find.get(id) as { batch_id: number | null } | undefined)?.batch_id ?? null);
  return [...new Set(ids)].filter((id) => id !== null);
}

/** The place of an eligible member in its batch and area, counted from 1; null for everybody else. */
export async function rankOf(store: Store, { application }: KeptApplication): Promise<number | null> {
  if (application.batch_id === null || application.gate !== 'eligible') return null;
  const row = await store.db
    .selectFrom('application')
    .select((of) => of.fn.countAll<number>().as('ahead'))
    .where('batch_id', '=', application.batch_id)
    .where('area', '=', application.area)
    .where('gate', '=', 'eligible')
    .where('rank_key', '<', application.rank_key)
    .executeTakeFirst();
  return (row?.ahead ?? 0) + 1;
}

/** Lets the rules choose again which revision counts. Inside a write transaction, before it is worked out anew. */
export async function freeRevision(store: Store, application: number): Promise<void> {
  await store.db.updateTable('application').set({ revision_chosen: 0 }).where('id', '=', application).execute();
}

/** Lets one revision count, chosen by a person: rules no longer move it. Inside a write transaction. */
export async function chooseRevision(store: Store, application: number, revision: number): Promise<void> {
  await store.db
    .updateTable('application')
    .set({ revision_id: revision, revision_chosen: 1 })
    .where('id', '=', application)
    .execute();
}

/** Takes away the submissions that came with some imports. Inside a write transaction. */
export async function removeRevisionsOf(store: Store, application: number, imports: readonly number[]): Promise<void> {
  if (imports.length === 0) return;
  await store.db
    .deleteFrom('revision')
    .where('application_id', '=', application)
    .where('import_id', 'in', imports)
    .execute();
}

/** Where the submission that counts is not the application's own any more, its last one does. Inside a write transaction. */
export async function letOwnCount(store: Store, { application, revisions }: KeptApplication): Promise<void> {
  const last = revisions.at(-1);
  if (last === undefined || revisions.some(({ id }) => id === application.revision_id)) return;
  await store.db.updateTable('application').set({ revision_id: last.id }).where('id', '=', application.id).execute();
}

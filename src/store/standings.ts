// Reading applications for scoring and writing their standings back, in pages: memory stays flat.
import { sql } from 'kysely';
import type { Standing } from '../domain/ranking/standing.ts';
import type { WindowId } from '../domain/windows/calendar.ts';
import type { Store } from './open.ts';
import { standingColumns, standingValues } from './standing-columns.ts';
import { prepare } from './statements.ts';

const pageSize = 2_000;

/** An application with all that its standing is worked out from, and the standing it has. */
export interface StoredApplication {
  readonly id: number;
  readonly email: string;
  readonly area: string;
  readonly state: string;
  readonly firstSubmittedAt: string;
  readonly window: WindowId;
  readonly revisionId: number;
  readonly revisions: number;
  readonly revisionChosen: number;
  readonly batchId: number | null;
  readonly answers: string;
  readonly inRoster: number;
  readonly gate: string;
  readonly reasons: string;
  readonly tier: string;
  readonly priority: string;
  readonly points: number;
  readonly outOf: number;
  readonly scored: number;
  readonly criteria: number;
  readonly rankKey: string;
}

/** Applications with all that their places hang on, and the standing they have, to be narrowed; batch-members.ts reads them in this order. */
export function placedApplications(store: Store) {
  return store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .innerJoin('revision as r', 'r.id', 'a.revision_id')
    .select(['a.id', 'p.email', 'a.area', 'a.first_submitted_at as firstSubmittedAt', 'r.answers'])
    .select(['a.gate', 'a.reasons', 'a.tier', 'a.priority', 'a.points', 'a.out_of as outOf', 'a.scored', 'a.criteria'])
    .select('a.rank_key as rankKey')
    .select((of) => {
      const own = of.selectFrom('participant as q').select('q.email').whereRef('q.email', '=', 'p.email');
      // Whoever was merged into this person is this person, under another e-mail.
      const others = of
        .selectFrom('applicant as m')
        .innerJoin('participant as q', 'q.email', 'm.email')
        .select('q.email')
        .whereRef('m.merged_into', '=', 'p.id');
      return of.or([of.exists(own), of.exists(others)]).as('inRoster');
    });
}

/** The same with all that may change when they are scored anew. */
const storedApplications = (store: Store) =>
  placedApplications(store)
    .select(['a.state', 'a.window', 'a.revisions'])
    .select(['a.revision_id as revisionId', 'a.revision_chosen as revisionChosen', 'a.batch_id as batchId']);

/** One application by its number. Throws where there is none. */
export function applicationById(store: Store) {
  const statement = prepare(store, storedApplications(store).where('a.id', '=', 0));
  return (id: number): StoredApplication => {
    const found = statement.get(id) as StoredApplication | undefined;
    if (found === undefined) throw new Error(`there is no application ${id}`);
    return found;
  };
}

/** Which applications are meant: those of people whose roster lines came with one import, or those that undo.ts has touched. */
export type Narrowed = { readonly rosterOf: number } | 'undone';

/** Every application of a cycle, or of some, page by page in order of their numbers. */
export function* applicationPages(
  store: Store,
  cycle: number,
  only?: Narrowed,
): Generator<StoredApplication[], void, undefined> {
  let query = storedApplications(store).where('a.id', '>', 0).where('a.cycle', '=', cycle);
  if (only === 'undone') query = query.where(sql<boolean>`a.id in (select id from temp.undo_application)`);
  else if (only !== undefined) {
    query = query.where('p.id', 'in', (of) =>
      of
        .selectFrom('participant as i')
        .innerJoin('applicant as e', 'e.email', 'i.email')
        .select((id) => id.fn.coalesce('e.merged_into', 'e.id').as('id'))
        .where('i.import_id', '=', only.rosterOf),
    );
  }
  const compiled = query.orderBy('a.id').limit(pageSize).compile();
  const statement = store.driver.prepare(compiled.sql);
  for (let last = 0; ; ) {
    // The one parameter that moves is the first: the id to go on from.
    const page = statement.all(last, ...compiled.parameters.slice(1)) as StoredApplication[];
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? last;
  }
}

/** What scoring found: which window, which revision counts, its state (a place's code) and its standing. */
export interface Counting {
  readonly window: WindowId;
  readonly revisionId: number;
  readonly state: string;
  readonly standing: Standing;
}

/** Writes when an application was submitted first, and how often it was. */
export function openFirstWriter(store: Store) {
  const change = store.db.updateTable('application').set({ first_submitted_at: '', revisions: 0 }).where('id', '=', 0);
  const statement = prepare(store, change);
  return (id: number, firstSubmittedAt: string, revisions: number) => statement.run(firstSubmittedAt, revisions, id);
}

/** Writes what scoring found. A closed batch is written to by nobody, whoever asks for it. */
export function openStandingWriter(store: Store) {
  const statement = prepare(
    store,
    store.db
      .updateTable('application')
      .set({ window: 'rolling', revision_id: 0, state: '' })
      .set(Object.fromEntries(standingColumns.map((column) => [column, null])) as never)
      .where('id', '=', 0)
      .where(sql<boolean>`(batch_id is null or batch_id not in (select batch_id from batch_record))`),
  );
  return (id: number, { window, revisionId, state, standing }: Counting) =>
    statement.run(window, revisionId, state, ...standingValues(standing), id);
}

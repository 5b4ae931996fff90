// Submissions that a newer export should hold and does not: one pass over what earlier imports of the form have brought.
import { type Missing, type MissingSubmission, mostIssuesListed } from '../domain/intake/report.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Store } from './open.ts';
import type { Sightings } from './sightings.ts';
import { prepare, valuesOf } from './statements.ts';

/** What an export holds, as far as this needs to know. */
export interface Held {
  readonly importId: number;
  readonly form: string;
  readonly cycle: number;
  /** The times of its first and its last submission. */
  readonly from: Instant;
  readonly to: Instant;
  /** How many revisions it brought. */
  readonly brought: number;
  readonly revisions: Sightings;
  readonly heldRows: Sightings;
}

const importsOf = (store: Store, { form, cycle }: Pick<Held, 'form' | 'cycle'>) =>
  store.db
    .selectFrom('import')
    .select('id')
    .where('form', '=', form)
    .where('cycle', '=', cycle)
    .where('undone_at', 'is', null);

/** Whether a form has been imported before in this cycle, and not taken back. */
export async function isImported(store: Store, form: string, cycle: number): Promise<boolean> {
  return (await importsOf(store, { form, cycle }).limit(1).executeTakeFirst()) !== undefined;
}

/**
 * What earlier imports of the form brought, was submitted within the time that the export covers, and is not in it.
 * A submission that a later one of the same application in the export replaces is not missing: form tools let people
 * edit their response, and then it moves.
 */
export async function findMissing(store: Store, held: Held): Promise<Missing | null> {
  if (await isAllSeen(store, held)) return null;
  const candidates = importsOf(store, held).where('id', '<>', held.importId);
  const query = store.db
    .selectFrom('revision')
    .select(['id', 'application_id', 'submitted_at', 'import_id', 'line'])
    .where('import_id', 'in', candidates)
    .where('submitted_at', '>=', held.from)
    .where('submitted_at', '<=', held.to)
    .where('application_id', 'not in', ofRemoved(store))
    .orderBy('id');
  const isReplaced = replacedIn(store, held);
  const settled = await settledRows(store, held.heldRows);
  const listed: { id: number; submittedAt: Instant }[] = [];
  let total = 0;
  for (const candidate of valuesOf<Candidate>(store, query)) {
    if (held.revisions.has(candidate[0]) || isReplaced(candidate)) continue;
    if (settled.has(`${candidate[3]}:${candidate[4]}`)) continue;
    total++;
    if (listed.length < mostIssuesListed) listed.push({ id: candidate[1], submittedAt: candidate[2] });
  }
  return total === 0 ? null : { total, listed: named(store, listed) };
}

/** Whoever was removed for good is missed by nobody: what stands in place of their e-mail is none. */
const ofRemoved = ({ db }: Store) =>
  db
    .selectFrom('application')
    .innerJoin('applicant', 'applicant.id', 'application.applicant_id')
    .select('application.id')
    .where('email', '>', 'removed-')
    .where('email', '<', 'removed.')
    .where('email', 'not like', '%@%');

/** id, application, submittedAt, import, line */
type Candidate = [number, number, Instant, number, number];

/** An export that holds all there is, as most do, needs no pass. */
async function isAllSeen(store: Store, { brought, revisions }: Held): Promise<boolean> {
  const query = store.db.selectFrom('revision').select((of) => of.fn.countAll<number>().as('count'));
  return (await query.executeTakeFirst())?.count === brought + revisions.total();
}

/** Whether the export holds a later submission of the same application. */
function replacedIn(store: Store, { importId, revisions }: Held): (candidate: Candidate) => boolean {
  const query = store.db.selectFrom('revision').select(['id', 'import_id']);
  const later = prepare(store, query.where('application_id', '=', 0).where('submitted_at', '>', '')).raw();
  return ([, application, submittedAt]) =>
    (later.all(application, submittedAt) as [number, number][]).some(
      ([id, by]) => by === importId || revisions.has(id),
    );
}

/** The rows of the export that were held, and are settled: as import and line under which they went in. */
async function settledRows(store: Store, heldRows: Sightings): Promise<ReadonlySet<string>> {
  if (heldRows.total() === 0) return new Set();
  const rows = await store.db
    .selectFrom('held_row')
    .select(['id', 'import_id', 'line'])
    .where('status', '=', 'taken-in')
    .execute();
  return new Set(rows.filter(({ id }) => heldRows.has(id)).map((row) => `${row.import_id}:${row.line}`));
}

function named(store: Store, found: readonly { id: number; submittedAt: Instant }[]): MissingSubmission[] {
  const person = prepare(
    store,
    store.db
      .selectFrom('application as a')
      .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
      .select(['p.name', 'p.email'])
      .where('a.id', '=', 0),
  );
  return found.map(({ id, submittedAt }) => {
    const { name, email } = person.get(id) as { name: string; email: string };
    return { application: id, name, email, submittedAt };
  });
}

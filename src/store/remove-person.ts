// Takes everything personal of somebody out of the tables: what is counted stays, under a number and without a name.
import type { Answer, Answers } from '../domain/intake/application.ts';
import {
  anonymousAnswer,
  anonymousAnswers,
  anonymousEmail,
  fillerFor,
  removedText,
} from '../domain/privacy/anonymous.ts';
import type { Store } from './open.ts';
import { blankTold } from './remove-told.ts';
import { sightingsOf } from './sightings.ts';

/** Somebody, by all numbers and e-mails under which the database has them. */
export interface Whose {
  readonly applicants: readonly number[];
  readonly applications: readonly number[];
  readonly revisions: readonly number[];
  /** Normalised. */
  readonly emails: readonly string[];
  /** The applicant of an e-mail; an e-mail of a roster or a held row alone has none. */
  readonly owners: ReadonlyMap<string, number>;
  /** Full names as they were given. */
  readonly names: readonly string[];
  /** Rows of files that are theirs, by import. */
  readonly lines: ReadonlyMap<number, ReadonlySet<number>>;
  /** Held rows, by number. */
  readonly heldRows: readonly number[];
}

/** Finds them: by applicants' numbers, and by e-mails that may stand in a roster or a held row alone. */
export async function whoseIs(store: Store, applicants: readonly number[], emails: readonly string[]): Promise<Whose> {
  const { db } = store;
  const people = await db
    .selectFrom('applicant')
    .select(['id', 'email', 'name'])
    .where('id', 'in', applicants)
    .execute();
  const applications = await db
    .selectFrom('application')
    .select('id')
    .where('applicant_id', 'in', applicants)
    .execute();
  const ids = applications.map(({ id }) => id);
  const revisions = await db
    .selectFrom('revision')
    .select(['id', 'import_id', 'line', 'answers'])
    .where((where) => where.or([where('application_id', 'in', ids), where('sent_by', 'in', applicants)]))
    .execute();
  const participants = await db
    .selectFrom('participant')
    .select(['name', 'import_id', 'line'])
    .where('email', 'in', emails)
    .execute();
  const lines = new Map<number, Set<number>>();
  const add = (importId: number, line: number): void => {
    lines.set(importId, (lines.get(importId) ?? new Set()).add(line));
  };
  for (const { import_id: importId, line } of [...revisions, ...participants]) add(importId, line);
  const numbers = new Set(revisions.map(({ id }) => id));
  const held = await heldRowsOf(store, { emails, numbers, lines });
  for (const { import_id: importId, line } of held) add(importId, line);
  const heldNumbers = new Set(held.map(({ id }) => id));
  for (const { id: importId } of await db.selectFrom('import').select('id').execute()) {
    for (const [id, line] of sightingsOf(store, importId, 'revision')) if (numbers.has(id)) add(importId, line);
    for (const [id, line] of sightingsOf(store, importId, 'held_row')) if (heldNumbers.has(id)) add(importId, line);
  }
  const said = revisions.map(({ answers }) => nameIn(JSON.parse(answers) as Answers));
  const names = [...people, ...participants].map(({ name }) => name);
  return {
    applicants,
    applications: ids,
    revisions: [...numbers],
    emails,
    owners: new Map(people.map(({ id, email }) => [email, id])),
    names: [...new Set([...names, ...said].filter((name) => name.trim().includes(' ')))],
    lines,
    heldRows: [...heldNumbers],
  };
}

function nameIn(answers: Answers): string {
  const parts = [answers['firstName'], answers['lastName']].filter((part) => typeof part === 'string');
  return parts.join(' ');
}

interface Sought {
  readonly emails: readonly string[];
  readonly numbers: ReadonlySet<number>;
  readonly lines: ReadonlyMap<number, ReadonlySet<number>>;
}

/** A held row is theirs that has their e-mail in a cell or a correction, or came in as one of their submissions. */
async function heldRowsOf({ db }: Store, { emails, numbers, lines }: Sought) {
  const rows = await db
    .selectFrom('held_row')
    .select(['id', 'import_id', 'line', 'cells', 'corrections', 'came_right'])
    .execute();
  return rows.filter(({ import_id: importId, line, cells, corrections, came_right: cameRight }) => {
    if (cameRight !== null && numbers.has(cameRight)) return true;
    if (lines.get(importId)?.has(line) === true) return true;
    if ((JSON.parse(cells) as string[]).some((cell) => emails.includes(cell.trim().toLowerCase()))) return true;
    return corrections !== null && emails.some((email) => corrections.toLowerCase().includes(email));
  });
}

/** What was there, by table: to be told. */
export interface Removed {
  readonly applications: number;
  readonly submissions: number;
  readonly heldRows: number;
  readonly rosterLines: number;
  readonly notes: number;
  readonly merges: number;
}

/** Inside a write transaction of which no rows are kept. */
export async function removeFromTables(store: Store, whose: Whose): Promise<Removed> {
  const { db } = store;
  const { applicants, applications, revisions, emails, heldRows } = whose;
  for (const id of applicants) {
    await db
      .updateTable('applicant')
      .set({ email: anonymousEmail(id), name: '', search: '' })
      .where('id', '=', id)
      .execute();
  }
  const rows = await db.selectFrom('revision').select(['id', 'answers']).where('id', 'in', revisions).execute();
  for (const { id, answers } of rows) {
    const text = JSON.stringify(anonymousAnswers(JSON.parse(answers) as Answers));
    await db.updateTable('revision').set({ answers: text, extra: null }).where('id', '=', id).execute();
  }
  const rosterLines = await anonymiseRoster(store, whose);
  await blankHeldRows(store, heldRows);
  await forgetTexts(store, revisions);
  const notes = await db.deleteFrom('reading_note').where('application_id', 'in', applications).executeTakeFirst();
  await db.updateTable('decision').set({ reason: removedText }).where('application_id', 'in', applications).execute();
  await blankTold(store, applications);
  await db.updateTable('correction').set({ reason: removedText }).where('application_id', 'in', applications).execute();
  await db
    .updateTable('conflict')
    .set((of) => ({
      reason: removedText,
      lifted_because: of.case().when('lifted_because', 'is', null).then(null).else(removedText).end(),
    }))
    .where('applicant_id', 'in', applicants)
    .execute();
  await db
    .updateTable('different_people')
    .set({ reason: removedText })
    .where((where) => where.or([where('lower_id', 'in', applicants), where('higher_id', 'in', applicants)]))
    .execute();
  // Without what was there before nothing can be parted again.
  const merges = await db
    .deleteFrom('merge')
    .where((where) => where.or([where('kept_id', 'in', applicants), where('merged_id', 'in', applicants)]))
    .executeTakeFirst();
  await forgetHeldScores(store, applications, emails);
  return {
    applications: applications.length,
    submissions: revisions.length,
    heldRows: heldRows.length,
    rosterLines,
    notes: Number(notes.numDeletedRows),
    merges: Number(merges.numDeletedRows),
  };
}

/** A line of the roster stays under the same number, so that the priority that it gave stays; of nobody else's it goes. */
async function anonymiseRoster({ db }: Store, { emails, owners }: Whose): Promise<number> {
  const own = db.selectFrom('participant').selectAll().where('email', 'in', emails);
  const lines = await own.execute();
  await db.deleteFrom('participant').where('email', 'in', emails).execute();
  for (const line of lines) {
    const owner = owners.get(line.email);
    if (owner === undefined) continue;
    await db
      .insertInto('participant')
      .values({ ...line, email: anonymousEmail(owner), name: '', before: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return lines.length;
}

async function blankHeldRows({ db }: Store, ids: readonly number[]): Promise<void> {
  const rows = await db.selectFrom('held_row').selectAll().where('id', 'in', ids).execute();
  for (const { id, cells, issues, original, status } of rows) {
    const blank = (JSON.parse(cells) as string[]).map(() => '');
    const said = (JSON.parse(issues) as Record<string, unknown>[]).map((issue) => ({ ...issue, value: '' }));
    await db
      .updateTable('held_row')
      .set({
        digest: anonymousEmail(id),
        cells: JSON.stringify(blank),
        issues: JSON.stringify(said),
        original: original === null ? null : fillerFor(original, undefined),
        corrections: null,
        status: status === 'held' ? 'skipped' : status,
        reason: removedText,
      })
      .where('id', '=', id)
      .execute();
  }
}

/** What they wrote and nobody else: the texts that wait for a meaning. */
async function forgetTexts({ db }: Store, revisions: readonly number[]): Promise<void> {
  const own = await db.selectFrom('unread_value').selectAll().where('revision_id', 'in', revisions).execute();
  for (const { revision_id: revision, field, cause_id: cause, was } of own) {
    if (was !== null) {
      const text = JSON.stringify(anonymousAnswer(JSON.parse(was) as Answer));
      await db
        .updateTable('unread_value')
        .set({ was: text })
        .where('revision_id', '=', revision)
        .where('field', '=', field)
        .execute();
    }
    const others = await db
      .selectFrom('unread_value')
      .select('revision_id')
      .where('cause_id', '=', cause)
      .where('revision_id', 'not in', revisions)
      .executeTakeFirst();
    if (others !== undefined) continue;
    await db
      .updateTable('cause')
      .set({ key: `removed-${cause}`, value: removedText })
      .where('id', '=', cause)
      .execute();
  }
}

/** Lines of score sheets that could not go in and are about them. */
async function forgetHeldScores(
  { db }: Store,
  applications: readonly number[],
  emails: readonly string[],
): Promise<void> {
  const rows = await db.selectFrom('held_score').select(['id', 'cells']).execute();
  const theirs = rows.filter(({ cells }) => {
    const { application } = JSON.parse(cells) as { application?: string };
    return applications.includes(Number(application)) || emails.some((email) => cells.toLowerCase().includes(email));
  });
  await db
    .deleteFrom('held_score')
    .where(
      'id',
      'in',
      theirs.map(({ id }) => id),
    )
    .execute();
}

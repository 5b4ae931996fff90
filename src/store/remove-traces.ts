// What is left of somebody outside of the tables of facts: in the order of a shortlist, in the log, in pages that are free.
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { isAbout, type Subject } from '../domain/audit/concerning.ts';
import { anonymousEmail, spellingsOf } from '../domain/privacy/anonymous.ts';
import { keptChanges } from './audit.ts';
import { linesFrom } from './audit-lines.ts';
import type { Store } from './open.ts';
import type { Whose } from './remove-person.ts';

const digest = /[0-9a-f]{64}/g;

/**
 * The draw is a digest over the published seed and the e-mail: whoever guesses the e-mail could make sure of it. It
 * becomes the draw of the number that stands in its place, by this program's seed.
 */
export async function redraw({ db }: Store, { applications }: Whose, seed: string): Promise<void> {
  const rows = await db
    .selectFrom('application')
    .select(['id', 'applicant_id', 'rank_key'])
    .where('id', 'in', applications)
    .execute();
  for (const { id, applicant_id: applicant, rank_key: key } of rows) {
    const draw = createHash('sha256')
      .update(`${seed}\n${anonymousEmail(applicant)}`)
      .digest('hex');
    await db
      .updateTable('application')
      .set({ rank_key: key.replace(digest, draw) })
      .where('id', '=', id)
      .execute();
  }
}

/** Tables of which a row in the log holds what somebody wrote, or what was written about them. */
const telling = new Set([
  ...['applicant', 'revision', 'participant', 'held_row', 'unread_value', 'cause', 'reading_note', 'decision'],
  ...['correction', 'conflict', 'merge', 'different_people', 'held_score'],
  ...['deferral', 'release', 'answer', 'notice', 'notice_correction'],
]);

/** The lines of the log in which they are named, or something of theirs is kept. */
export async function tellingLines(store: Store, whose: Whose): Promise<number[]> {
  const { applicants, applications, revisions, emails, names } = whose;
  const none = new Set<number>();
  const subject: Subject = {
    applicants: new Set(applicants),
    applications: new Set(applications),
    revisions: new Set(revisions),
    releases: await idsIn(store, 'release', applications),
    notices: await idsIn(store, 'notice', applications),
    imports: none,
    batches: none,
  };
  const words = [...emails, ...names].flatMap(spellingsOf);
  const lines: number[] = [];
  for (const { id, command, what, changes, redacted_in: redactedIn } of linesFrom(store)) {
    if (redactedIn !== null) continue;
    const text = `${command}\n${what}\n${textOf(changes)}`.toLowerCase();
    const isNamed = words.some((word) => text.includes(word));
    const isKept = keptChanges(changes).rows.some((row) => telling.has(row.table) && isAbout(row, subject));
    if (isNamed || isKept) lines.push(id);
  }
  return lines;
}

async function idsIn(
  { db }: Store,
  table: 'release' | 'notice',
  applications: readonly number[],
): Promise<Set<number>> {
  const rows = await db.selectFrom(table).select('id').where('application_id', 'in', applications).execute();
  return new Set(rows.map(({ id }) => id));
}

const packed = 'deflate:';
const textOf = (changes: string | null): string =>
  changes?.startsWith(packed) === true
    ? inflateRawSync(Buffer.from(changes.slice(packed.length), 'base64')).toString()
    : (changes ?? '');

/** From here on what is overwritten is overwritten in the file too, and not only given free. Before a transaction begins. */
export const overwriteForGood = ({ driver }: Store): unknown => driver.pragma('secure_delete = ON');

/**
 * Writes the file anew without its free pages, and empties the log that lies beside it. False where another command is at
 * work on the database: then its pages are still there, and this is to be done again.
 */
export function sweep({ driver }: Store): boolean {
  try {
    driver.exec('vacuum');
    const [{ busy } = { busy: 1 }] = driver.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return busy === 0;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY') === true) return false;
    throw error;
  }
}

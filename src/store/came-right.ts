// Finds, among the submissions that an import brought, the one that a held row has become. Only inside a write transaction.
import { sql } from 'kysely';
import type { Store } from './open.ts';
import { sightingsOf } from './sightings.ts';

/** What is known of a held row: its person, its second, its answers; whatever is null could not be read. */
export interface Sought {
  readonly heldRow: number;
  readonly email: string | null;
  readonly submittedAt: string | null;
  readonly content: string | null;
}

export interface CameRight {
  readonly heldRow: number;
  readonly revision: number;
  /** The line of the submission in its file. */
  readonly line: number;
}

/** How a row came to be in that an export corrected: what is kept with it. */
export const cameRightIn = (importId: number, line: number): string => `came right in import ${importId}, line ${line}`;

/** The number of the newest revision; 0 where there is none. */
export async function newestRevision(store: Store): Promise<number> {
  const query = store.db.selectFrom('revision').select((of) => of.fn.max('id').as('id'));
  return (await query.executeTakeFirst())?.id ?? 0;
}

/** Which of the rows sought are there as revisions with a number above `after`; everything that is known of a row must be alike. */
export async function cameRight(
  store: Store,
  cycle: number,
  after: number,
  sought: readonly Sought[],
): Promise<CameRight[]> {
  const { db, driver } = store;
  await sql`create temporary table sought (held_row integer primary key, email text, submitted_at text, content text)`.execute(
    db,
  );
  try {
    const insert = driver.prepare('insert into temp.sought values (?, ?, ?, ?)');
    for (const { heldRow, email, submittedAt, content } of sought) insert.run(heldRow, email, submittedAt, content);
    await sql`create index temp.sought_content on sought (submitted_at, content) where email is null`.execute(db);
    const { rows: byPerson } = await sql<CameRight>`
      select s.held_row as heldRow, min(r.id) as revision, min(r.line) as line from temp.sought s
        join applicant p on p.email = s.email
        join application a on a.applicant_id = coalesce(p.merged_into, p.id) and a.cycle = ${cycle}
        join revision r on r.application_id = a.id and r.id > ${after}
      where s.email is not null
        and (s.submitted_at is null or s.submitted_at = r.submitted_at) and (s.content is null or s.content = r.answers)
      group by s.held_row order by s.held_row`.execute(db);
    const { rows: bySecond } = await sql<CameRight>`
      select s.held_row as heldRow, min(r.id) as revision, min(r.line) as line from revision r
        join temp.sought s on s.submitted_at = r.submitted_at and s.content = r.answers and s.email is null
      where r.id > ${after} group by s.held_row order by s.held_row`.execute(db);
    return [...byPerson, ...bySecond];
  } finally {
    await sql`drop table temp.sought`.execute(db);
  }
}

interface Corrected {
  readonly heldRow: number;
  readonly heldBy: number;
  /** Where the corrected row is now; null where it is gone. */
  readonly importId: number | null;
  readonly line: number | null;
}

/**
 * After an import was taken back: a row that it, or another, had corrected waits again where the correction is gone, or
 * belongs to an import now that would not have settled it (one from before the row, or one that holds the row itself).
 * Within `withUndoPlan`.
 */
export async function waitAgain(store: Store): Promise<void> {
  const { rows } = await sql<Corrected>`
    select h.id as "heldRow", h.import_id as "heldBy", r.import_id as "importId", r.line
    from held_row h left join revision r on r.id = h.came_right
    where h.came_right in (select id from temp.undo_revision)
      or h.came_right is not null and h.id in (select id from temp.undo_held_row)`.execute(store.db);
  const holds = openHolds(store);
  for (const { heldRow, heldBy, importId, line } of rows) {
    const settles = importId !== null && line !== null && importId > heldBy && !holds(importId, heldRow);
    const change = store.db.updateTable('held_row').where('id', '=', heldRow);
    if (settles) await change.set({ reason: cameRightIn(importId, line) }).execute();
    else {
      const open = { status: 'held', settled_at: null, settled_by: null, reason: null, came_right: null } as const;
      await change.set(open).execute();
    }
  }
}

/** Whether an import has a held row itself in its file. */
function openHolds(store: Store): (importId: number, heldRow: number) => boolean {
  const known = new Map<number, ReadonlySet<number>>();
  return (importId, heldRow) => {
    const held = known.get(importId) ?? new Set([...sightingsOf(store, importId, 'held_row')].map(([id]) => id));
    known.set(importId, held);
    return held.has(heldRow);
  };
}

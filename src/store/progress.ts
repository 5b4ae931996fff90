// Who has read what of a batch, and since when the rest waits.
import type { Stage } from '../domain/program/rubric.ts';
import { invitedTo } from './invitations.ts';
import type { Store } from './open.ts';

/** One assignment that stands, and how many criteria its reviewer has scored. */
export interface AssignedReading {
  readonly application: number;
  readonly reviewer: number;
  readonly assignedAt: string;
  readonly scored: number;
  /** When the last score came; null where there is none. */
  readonly lastAt: string | null;
}

/** Every assignment of a batch and stage that was not dropped, by application and reviewer; of those who are invited still. */
export async function assignedReadings(
  store: Store,
  batchId: number,
  stage: Stage,
  criteria: readonly string[],
): Promise<AssignedReading[]> {
  const all = store.db
    .selectFrom('assignment as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .leftJoin('score as c', (on) =>
      on
        .onRef('c.application_id', '=', 's.application_id')
        .onRef('c.reviewer_id', '=', 's.reviewer_id')
        .on('c.set_aside', 'is', null)
        .on('c.criterion', 'in', [...criteria]),
    )
    .select(['s.application_id', 's.reviewer_id', 's.assigned_at'])
    .select((of) => [of.fn.count<number>('c.criterion').as('scored'), of.fn.max('c.scored_at').as('last')])
    .where('a.batch_id', '=', batchId)
    .where('s.stage', '=', stage)
    .where('s.dropped_at', 'is', null);
  const asked = stage === 'reading' ? all : all.where('a.id', 'in', invitedTo(store, stage));
  const rows = await asked
    .groupBy(['s.application_id', 's.reviewer_id', 's.assigned_at'])
    .orderBy('s.application_id')
    .orderBy('s.reviewer_id')
    .execute();
  return rows.map((row) => ({
    application: row.application_id,
    reviewer: row.reviewer_id,
    assignedAt: row.assigned_at,
    scored: row.scored,
    lastAt: row.last,
  }));
}

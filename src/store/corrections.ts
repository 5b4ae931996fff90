// An administrator's points in place of those that a closed answer earned.
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';

export interface KeptCorrection {
  readonly application: number;
  readonly criterion: string;
  readonly points: number;
  readonly reason: string;
}

/** The correction that stands, or null. */
export async function correctionOf(
  store: Store,
  application: number,
  criterion: string,
): Promise<KeptCorrection | null> {
  const row = await store.db
    .selectFrom('correction')
    .select(['application_id as application', 'criterion', 'points', 'reason'])
    .where('application_id', '=', application)
    .where('criterion', '=', criterion)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a correction in place of an earlier one. Inside a write transaction. */
export async function keepCorrection(store: Store, one: KeptCorrection, { at, by }: Actor): Promise<void> {
  const { application, criterion, points, reason } = one;
  const said = { points, reason, corrected_at: at, corrected_by: by };
  await store.db
    .insertInto('correction')
    .values({ application_id: application, criterion, ...said })
    .onConflict((on) => on.columns(['application_id', 'criterion']).doUpdateSet(said))
    .execute();
}

/** Lets the answer count again. Inside a write transaction. */
export async function liftCorrection(store: Store, application: number, criterion: string): Promise<void> {
  await store.db
    .deleteFrom('correction')
    .where('application_id', '=', application)
    .where('criterion', '=', criterion)
    .execute();
}

// Who is asked to a stage that not everybody comes to.
import type { Stage } from '../domain/program/rubric.ts';
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';

/** Invites to a stage; whether that is new. Inside a write transaction. */
export async function invite(store: Store, application: number, stage: Stage, { at, by }: Actor): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await store.db
    .insertInto('invitation')
    .values({ application_id: application, stage, invited_at: at, invited_by: by })
    .onConflict((on) => on.columns(['application_id', 'stage']).doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes an invitation back; whether there was one. Inside a write transaction. */
export async function uninvite(store: Store, application: number, stage: Stage): Promise<boolean> {
  const { numDeletedRows } = await store.db
    .deleteFrom('invitation')
    .where('application_id', '=', application)
    .where('stage', '=', stage)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Numbers of all who are invited to a stage, for a condition. */
export const invitedTo = (store: Store, stage: Stage) =>
  store.db.selectFrom('invitation').select('application_id').where('stage', '=', stage);

/** Everybody invited to a stage, of one batch or of a whole cycle, by number. */
export async function invited(
  store: Store,
  stage: Stage,
  where: { readonly batchId: number } | { readonly cycle: number },
): Promise<{ application: number; name: string; batch: string | null; invitedAt: string; invitedBy: string }[]> {
  const query = store.db
    .selectFrom('invitation as v')
    .innerJoin('application as a', 'a.id', 'v.application_id')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .leftJoin('batch as b', 'b.id', 'a.batch_id')
    .select([
      'a.id as application',
      'p.name',
      'b.name as batch',
      'v.invited_at as invitedAt',
      'v.invited_by as invitedBy',
    ])
    .where('v.stage', '=', stage)
    .orderBy('a.id');
  return (
    'batchId' in where ? query.where('a.batch_id', '=', where.batchId) : query.where('a.cycle', '=', where.cycle)
  ).execute();
}

// What people have said of applications, gathered for scoring.
import type { Stage } from '../domain/program/rubric.ts';
import { type Correction, nothingSaid, type Said } from '../domain/scoring/said.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

/** Looks up what was said of one application after the other. Where nothing was said of any, that costs nothing. */
export function openSaid(store: Store): (applicationId: number) => Said {
  const { db } = store;
  const said = ['score', 'correction', 'invitation'] as const;
  const isSilent = said.every(
    (table) => prepare(store, db.selectFrom(table).select('application_id').limit(1)).get(1) === undefined,
  );
  if (isSilent) return () => nothingSaid;

  const scores = prepare(
    store,
    db
      .selectFrom('score')
      .select(['criterion', 'points'])
      .where('application_id', '=', 0)
      .where('set_aside', 'is', null)
      .orderBy('reviewer_id'),
  );
  const corrections = prepare(
    store,
    db
      .selectFrom('correction')
      .select(['criterion', 'points', 'reason', 'corrected_by as by'])
      .where('application_id', '=', 0),
  );
  const calibrated = prepare(
    store,
    db.selectFrom('calibrated').select(['criterion', 'thousandths']).where('application_id', '=', 0),
  );
  const invitations = prepare(store, db.selectFrom('invitation').select('stage').where('application_id', '=', 0));

  return (applicationId) => {
    const readings: Record<string, number[]> = {};
    for (const { criterion, points } of scores.all(applicationId) as { criterion: string; points: number }[]) {
      readings[criterion] ??= [];
      readings[criterion].push(points);
    }
    const corrected = corrections.all(applicationId) as (Correction & { criterion: string })[];
    const means = calibrated.all(applicationId) as { criterion: string; thousandths: number }[];
    return {
      readings,
      calibrated: Object.fromEntries(means.map(({ criterion, thousandths }) => [criterion, thousandths])),
      corrections: Object.fromEntries(corrected.map(({ criterion, ...correction }) => [criterion, correction])),
      invitedTo: (invitations.all(applicationId) as { stage: Stage }[]).map(({ stage }) => stage),
    };
  };
}

// What reviewers gave, and what they noted.
import { sql } from 'kysely';
import type { Stage } from '../domain/program/rubric.ts';
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';
import { prepare, prepareInsert } from './statements.ts';

/** One value that counts. */
export interface KeptScore {
  readonly application: number;
  readonly criterion: string;
  readonly reviewer: number;
  readonly points: number;
}

/** A score as it is to be kept; `source`: the sheet and its line, null for the terminal. */
export interface NewScore extends KeptScore {
  readonly source: string | null;
}

/** Every score of a batch that counts, by application, reviewer and criterion. */
export function scoresOfBatch(store: Store, batchId: number): KeptScore[] {
  const query = store.db
    .selectFrom('score as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .select(['s.application_id as application', 's.criterion', 's.reviewer_id as reviewer', 's.points'])
    .where('a.batch_id', '=', 0)
    .where('s.set_aside', 'is', null)
    .orderBy('s.application_id')
    .orderBy('s.reviewer_id')
    .orderBy('s.criterion');
  return prepare(store, query).all(batchId) as KeptScore[];
}

/** Every score of an application, whoever gave it; those set aside are left out. */
export function scoresOfApplication(store: Store, application: number): Promise<(KeptScore & { scoredAt: string })[]> {
  return store.db
    .selectFrom('score')
    .select([
      'application_id as application',
      'criterion',
      'reviewer_id as reviewer',
      'points',
      'scored_at as scoredAt',
    ])
    .where('application_id', '=', application)
    .where('set_aside', 'is', null)
    .orderBy('reviewer_id')
    .orderBy('criterion')
    .execute();
}

/** Every score of an application, those set aside too. */
export const allScoresOf = (store: Store, application: number): Promise<(KeptScore & { setAside: string | null })[]> =>
  store.db
    .selectFrom('score')
    .select([
      'application_id as application',
      'criterion',
      'reviewer_id as reviewer',
      'points',
      'set_aside as setAside',
    ])
    .where('application_id', '=', application)
    .orderBy('reviewer_id')
    .orderBy('criterion')
    .execute();

/** All that one reviewer gave, also what was set aside: a reviewer's own record. */
export const scoresBy = (store: Store, reviewer: number): Promise<(KeptScore & { setAside: string | null })[]> =>
  store.db
    .selectFrom('score')
    .select([
      'application_id as application',
      'criterion',
      'reviewer_id as reviewer',
      'points',
      'set_aside as setAside',
    ])
    .where('reviewer_id', '=', reviewer)
    .orderBy('application_id')
    .orderBy('criterion')
    .execute();

/** Whether the points that stand there are those that whoever gives others has seen; null: there were none. */
export type IsAsSeen = (standing: number | null) => boolean;

/**
 * Keeps scores; each call gives the points that stood there before, null where there were none. Where they are not as they
 * were seen, somebody else has changed them meanwhile: then nothing is written. Inside a write transaction.
 */
export function openScoring(store: Store, { at, by }: Actor): (score: NewScore, isAsSeen: IsAsSeen) => number | null {
  const { db } = store;
  const find = prepare(
    store,
    db
      .selectFrom('score')
      .select('points')
      .where('application_id', '=', 0)
      .where('criterion', '=', '')
      .where('reviewer_id', '=', 0),
  );
  const columns = ['application_id', 'criterion', 'reviewer_id', 'points', 'scored_at', 'scored_by', 'source'] as const;
  const insert = prepareInsert(store, 'score', columns);
  const change = prepare(
    store,
    db
      .updateTable('score')
      .set({ points: 0, scored_at: '', scored_by: '', source: null })
      .where('application_id', '=', 0)
      .where('criterion', '=', '')
      .where('reviewer_id', '=', 0),
  );
  return ({ application, criterion, reviewer, points, source }, isAsSeen) => {
    const before = find.get(application, criterion, reviewer) as { points: number } | undefined;
    if (!isAsSeen(before?.points ?? null)) return before?.points ?? null;
    if (before === undefined) insert.run(application, criterion, reviewer, points, at, by, source);
    else if (before.points !== points) change.run(points, at, by, source, application, criterion, reviewer);
    return before?.points ?? null;
  };
}

/** Takes one score away; the points it had, or null where there was none. Inside a write transaction. */
export async function takeScoreBack(store: Store, one: Omit<KeptScore, 'points'>): Promise<number | null> {
  const row = await store.db
    .deleteFrom('score')
    .where('application_id', '=', one.application)
    .where('criterion', '=', one.criterion)
    .where('reviewer_id', '=', one.reviewer)
    .returning('points')
    .executeTakeFirst();
  return row?.points ?? null;
}

/** The applications of somebody that a reviewer has scored, whether that counts or was set aside. */
export async function scoredBetween(
  store: Store,
  { reviewerId, applicantId }: { readonly reviewerId: number; readonly applicantId: number },
): Promise<number[]> {
  const rows = await store.db
    .selectFrom('score as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .select('a.id')
    .distinct()
    .where('s.reviewer_id', '=', reviewerId)
    .where('a.applicant_id', '=', applicantId)
    .execute();
  return rows.map(({ id }) => id);
}

/** Lets what a reviewer gave somebody count no more, or again with `because` null, but for closed batches; how many. Inside a write transaction. */
export async function setScoresAside(
  store: Store,
  { reviewerId, applicantId }: { readonly reviewerId: number; readonly applicantId: number },
  because: string | null,
): Promise<number> {
  // What counted when a batch was closed goes on counting in it.
  const closed = store.db.selectFrom('batch_record').select('batch_id');
  const theirs = store.db
    .selectFrom('application')
    .select('id')
    .where('applicant_id', '=', applicantId)
    .where((of) => of.or([of('batch_id', 'is', null), of('batch_id', 'not in', closed)]));
  const { numUpdatedRows } = await store.db
    .updateTable('score')
    .set({ set_aside: because })
    .where('reviewer_id', '=', reviewerId)
    .where('application_id', 'in', theirs)
    .where('set_aside', because === null ? 'is not' : 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export interface KeptNote {
  readonly application: number;
  readonly stage: Stage;
  readonly reviewer: number;
  readonly text: string;
}

/** What a reviewer noted. */
export const notesBy = (store: Store, reviewer: number): Promise<KeptNote[]> =>
  store.db
    .selectFrom('reading_note')
    .select(['application_id as application', 'stage', 'reviewer_id as reviewer', 'text'])
    .where('reviewer_id', '=', reviewer)
    .orderBy('application_id')
    .execute();

/** What was noted of an application. */
export const notesOf = (store: Store, application: number): Promise<KeptNote[]> =>
  store.db
    .selectFrom('reading_note')
    .select(['application_id as application', 'stage', 'reviewer_id as reviewer', 'text'])
    .where('application_id', '=', application)
    .orderBy('reviewer_id')
    .execute();

/** Keeps a note; an empty one takes it away. What stood there before, or null. Inside a write transaction. */
export async function keepNote(store: Store, note: KeptNote, { at }: Actor): Promise<string | null> {
  const same = store.db
    .selectFrom('reading_note')
    .select('text')
    .where('application_id', '=', note.application)
    .where('stage', '=', note.stage)
    .where('reviewer_id', '=', note.reviewer);
  const before = (await same.executeTakeFirst())?.text ?? null;
  const { application, stage, reviewer, text } = note;
  if (text === '') {
    await store.db
      .deleteFrom('reading_note')
      .where('application_id', '=', application)
      .where('stage', '=', stage)
      .where('reviewer_id', '=', reviewer)
      .execute();
  } else if (text !== before) {
    await store.db
      .insertInto('reading_note')
      .values({ application_id: application, stage, reviewer_id: reviewer, text, noted_at: at })
      .onConflict((on) => on.columns(['application_id', 'stage', 'reviewer_id']).doUpdateSet({ text, noted_at: at }))
      .execute();
  }
  return before;
}

/** The points that count in place of the means, by application and criterion, for one batch. */
export const calibratedOf = (store: Store, batchId: number) =>
  prepare(
    store,
    store.db
      .selectFrom('calibrated as c')
      .innerJoin('application as a', 'a.id', 'c.application_id')
      .select(['c.application_id as application', 'c.criterion', 'c.thousandths'])
      .where('a.batch_id', '=', 0),
  ).all(batchId) as { application: number; criterion: string; thousandths: number }[];

/** Writes one of them, or takes it away. Inside a write transaction. */
export function openCalibrating(store: Store) {
  const remove = prepare(
    store,
    store.db.deleteFrom('calibrated').where('application_id', '=', 0).where('criterion', '=', ''),
  );
  const insert = prepareInsert(store, 'calibrated', ['application_id', 'criterion', 'thousandths']);
  return (application: number, criterion: string, thousandths: number | null): void => {
    remove.run(application, criterion);
    if (thousandths !== null) insert.run(application, criterion, thousandths);
  };
}

/** The batches of a cycle that anybody has scored anything of. */
export const scoredBatches = (store: Store, cycle: number): number[] => {
  const query = store.db
    .selectFrom('batch as b')
    .select('b.id')
    .where('b.cycle', '=', cycle)
    .where((of) =>
      of.exists(
        of
          .selectFrom('score as s')
          .innerJoin('application as a', 'a.id', 's.application_id')
          .select(sql`1`.as('one'))
          .whereRef('a.batch_id', '=', 'b.id'),
      ),
    )
    .orderBy('b.id');
  return (prepare(store, query).all(cycle) as { id: number }[]).map(({ id }) => id);
};

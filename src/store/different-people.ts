// Pairs that a person has looked at and found to be two.
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from './audit.ts';
import type { Store } from './open.ts';

export interface Judgement {
  readonly reason: string;
  readonly judged_at: string;
  readonly judged_by: string;
}

/** Puts two applicants' numbers on record as two people. Inside a write transaction. */
export async function judgeDifferent(
  store: Store,
  [lower, higher]: readonly [number, number],
  reason: string,
  { at, by }: Actor,
): Promise<void> {
  await store.db
    .insertInto('different_people')
    .values({ lower_id: lower, higher_id: higher, reason, judged_at: at, judged_by: by })
    .execute();
}

/** Takes back what was said of two people, under whichever numbers; how many lines went. Inside a write transaction. */
export async function forgetJudgements(
  store: Store,
  ones: readonly number[],
  others: readonly number[],
): Promise<number> {
  const pairs = store.db.deleteFrom('different_people').where(eitherWay(ones, others));
  return Number((await pairs.executeTakeFirst()).numDeletedRows);
}

/** What was said of two people, under whichever of their numbers; null where nothing was. */
export async function judgementOf(
  store: Store,
  ones: readonly number[],
  others: readonly number[],
): Promise<Judgement | null> {
  const query = store.db.selectFrom('different_people').select(['reason', 'judged_at', 'judged_by']);
  return (await query.where(eitherWay(ones, others)).executeTakeFirst()) ?? null;
}

/** Every pair on record as the people they are now: those merged since count as the one who was kept. */
export async function differentPairs(store: Store): Promise<(readonly [number, number])[]> {
  const rows = await store.db
    .selectFrom('different_people as d')
    .innerJoin('applicant as l', 'l.id', 'd.lower_id')
    .innerJoin('applicant as h', 'h.id', 'd.higher_id')
    .select((of) => of.fn.coalesce('l.merged_into', 'l.id').as('one'))
    .select((of) => of.fn.coalesce('h.merged_into', 'h.id').as('other'))
    .execute();
  return rows.map(({ one, other }) => (one < other ? [one, other] : [other, one]));
}

const eitherWay = (ones: readonly number[], others: readonly number[]): RawBuilder<boolean> =>
  sql`((lower_id in (${sql.join(ones)}) and higher_id in (${sql.join(others)}))
    or (lower_id in (${sql.join(others)}) and higher_id in (${sql.join(ones)})))`;

// What lies on a reviewer's desk: what is assigned to them and not barred by a conflict, and the texts to be read.
import { sql } from 'kysely';
import type { Answers } from '../domain/intake/application.ts';
import type { Stage } from '../domain/program/rubric.ts';
import { invitedTo } from './invitations.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

export interface DeskFilter {
  readonly cycle: number;
  readonly stage: Stage;
  /** Null for every batch of the cycle. */
  readonly batchId: number | null;
}

/**
 * Numbers of the applications that a reviewer is to read, or has read, ascending. Whatever they are in conflict with is not
 * there, nor whoever is no longer invited to the stage.
 */
export async function deskOf(store: Store, reviewer: number, { cycle, stage, batchId }: DeskFilter): Promise<number[]> {
  let query = store.db
    .selectFrom('assignment as s')
    .innerJoin('application as a', 'a.id', 's.application_id')
    .select('a.id')
    .where('s.reviewer_id', '=', reviewer)
    .where('s.stage', '=', stage)
    .where('s.dropped_at', 'is', null)
    .where('a.cycle', '=', cycle)
    .where((of) =>
      of.not(
        of.exists(
          of
            .selectFrom('conflict as c')
            .innerJoin('applicant as p', 'p.id', 'c.applicant_id')
            .select(sql`1`.as('one'))
            .whereRef('c.reviewer_id', '=', 's.reviewer_id')
            .where('c.lifted_at', 'is', null)
            .where((is) =>
              is.or([is('p.id', '=', is.ref('a.applicant_id')), is('p.merged_into', '=', is.ref('a.applicant_id'))]),
            ),
        ),
      ),
    );
  if (batchId !== null) query = query.where('a.batch_id', '=', batchId);
  if (stage !== 'reading') query = query.where('a.id', 'in', invitedTo(store, stage));
  return (await query.orderBy('a.id').execute()).map(({ id }) => id);
}

/** Everything that a page to read is made of. */
export interface DeskMaterial {
  readonly application: number;
  readonly person: { readonly name: string; readonly emails: readonly string[] };
  readonly focusArea: string | null;
  readonly answers: Answers;
  readonly extra: Readonly<Record<string, string>>;
  readonly form: string | null;
  readonly batchId: number | null;
}

/** Looks up one application after the other: the revision that counts. */
export function openDeskMaterial(store: Store): (application: number) => DeskMaterial | null {
  const find = prepare(
    store,
    store.db
      .selectFrom('application as a')
      .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
      .innerJoin('revision as r', 'r.id', 'a.revision_id')
      .leftJoin('import as i', 'i.id', 'r.import_id')
      .select(['a.id', 'a.area', 'a.batch_id', 'a.applicant_id', 'p.name', 'p.email', 'r.answers', 'r.extra', 'i.form'])
      .where('a.id', '=', 0),
  );
  const others = prepare(store, store.db.selectFrom('applicant').select('email').where('merged_into', '=', 0));
  interface Row {
    readonly id: number;
    readonly area: string;
    readonly batch_id: number | null;
    readonly applicant_id: number;
    readonly name: string;
    readonly email: string;
    readonly answers: string;
    readonly extra: string | null;
    readonly form: string | null;
  }
  return (application) => {
    const row = find.get(application) as Row | undefined;
    if (row === undefined) return null;
    const merged = (others.all(row.applicant_id) as { email: string }[]).map(({ email }) => email);
    return {
      application: row.id,
      person: { name: row.name, emails: [row.email, ...merged] },
      focusArea: row.area === '' ? null : row.area,
      answers: JSON.parse(row.answers) as Answers,
      extra: JSON.parse(row.extra ?? '{}') as Record<string, string>,
      form: row.form,
      batchId: row.batch_id,
    };
  };
}

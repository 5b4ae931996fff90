// Applications as those who give them to readers need them: what may show a conflict, and nothing of the scores.
import type { Answers } from '../domain/intake/application.ts';
import type { Gate } from '../domain/scoring/gate.ts';
import type { Store } from './open.ts';

export interface ReadingMember {
  readonly application: number;
  readonly applicant: number;
  readonly name: string;
  /** All that the person is known by. */
  readonly emails: readonly string[];
  readonly organization: string;
  /** Null where it chose none of the program's. */
  readonly focusArea: string | null;
  readonly gate: Gate;
}

/** The members of a batch with one of these outcomes of the gate, by number. */
export async function readingMembers(store: Store, batchId: number, gates: readonly Gate[]): Promise<ReadingMember[]> {
  const rows = await membersQuery(store).where('a.batch_id', '=', batchId).where('a.gate', 'in', gates).execute();
  return membersOf(store, rows);
}

/** Every application of a cycle that lies on the desk of one of these reviewers, in any stage, by number. */
export async function membersOnDesks(
  store: Store,
  cycle: number,
  reviewers: readonly number[],
): Promise<ReadingMember[]> {
  const lying = store.db
    .selectFrom('assignment')
    .select('application_id')
    .where('dropped_at', 'is', null)
    .where('reviewer_id', 'in', reviewers);
  const rows = await membersQuery(store).where('a.cycle', '=', cycle).where('a.id', 'in', lying).execute();
  return membersOf(store, rows);
}

const membersQuery = (store: Store) =>
  store.db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .innerJoin('revision as r', 'r.id', 'a.revision_id')
    .select(['a.id', 'a.applicant_id', 'a.area', 'a.gate', 'p.name', 'p.email', 'r.answers'])
    .orderBy('a.id');

type MemberRow = Awaited<ReturnType<ReturnType<typeof membersQuery>['execute']>>[number];

async function membersOf(store: Store, rows: readonly MemberRow[]): Promise<ReadingMember[]> {
  const merged = await store.db
    .selectFrom('applicant')
    .select(['merged_into', 'email'])
    .where('merged_into', 'is not', null)
    .execute();
  const others = new Map<number, string[]>();
  for (const { merged_into: into, email } of merged) others.set(into ?? 0, [...(others.get(into ?? 0) ?? []), email]);
  return rows.map((row) => {
    const { organization } = JSON.parse(row.answers) as Answers;
    return {
      application: row.id,
      applicant: row.applicant_id,
      name: row.name,
      emails: [row.email, ...(others.get(row.applicant_id) ?? [])],
      organization: typeof organization === 'string' ? organization : '',
      focusArea: row.area === '' ? null : row.area,
      gate: row.gate,
    };
  });
}

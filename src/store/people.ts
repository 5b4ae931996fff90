// People: an applicant with every e-mail that was found to be theirs.

import type { ApplicationTable } from './application-tables.ts';
import type { Store } from './open.ts';
import { isFoundBy } from './person-search.ts';

/** One e-mail of a person, with the name that was given under it. */
export interface Address {
  readonly id: number;
  readonly email: string;
  readonly name: string;
}

export interface Person extends Address {
  /** E-mails of those who were merged into this one, in the order in which they came in. */
  readonly others: readonly Address[];
}

/** An application of a person, with the name of its batch. */
export interface PersonsApplication extends ApplicationTable {
  readonly batch: string | null;
}

const address = ['id', 'email', 'name'] as const;

/** The person of an applicant's number, followed to the one who was kept; null where there is none. */
export async function personOf(store: Store, applicantId: number): Promise<Person | null> {
  const all = store.db.selectFrom('applicant');
  const found = await all.select('merged_into').where('id', '=', applicantId).executeTakeFirst();
  if (found === undefined) return null;
  const id = found.merged_into ?? applicantId;
  const kept = await all.select(address).where('id', '=', id).executeTakeFirstOrThrow();
  const others = await all.select(address).where('merged_into', '=', id).orderBy('id').execute();
  return { ...kept, others };
}

export async function personByEmail(store: Store, email: string): Promise<Person | null> {
  const query = store.db.selectFrom('applicant').select('id').where('email', '=', email);
  const found = await query.executeTakeFirst();
  return found === undefined ? null : personOf(store, found.id);
}

export async function personOfApplication(store: Store, applicationId: number): Promise<Person | null> {
  const query = store.db.selectFrom('application').select('applicant_id').where('id', '=', applicationId);
  const found = await query.executeTakeFirst();
  return found === undefined ? null : personOf(store, found.applicant_id);
}

/** People by part of a name or of any of their e-mails, in the order in which they came in. */
export async function findPeople(store: Store, text: string, limit: number): Promise<Person[]> {
  const query = store.db.selectFrom('applicant as p').select('p.id').where('p.merged_into', 'is', null);
  const found = await (text.trim() === '' ? query : query.where(isFoundBy(text)))
    .orderBy('p.id')
    .limit(limit)
    .execute();
  const people = await Promise.all(found.map(({ id }) => personOf(store, id)));
  return people.filter((person) => person !== null);
}

export async function countPeople(store: Store, text: string): Promise<number> {
  const query = store.db.selectFrom('applicant as p').select((of) => of.fn.countAll<number>().as('count'));
  const row = await query.where('p.merged_into', 'is', null).where(isFoundBy(text)).executeTakeFirst();
  return row?.count ?? 0;
}

/** The applications that stand under these applicants' numbers, by cycle and number. */
export const applicationsUnder = (store: Store, applicantIds: readonly number[]): Promise<PersonsApplication[]> =>
  store.db
    .selectFrom('application as a')
    .leftJoin('batch as b', 'b.id', 'a.batch_id')
    .selectAll('a')
    .select('b.name as batch')
    .where('a.applicant_id', 'in', applicantIds)
    .orderBy('a.cycle')
    .orderBy('a.id')
    .execute();

/** Every number under which a person has come in. */
export const numbersOf = ({ id, others }: Person): number[] => [id, ...others.map((other) => other.id)];

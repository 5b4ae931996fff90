// People by the keys that they share, in tables of this connection alone: sorted by the database, so that memory stays flat.
import type { Store } from './open.ts';

export interface Keyed {
  readonly key: string;
  /** Where the person stands among those of the same key. */
  readonly order: string;
}

const longestOrder = 60;

/** Opens empty tables. Whoever does so closes them again. */
export function openPersonBlocks({ driver }: Store) {
  const stored = driver.pragma('temp_store', { simple: true }) as number;
  // A million people would fill the memory; a temporary file is this process's alone, and goes with it.
  driver.pragma('temp_store = FILE');
  driver.exec(`
    create temporary table person_fact (id integer primary key, facts text not null);
    create temporary table person_key (key text not null, place text not null, id integer not null);
    begin`);
  const addFacts = driver.prepare('insert into temp.person_fact values (?, ?)');
  const addKey = driver.prepare('insert into temp.person_key values (?, ?, ?)');
  const facts = driver.prepare('select facts from temp.person_fact where id = ?').pluck();
  return {
    add(id: number, text: string, keys: readonly Keyed[]): void {
      addFacts.run(id, text);
      for (const { key, order } of keys) addKey.run(key, order.slice(0, longestOrder), id);
    },
    /** To be called once behind the last person: everybody is written in one go, and read as they were at one moment. */
    seal: (): void => void driver.exec('commit'),
    /** Each key with each person who has it, key by key, those of one key in order. */
    *members(): Generator<{ readonly key: string; readonly id: number }, void, undefined> {
      yield* driver
        .prepare('select key, id from temp.person_key order by key, place, id')
        .iterate() as IterableIterator<{ key: string; id: number }>;
    },
    factsOf: (id: number): string => facts.get(id) as string,
    close(): void {
      if (driver.inTransaction) driver.exec('rollback');
      driver.exec('drop table if exists temp.person_fact; drop table if exists temp.person_key');
      driver.pragma(`temp_store = ${stored}`);
    },
  };
}

export type PersonBlocks = ReturnType<typeof openPersonBlocks>;

/** One person with all that they have submitted, oldest first; answers and unknown columns as they are kept, in JSON. */
export interface SubmittingPerson {
  readonly id: number;
  readonly name: string;
  readonly emails: readonly string[];
  readonly submissions: readonly { readonly answers: string; readonly extra: string | null }[];
}

const pageSize = 1_000;

interface SubmissionRow {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly answers: string | null;
  readonly extra: string | null;
}

/** Everybody who has submitted anything and is not merged into another, page by page in order of their numbers. */
export function* submittingPeople({ driver }: Store): Generator<SubmittingPerson[], void, undefined> {
  const newest = driver.prepare('select max(id) from applicant').pluck().get() as number | null;
  const rows = driver.prepare(`
    select p.id, p.email, p.name, r.answers, r.extra
    from applicant p join application a on a.applicant_id = p.id join revision r on r.application_id = a.id
    where p.id > ? and p.id <= ? and p.merged_into is null
    order by p.id, r.submitted_at, r.id`);
  const others = driver.prepare('select email from applicant where merged_into = ? order by id').pluck();
  for (let from = 0; from < (newest ?? 0); from += pageSize) {
    const people: (SubmittingPerson & { submissions: { answers: string; extra: string | null }[] })[] = [];
    for (const { id, email, name, answers, extra } of rows.all(from, from + pageSize) as SubmissionRow[]) {
      let person = people.at(-1);
      if (person?.id !== id) {
        person = { id, name, emails: [email, ...(others.all(id) as string[])], submissions: [] };
        people.push(person);
      }
      person.submissions.push({ answers: answers ?? '{}', extra });
    }
    yield people;
  }
}

// Who is meant by a number, in all the numbers that the log names them by.
import type { Subject } from '../domain/audit/concerning.ts';
import type { Store } from './open.ts';

/** Everything of one application; numbers that are gone have themselves alone. */
export async function subjectOf({ db }: Store, application: number): Promise<Subject> {
  const row = await db
    .selectFrom('application')
    .select(['applicant_id', 'batch_id'])
    .where('id', '=', application)
    .executeTakeFirst();
  const revisions = await db
    .selectFrom('revision')
    .select(['id', 'import_id'])
    .where('application_id', '=', application)
    .execute();
  const releases = await db.selectFrom('release').select('id').where('application_id', '=', application).execute();
  const notices = await db.selectFrom('notice').select('id').where('application_id', '=', application).execute();
  const joined = await db.selectFrom('gone_application').select('id').where('became', '=', application).execute();
  return {
    applications: new Set([application, ...joined.map(({ id }) => id)]),
    applicants: new Set(row === undefined ? [] : [row.applicant_id]),
    revisions: new Set(revisions.map(({ id }) => id)),
    releases: new Set(releases.map(({ id }) => id)),
    notices: new Set(notices.map(({ id }) => id)),
    imports: new Set(revisions.map(({ import_id: id }) => id)),
    batches: new Set(row === undefined || row.batch_id === null ? [] : [row.batch_id]),
  };
}

/** What people call the applications and reviewers that lines are about. */
export interface NamesInLog {
  readonly application: (id: number) => string;
  readonly reviewer: (id: number) => string;
}

/** One name after the other, as it is now; empty where there is none any more. */
export function openNames({ db, driver }: Store): NamesInLog {
  const people = db
    .selectFrom('application as a')
    .innerJoin('applicant as p', 'p.id', 'a.applicant_id')
    .select(['p.name', 'p.email'])
    .where('a.id', '=', 0);
  const reviewers = db.selectFrom('reviewer').select(['name', 'email']).where('id', '=', 0);
  const opened = (query: { compile: () => { sql: string } }) => {
    const statement = driver.prepare(query.compile().sql);
    return (id: number): string => {
      const found = statement.get(id) as { name: string; email: string } | undefined;
      return found === undefined ? '' : found.name || found.email;
    };
  };
  return { application: opened(people), reviewer: opened(reviewers) };
}

// Submissions as they were first read, where a person has since said what a text in them means: the same file read again
// still reads like that, and is no other submission.
import { type Content, contentText } from '../domain/intake/content.ts';
import type { Store } from './open.ts';
import { prepare } from './statements.ts';

interface Row {
  readonly revision: number;
  readonly answers: string;
  readonly field: string;
  readonly was: string;
}

/** Finds somebody's submission of that second that was first read as that content, or is read so since. */
export function openFirstReadings(store: Store, cycle: number) {
  const { db } = store;
  const any = prepare(store, db.selectFrom('unread_value').select('field').where('was', 'is not', null).limit(1)).get(
    1,
  );
  if (any === undefined) return () => null;
  const statement = prepare(
    store,
    db
      .selectFrom('application as a')
      .innerJoin('revision as r', 'r.application_id', 'a.id')
      .innerJoin('unread_value as u', 'u.revision_id', 'r.id')
      .select(['r.id as revision', 'r.answers', 'u.field', 'u.was'])
      .where('a.applicant_id', '=', 0)
      .where('a.cycle', '=', 0)
      .where('r.submitted_at', '=', '')
      .where('u.was', 'is not', null),
  );
  return (applicantId: number, submittedAt: string, content: Content): number | null => {
    const rows = statement.all(applicantId, cycle, submittedAt) as Row[];
    if (rows.length === 0) return null;
    const read = JSON.parse(contentText(content)) as Reading;
    const revisions = new Map(
      rows.map((row) => [row.revision, rows.filter(({ revision }) => revision === row.revision)]),
    );
    for (const [revision, own] of revisions) if (isReadingOf(read, own)) return revision;
    return null;
  };
}

type Reading = Readonly<Record<string, unknown>>;

/** Whether each answer is the one that stands there, or the one that stood there first: a form may have learnt some of them. */
function isReadingOf(read: Reading, rows: readonly Row[]): boolean {
  const now = JSON.parse(rows[0]?.answers ?? '{}') as Reading;
  const was = new Map(rows.map((row) => [row.field, row.was]));
  const fields = new Set([...Object.keys(read), ...Object.keys(now)]);
  return [...fields].every((field) => {
    const answer = JSON.stringify(read[field]);
    return answer === JSON.stringify(now[field]) || answer === was.get(field);
  });
}

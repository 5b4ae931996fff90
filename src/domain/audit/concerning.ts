// Whether a change is about somebody: about one of their applications, their submissions, or themselves.
import type { Cells, ChangedRow } from './changed-row.ts';

/** Somebody, by all numbers that rows name them by. */
export interface Subject {
  readonly applications: ReadonlySet<number>;
  readonly applicants: ReadonlySet<number>;
  readonly revisions: ReadonlySet<number>;
  /** Their decisions that were released, and the notices of these. */
  readonly releases: ReadonlySet<number>;
  readonly notices: ReadonlySet<number>;
  /** The imports that brought them, and the batches that took them up. */
  readonly imports: ReadonlySet<number>;
  readonly batches: ReadonlySet<number>;
}

type Kind = 'applications' | 'applicants' | 'revisions' | 'releases' | 'notices';

/** Columns that name one of them, in any table. */
const naming: Readonly<Record<string, Kind>> = {
  application_id: 'applications',
  became: 'applications',
  applicant_id: 'applicants',
  kept_id: 'applicants',
  merged_id: 'applicants',
  lower_id: 'applicants',
  higher_id: 'applicants',
  merged_into: 'applicants',
  sent_by: 'applicants',
  revision_id: 'revisions',
  came_right: 'revisions',
  release_id: 'releases',
};

/** Tables whose own number is one of theirs. */
const own: Readonly<Record<string, Kind>> = {
  application: 'applications',
  gone_application: 'applications',
  applicant: 'applicants',
  revision: 'revisions',
  release: 'releases',
  notice: 'notices',
};

export function isAbout({ table, key, before, after }: ChangedRow, subject: Subject): boolean {
  const kind = own[table];
  if (kind !== undefined && isOne(subject[kind], key['id'])) return true;
  return [key, before, after].some((cells) => cells !== null && namesOne(cells, subject));
}

const namesOne = (cells: Cells, subject: Subject): boolean =>
  Object.entries(cells).some(([column, cell]) => {
    const kind = naming[column];
    return kind !== undefined && isOne(subject[kind], cell);
  });

const isOne = (numbers: ReadonlySet<number>, cell: unknown): boolean => typeof cell === 'number' && numbers.has(cell);

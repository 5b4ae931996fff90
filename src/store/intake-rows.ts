// The rows that an import adds, several a statement: what waits is put in before anybody looks at it.
import type { Content } from '../domain/intake/content.ts';
import type { Standing } from '../domain/ranking/standing.ts';
import type { WindowId } from '../domain/windows/calendar.ts';
import { newcomerColumns } from './applicants.ts';
import { openBulkInsert, type RowsStatement, rowsOf } from './bulk-insert.ts';
import { openKnownStandings, sharedColumns } from './known-standings.ts';
import type { Store } from './open.ts';

export interface NewApplication {
  readonly id: number;
  readonly applicantId: number;
  readonly area: string;
  readonly state: string;
  readonly window: WindowId;
  readonly standing: Standing;
  /** The number of the assessment of its answers. */
  readonly assessment: number;
}

export interface NewRevision {
  readonly applicationId: number;
  readonly submittedAt: string;
  readonly answers: Content;
  readonly extra: string | null;
  readonly line: number;
  /** The merged applicant under whose e-mail it came; null where it is the application's own. */
  readonly sentBy: number | null;
}

const revisionColumns = ['application_id', 'submitted_at', 'answers', 'extra', 'line', 'sent_by'] as const;

const ownColumns = [
  'applicant_id',
  'area',
  'state',
  'first_submitted_at',
  'window',
  'revision_id',
  'rank_key',
] as const;

/** Applications of one cycle with their first revision: the values of `ownColumns`, and the number of their standing. */
function applicationRows({ driver }: Store, cycle: number): RowsStatement {
  const shared = sharedColumns.map((column) => `s.${column}`).join(', ');
  /** Of rows that each begin with the values of these columns, and end with the number of their standing. */
  const insert = (own: readonly string[], rows: number) => {
    const columns = [...own, ...sharedColumns].map((column) => `"${column}"`).join(', ');
    const row = `(${[...own, 'standing'].map(() => '?').join(', ')})`;
    // The rows first, in their order, and to each the standing that it names.
    return driver.prepare(`insert or fail into application (${columns}, cycle, revisions, revision_chosen, batch_id)
      select ${own.map((_, at) => `v.column${at + 1}`).join(', ')}, ${shared}, ${cycle}, 1, 0, null
      from (values ${Array.from({ length: rows }, () => row).join(', ')}) as v
      cross join temp.known_standing as s where s.id = v.column${own.length + 1}`);
  };
  return {
    width: ownColumns.length + 1,
    numbered: () => insert(['id', ...ownColumns], 1),
    counted: (rows) => insert(ownColumns, rows),
  };
}

/** Opens the three tables that grow with every row of an import. Only inside a write transaction. */
export function openIntakeRows(store: Store, cycle: number, importId: number) {
  // Numbers only grow: what waits are the newcomers from a number on, and a few of those who were known. A row may be in while
  // those that refer to it wait: so each of these holds until they are in, too.
  let newcomersFrom = Number.POSITIVE_INFINITY;
  let applicationsFrom = Number.POSITIVE_INFINITY;
  const owners = new Set<number>();
  const revised = new Set<number>();

  const numberOf = openKnownStandings(store);
  const ofRevisions = { texts: ['answers'], same: { import_id: importId } };
  const applicants = openBulkInsert(rowsOf(store, 'applicant', newcomerColumns));
  const applications = openBulkInsert(applicationRows(store, cycle), {
    before: applicants.flush,
    done: () => {
      newcomersFrom = Number.POSITIVE_INFINITY;
      owners.clear();
    },
  });
  const revisions = openBulkInsert(rowsOf(store, 'revision', revisionColumns, ofRevisions), {
    before: applications.flush,
    done: () => {
      applicationsFrom = Number.POSITIVE_INFINITY;
      revised.clear();
    },
  });

  function flush(): void {
    applicants.flush();
    applications.flush();
    revisions.flush();
  }

  function addRevision(id: number, revision: NewRevision): void {
    const { applicationId, submittedAt, answers, extra, line, sentBy } = revision;
    revisions.add(id, [applicationId, submittedAt, answers, extra, line, sentBy]);
  }

  return {
    flush,
    newcomers: {
      insert(id: number, values: readonly unknown[]): void {
        if (newcomersFrom === Number.POSITIVE_INFINITY) newcomersFrom = id;
        applicants.add(id, values);
      },
      settle(id: number): void {
        if (id >= newcomersFrom) flush();
      },
    },
    /** Before the applications of an applicant are looked at. */
    settleApplications(applicantId: number): void {
      if (applicantId >= newcomersFrom || owners.has(applicantId)) flush();
    },
    /** Before the revisions of an application are looked at, or it is changed. */
    settleRevisions(applicationId: number): void {
      if (applicationId >= applicationsFrom || revised.has(applicationId)) flush();
    },
    addApplication(application: NewApplication, revisionId: number, revision: NewRevision): void {
      const { id, applicantId, area, state, window, standing, assessment } = application;
      if (applicationsFrom === Number.POSITIVE_INFINITY) applicationsFrom = id;
      if (applicantId < newcomersFrom) owners.add(applicantId);
      const { submittedAt } = revision;
      const { rankKey } = standing;
      const number = numberOf(standing, assessment);
      applications.add(id, [applicantId, area, state, submittedAt, window, revisionId, rankKey, number]);
      addRevision(revisionId, revision);
    },
    addRevision(id: number, revision: NewRevision): void {
      revised.add(revision.applicationId);
      addRevision(id, revision);
    },
  };
}

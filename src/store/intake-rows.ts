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
  readonly importId: number;
  readonly line: number;
  /** The merged applicant under whose e-mail it came; null where it is the application's own. */
  readonly sentBy: number | null;
}

const revisionColumns = [
  'id',
  'application_id',
  'submitted_at',
  'answers',
  'extra',
  'import_id',
  'line',
  'sent_by',
] as const;

const ownColumns = [
  'id',
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
  const width = ownColumns.length + 1;
  const columns = [...ownColumns, ...sharedColumns].map((column) => `"${column}"`).join(', ');
  const own = ownColumns.map((_, at) => `v.column${at + 1}`).join(', ');
  const shared = sharedColumns.map((column) => `s.${column}`).join(', ');
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  return {
    width,
    // The rows first, in their order, and to each the standing that it names.
    of: (rows) =>
      driver.prepare(`insert or fail into application (${columns}, cycle, revisions, revision_chosen, batch_id)
        select ${own}, ${shared}, ${cycle}, 1, 0, null
        from (values ${Array.from({ length: rows }, () => row).join(', ')}) as v
        cross join temp.known_standing as s where s.id = v.column${width}`),
  };
}

/** Opens the three tables of one cycle that grow with every row. Only inside a write transaction. */
export function openIntakeRows(store: Store, cycle: number) {
  // Numbers only grow: what waits are the newcomers from a number on, and a few of those who were known.
  let newcomersFrom = Number.POSITIVE_INFINITY;
  let applicationsFrom = Number.POSITIVE_INFINITY;
  const owners = new Set<number>();
  const revised = new Set<number>();

  const numberOf = openKnownStandings(store);
  const applicants = openBulkInsert(rowsOf(store, 'applicant', newcomerColumns), {
    done: () => {
      newcomersFrom = Number.POSITIVE_INFINITY;
    },
  });
  const applications = openBulkInsert(applicationRows(store, cycle), {
    before: applicants.flush,
    done: () => {
      applicationsFrom = Number.POSITIVE_INFINITY;
      owners.clear();
    },
  });
  const revisions = openBulkInsert(rowsOf(store, 'revision', revisionColumns, ['answers']), {
    before: applications.flush,
    done: () => revised.clear(),
  });

  function flush(): void {
    applicants.flush();
    applications.flush();
    revisions.flush();
  }

  function addRevision(id: number, revision: NewRevision): void {
    const { applicationId, submittedAt, answers, extra, importId, line, sentBy } = revision;
    revisions.add([id, applicationId, submittedAt, answers, extra, importId, line, sentBy]);
  }

  return {
    flush,
    newcomers: {
      insert(values: readonly unknown[]): void {
        if (newcomersFrom === Number.POSITIVE_INFINITY) newcomersFrom = values[0] as number;
        applicants.add(values);
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
      applications.add([id, applicantId, area, state, submittedAt, window, revisionId, rankKey, number]);
      addRevision(revisionId, revision);
    },
    addRevision(id: number, revision: NewRevision): void {
      revised.add(revision.applicationId);
      addRevision(id, revision);
    },
  };
}

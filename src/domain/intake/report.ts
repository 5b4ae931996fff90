// What an import found and did: a value, printed elsewhere. The JSON contract of `fdp import` is made of it.
import type { Movement } from '../ranking/movement.ts';
import type { Instant } from '../time/instant.ts';
import type { DateOrder } from '../time/timestamp.ts';
import type { ColumnDates } from './date-order.ts';
import type { Issue } from './issue.ts';
import type { ToolId } from './layout.ts';
import type { LeftOut } from './left-out.ts';
import type { RowCounts } from './plan.ts';

/** More than this many issues of a kind of severity are counted, not listed; held rows themselves are all kept. */
export const mostIssuesListed = 10_000;

export const mostLeftOutListed = 1_000;

export interface ImportReport {
  readonly file: string;
  readonly form: string;
  readonly formName: string;
  readonly rows: number;
  readonly counts: RowCounts;
  readonly dryRun: boolean;
  /** Whether the import was refused for its held rows. */
  readonly refused: boolean;
  /** In the order of the lines; at most `mostIssuesListed` of each severity. */
  readonly issues: readonly Issue[];
  readonly unlisted: number;
  /** Records of the file that are no rows, the first of them; and how many more there are. */
  readonly leftOut: readonly LeftOut[];
  readonly moreLeftOut: number;
  /** The form tool that the file was recognised by. */
  readonly tool: ToolId | null;
  /** Whether rows are applications: what the form does not name is kept with them. */
  readonly isApplications: boolean;
  /** Columns of the file that the form does not name. */
  readonly extraColumns: readonly string[];
  /** Optional fields for which the file has no column. */
  readonly absentFields: readonly string[];
  /** What the columns of times were found to be. */
  readonly dates: readonly SurveyedColumn[];
  /** For a roster: the applications whose priority it changed. */
  readonly lifted: readonly Movement[];
  /** Rows that were held before, and that this file brought right. */
  readonly cameRight: number;
  /** The number under which the import is kept; null when nothing was. */
  readonly importId: number | null;
  /** Submissions of earlier exports that this one should hold too, by its times, and does not; null where there are none. */
  readonly missing: Missing | null;
  /** The earlier import of the very same bytes, if there was one. */
  readonly earlier: { readonly id: number; readonly importedAt: string } | null;
}

/** A column of times: what its values show, beside what the form file says of it. */
export interface SurveyedColumn {
  readonly header: string;
  readonly dates: ColumnDates;
  readonly formSays: DateOrder | null;
}

/** A submission that is kept, and that a newer export does not hold. */
export interface MissingSubmission {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly submittedAt: Instant;
}

export interface Missing {
  readonly total: number;
  /** In order of their numbers; at most `mostIssuesListed`. */
  readonly listed: readonly MissingSubmission[];
}

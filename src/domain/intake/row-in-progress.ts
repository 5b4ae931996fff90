// The row at hand, while its cells are read one after another.
import { copyOf } from '../copy-text.ts';
import type { Answer } from './application.ts';
import type { Issue, IssueCode, Severity } from './issue.ts';

/** Collects the answers and the issues of the row at hand; the same object for every row of a file. */
export interface RowInProgress {
  line: number;
  issues: readonly Issue[];
  /** Whether its cells hold, for certain, nothing but printable ASCII. */
  isPlain: boolean;
  /** Of every field that has a column, by its place (`fieldsOf`); undefined where the cell is empty. */
  readonly answers: (Answer | undefined)[];
  email: string;
  submittedAt: string;
  year: number | null;
}

/** Reads one field: out of its own cell most of the time, else out of all `cells` of the row. */
export type CellReader = (cell: string, row: RowInProgress, cells: readonly string[]) => void;

/** Notes an issue of the row. */
export function report(
  row: RowInProgress,
  column: string | null,
  code: IssueCode,
  severity: Severity,
  value: string,
  detail?: string,
): void {
  const { line } = row;
  const own = copyOf(value);
  const issue: Issue =
    detail === undefined
      ? { line, column, code, severity, value: own }
      : { line, column, code, severity, value: own, detail };
  row.issues = [...row.issues, issue];
}

// What settling held rows and questions came to: counted whole, listed up to a bound. A value, printed elsewhere.
import type { Movements } from '../ranking/movement.ts';
import type { Issue } from './issue.ts';
import type { RowOutcome } from './plan.ts';

/** One held row that was looked at, by its import and its line. */
export interface ResolvedRow {
  readonly importId: number;
  readonly line: number;
  readonly file: string;
  readonly outcome: RowOutcome | 'skipped';
  /** The application that it went into; null where there is none. */
  readonly application: number | null;
  /** What holds it still, or what is worth a word. */
  readonly issues: readonly Issue[];
  /** Why it can't be read again at all; null where it can. */
  readonly why: string | null;
}

/** A change in a file of the program: the lines that differ, from `line` on. */
export interface ProgramEdit {
  readonly file: string;
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Resolution {
  readonly dryRun: boolean;
  /** Held rows that are in now. */
  readonly takenIn: Readonly<Record<Exclude<RowOutcome, 'held'>, number>>;
  readonly skipped: number;
  /** Rows that were read again and are held still. */
  readonly stillHeld: number;
  /** Submissions of which an answer is read now that was not before. */
  readonly answered: number;
  /** Submissions that could not be changed: their batch is closed, or it has another application of the person there. */
  readonly stuck: number;
  readonly rows: readonly ResolvedRow[];
  /** Rows beyond those listed. */
  readonly unlisted: number;
  readonly moved: Movements;
  readonly edits: readonly ProgramEdit[];
}

/** More rows than this are counted, not listed. */
export const mostRowsListed = 10_000;

/** Collects a resolution. */
export class ResolutionInProgress {
  readonly takenIn = { new: 0, revised: 0, unchanged: 0 };
  skipped = 0;
  stillHeld = 0;
  answered = 0;
  stuck = 0;
  readonly rows: ResolvedRow[] = [];
  unlisted = 0;
  moved: Movements = { moved: [], total: 0 };
  edits: readonly ProgramEdit[] = [];

  /** Counts one row, and lists it while there is room. */
  add(row: ResolvedRow): void {
    if (row.outcome === 'held') this.stillHeld++;
    else if (row.outcome === 'skipped') this.skipped++;
    else this.takenIn[row.outcome]++;
    if (this.rows.length < mostRowsListed) this.rows.push(row);
    else this.unlisted++;
  }
}

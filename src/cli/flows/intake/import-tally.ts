// Counting and remembering what the rows of one file came to, with a bound on what is remembered.
import type { Issue, Severity } from '../../../domain/intake/issue.ts';
import type { LeftOut } from '../../../domain/intake/left-out.ts';
import type { RowOutcome } from '../../../domain/intake/plan.ts';
import { mostIssuesListed, mostLeftOutListed } from '../../../domain/intake/report.ts';

export interface Tally {
  readonly counts: Record<RowOutcome, number>;
  readonly issues: Issue[];
  unlisted: number;
  /** Held rows that the quarantine had not seen yet. */
  newlyHeld: number;
  readonly leftOut: LeftOut[];
  moreLeftOut: number;
}

export const startTally = (): Tally => ({
  counts: { new: 0, revised: 0, unchanged: 0, held: 0 },
  issues: [],
  unlisted: 0,
  newlyHeld: 0,
  leftOut: [],
  moreLeftOut: 0,
});

export const rowsOf = ({ counts }: Tally): number => counts.new + counts.revised + counts.unchanged + counts.held;

/** Adds one row's outcome and its issues. */
export function tallyRow(tally: Tally, outcome: RowOutcome, issues: readonly Issue[]): void {
  tally.counts[outcome]++;
  for (const issue of issues) {
    if (tally.issues.length < listedAtMost[issue.severity]) tally.issues.push(issue);
    else tally.unlisted++;
  }
}

/** Notes a record that is no row: it counts nowhere. */
export function tallyLeftOut(tally: Tally, one: LeftOut): void {
  if (tally.leftOut.length < mostLeftOutListed) tally.leftOut.push(one);
  else tally.moreLeftOut++;
}

/** Warnings stop being listed first, so that a flood of them never hides a held row. */
const listedAtMost: Record<Severity, number> = { warning: mostIssuesListed, held: 2 * mostIssuesListed };

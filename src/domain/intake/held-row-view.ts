// A held row as it is shown: every cell under the name of its column, what is wrong, what has become of it.
import type { Instant } from '../time/instant.ts';
import type { Issue } from './issue.ts';

export interface NamedCell {
  /** Null where the column is not known, or the row has more cells than the header. */
  readonly column: string | null;
  readonly value: string;
}

export interface HeldRowView {
  readonly importId: number;
  readonly line: number;
  readonly file: string;
  readonly heldAt: Instant | null;
  /** The applicant's address, where it can be read. */
  readonly email: string | null;
  readonly cells: readonly NamedCell[];
  /** Columns for which the row has no cell. */
  readonly missing: readonly string[];
  /** The issues that hold it. */
  readonly issues: readonly Issue[];
  readonly status: 'held' | 'taken-in' | 'skipped';
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly reason: string | null;
  /** What a person corrected, as it is kept. */
  readonly corrections: readonly unknown[];
  /** Why it can't be read again; null where it can. */
  readonly why: string | null;
}

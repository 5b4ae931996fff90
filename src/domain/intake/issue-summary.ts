// What waits for a person, one cause at a time: held rows, or answers that went in and could not be read.
import type { Instant } from '../time/instant.ts';
import type { IssueCode } from './issue.ts';
import type { Meaning } from './meaning.ts';

export interface IssueSummary {
  /** Its number, for good. */
  readonly issue: number;
  /** `held`: rows that are not in. `question`: rows that are in, with an answer that means nothing yet. */
  readonly kind: 'held' | 'question';
  readonly code: IssueCode;
  readonly form: string;
  /** The column's header, or the question's; null where whole rows are meant. */
  readonly column: string | null;
  /** The field of a question; null of held rows. */
  readonly field: string | null;
  /** The text of a question; a few different values of held rows. */
  readonly values: readonly string[];
  /** Rows or submissions that wait. */
  readonly rows: number;
  readonly takenIn: number;
  readonly skipped: number;
  readonly answered: number;
  readonly imports: readonly { readonly id: number; readonly file: string }[];
  /** For a question: the likeliest meaning; null where none is near, or there is none to choose. */
  readonly nearest: Meaning | null;
  /** What a person last said of a question; `means` null: none of the options. Null where nobody has. */
  readonly said: { readonly means: string | null; readonly at: Instant; readonly by: string } | null;
}

/** Everything that can be wrong, or worth a word, in a row of an import. Held codes keep the row out; the others let it in. */
export type IssueCode =
  | 'ragged-row'
  | 'stray-quote'
  | 'missing-email'
  | 'invalid-email'
  | 'missing-timestamp'
  | 'impossible-timestamp'
  | 'ambiguous-date'
  | 'impossible-year'
  | 'skipped-hour'
  | 'repeated-hour'
  | 'no-time-of-day'
  | 'future-timestamp'
  | 'mended-zip'
  | 'impossible-zip'
  | 'preview'
  | 'spam'
  | 'unfinished'
  | 'unknown-option'
  | 'several-answers'
  | 'unknown-place'
  | 'late-revision'
  | 'taken-up'
  | 'earlier-submission';

export type Severity = 'held' | 'warning';

/** One thing found in one row: where, what was seen, why it matters and what mends it. Words are made in `report`. */
export interface Issue {
  readonly line: number;
  /** The header of the column, or null where the whole row is meant. */
  readonly column: string | null;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly value: string;
  /** What was expected, or the nearest thing allowed; completes the message. */
  readonly detail?: string;
  /** The application's number, where the row belongs to one. */
  readonly application?: number;
}

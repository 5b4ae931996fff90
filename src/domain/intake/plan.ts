// What a submission means for what is already there: the one place where "new", "revised" and "unchanged" are told apart.
import type { Instant } from '../time/instant.ts';

export type RowOutcome = 'new' | 'revised' | 'unchanged' | 'held';

/** Rows of one file by outcome; the four sum to the rows read. */
export type RowCounts = Readonly<Record<RowOutcome, number>>;

export interface KnownRevision {
  readonly id: number;
  readonly submittedAt: Instant;
  /** The answers as JSON with sorted keys. */
  readonly content: string;
}

/**
 * The same answers at the same time are the same submission, from whichever export they come. Anything else for the
 * same person, focus area and cycle is one more revision: the later time wins, and among equal times the later import.
 */
export function outcomeOf(
  submission: { readonly submittedAt: Instant; readonly content: string },
  known: readonly KnownRevision[],
): Exclude<RowOutcome, 'held'> {
  if (known.length === 0) return 'new';
  const same = known.some(
    ({ submittedAt, content }) => submittedAt === submission.submittedAt && content === submission.content,
  );
  return same ? 'unchanged' : 'revised';
}

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
 * The same answers at the same time are the same submission, from whichever export they come: the one that is known, or
 * undefined. Anything else for the same person, focus area and cycle is one more revision: the later time wins, and among
 * equal times the later import.
 */
export const knownAs = (
  submission: { readonly submittedAt: Instant; readonly content: string },
  known: readonly KnownRevision[],
): KnownRevision | undefined =>
  known.find(({ submittedAt, content }) => submittedAt === submission.submittedAt && content === submission.content);

// The rows of a file, taken into the database a batch at a time.
import type { RowContext } from '../../../domain/intake/field-reader.ts';
import type { Issue } from '../../../domain/intake/issue.ts';
import { type LeftOut, whyNoRow } from '../../../domain/intake/left-out.ts';
import type { RowOutcome } from '../../../domain/intake/plan.ts';
import { createParticipantReader } from '../../../domain/intake/row.ts';
import { strayQuote } from '../../../domain/intake/stray-quote.ts';
import type { SurveyedFile, WhileReading } from './begin-reading.ts';
import type { RowAsItCame } from './hold-rows.ts';
import type { TakeIn } from './import-applications.ts';
import type { openRosterTakeIn } from './import-roster.ts';
import type { openUnreadNotes } from './unread-answers.ts';

/** What became of a row. */
export type RowResult = ReadResult | { readonly leftOut: LeftOut };

interface ReadResult {
  readonly outcome: RowOutcome;
  readonly issues: readonly Issue[];
  /** A held row, as it came. */
  readonly held?: RowAsItCame;
}

/** Who gets the rows, and what could not be read in them. */
export interface Takers {
  readonly takeIn: TakeIn;
  readonly note: ReturnType<typeof openUnreadNotes>;
  /** Whether whoever has this address was removed for good: their rows stay out. */
  readonly isRemoved: (email: string) => boolean;
}

/** Takes in applications, batch by batch. */
export async function* applicationRows(
  file: SurveyedFile,
  whileReading: WhileReading,
  { takeIn, note, isRemoved }: Takers,
): AsyncGenerator<RowResult[]> {
  for await (const batch of file.applications(whileReading)) {
    yield batch.map((row) => {
      if (row.submission === null) {
        const { leftOut, line, issues } = row;
        if (leftOut !== undefined) return { leftOut: { line, why: leftOut } };
        return { outcome: 'held', issues, held: row };
      }
      const { email, line } = row.submission;
      if (isRemoved(email)) return { leftOut: { line, why: 'removed-person' } };
      const { outcome, issues } = takeIn.take(row.submission);
      if (row.issues.length > 0 && outcome !== 'unchanged') {
        note({ content: row.submission.content, revisionId: takeIn.last().revisionId, issues: row.issues });
      }
      return { outcome, issues: issues.length === 0 ? row.issues : [...row.issues, ...issues] };
    });
  }
  takeIn.close();
}

/** Who gets the lines of a roster. */
export interface RosterTakers {
  readonly take: ReturnType<typeof openRosterTakeIn>;
  readonly isRemoved: (email: string) => boolean;
}

/** Takes in the lines of a roster. */
export async function* rosterRows(
  { mapping, records }: SurveyedFile,
  context: RowContext,
  { take, isRemoved }: RosterTakers,
): AsyncGenerator<RowResult[]> {
  const read = createParticipantReader(mapping, context);
  for await (const chunk of records) {
    yield chunk.map((record) => {
      const { cells, line, swallows } = record;
      if (swallows !== undefined) {
        return { outcome: 'held', issues: [strayQuote({ line, cells, swallows })], held: record };
      }
      const { value, issues } = read(cells, line);
      if (value !== null && isRemoved(value.email)) return { leftOut: { line, why: 'removed-person' } };
      if (value !== null) return { outcome: take(value), issues };
      const why = whyNoRow(cells, mapping.layout);
      return why === null ? { outcome: 'held', issues, held: record } : { leftOut: { line, why } };
    });
  }
}

// The rows of a file, taken into the database a batch at a time.
import type { RowContext } from '../../../domain/intake/field-reader.ts';
import type { Issue } from '../../../domain/intake/issue.ts';
import { type LeftOut, whyNoRow } from '../../../domain/intake/left-out.ts';
import type { RowOutcome } from '../../../domain/intake/plan.ts';
import { createParticipantReader } from '../../../domain/intake/row.ts';
import { strayQuote } from '../../../domain/intake/stray-quote.ts';
import { type RowsOfThread, readInThread, worthThread } from '../../thread/read-in-thread.ts';
import type { RowAsItCame } from './hold-rows.ts';
import type { TakeIn } from './import-applications.ts';
import type { openRosterTakeIn } from './import-roster.ts';
import type { Keeping } from './keep-while-reading.ts';
import type { PreparedFile } from './prepare-import.ts';
import { openSubmissionReader, type ReadingContext, type ReadRow } from './read-submissions.ts';
import type { openUnreadNotes } from './unread-answers.ts';

type RowResult = ReadResult | { readonly leftOut: LeftOut };

interface ReadResult {
  readonly outcome: RowOutcome;
  readonly issues: readonly Issue[];
  /** A held row, as it came. */
  readonly held?: RowAsItCame;
}

/** All rows of a file, taken in a batch at a time, and the digest of the file once they are. */
export interface TakenRows {
  readonly taken: AsyncGenerator<RowResult[]>;
  readonly digest: () => string;
}

/** Who gets the rows, and what could not be read in them. */
export interface Takers {
  readonly takeIn: TakeIn;
  readonly note: ReturnType<typeof openUnreadNotes>;
  /** Whether whoever has this address was removed for good: their rows stay out. */
  readonly isRemoved: (email: string) => boolean;
}

/**
 * Applications: prepared by a thread of their own where there are many, which begins at once. `takers` are asked for with the
 * first rows; `keeping` gets the file itself where it is to be kept.
 */
export function submissionRows(
  file: PreparedFile,
  context: ReadingContext,
  keeping: Keeping | null,
  takers: () => Takers,
): TakenRows {
  const { rows, digest } = readRows(file, context, keeping);
  async function* taken(): AsyncGenerator<RowResult[]> {
    const { takeIn, note, isRemoved } = takers();
    for await (const batch of rows) {
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
  return { taken: taken(), digest };
}

function readRows(file: PreparedFile, context: ReadingContext, keeping: Keeping | null): RowsOfThread {
  const { reopening, source, records, heard } = file;
  if (reopening !== null && source.kind === 'text' && source.bytes > worthThread) {
    // Of an archive the thread reads what is in it: the file itself is another.
    const keep = source.table === source.file ? (keeping?.add ?? null) : null;
    const { rows, digest } = readInThread({ source: reopening, context }, { heard, keep });
    return { rows: insteadOf(file, rows), digest };
  }
  const read = openSubmissionReader(context);
  async function* rows(): AsyncGenerator<ReadRow[]> {
    for await (const chunk of records) yield read(chunk);
  }
  return { rows: rows(), digest: source.digest };
}

/** Rows that the thread reads: what was begun here is ended, and the file closed. */
async function* insteadOf(file: PreparedFile, rows: AsyncGenerator<ReadRow[]>): AsyncGenerator<ReadRow[]> {
  await file.close();
  yield* rows;
}

/** The same for a roster. */
export interface RosterTakers {
  readonly take: ReturnType<typeof openRosterTakeIn>;
  readonly isRemoved: (email: string) => boolean;
}

export function rosterRows(
  { mapping, records, source }: PreparedFile,
  context: RowContext,
  takers: () => RosterTakers,
): TakenRows {
  const read = createParticipantReader(mapping, context);
  async function* taken(): AsyncGenerator<RowResult[]> {
    const { take, isRemoved } = takers();
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
  return { taken: taken(), digest: source.digest };
}

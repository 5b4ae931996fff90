// What the two threads of a large import say to each other.
import type { SourceOptions } from '../../files/source.ts';
import type { Presumption } from '../flows/intake/presumption.ts';
import type { ReadingContext } from '../flows/intake/read-submissions.ts';
import type { FoundDates } from '../flows/intake/survey-dates.ts';
import type { PackedRows } from './packed-rows.ts';

/** What a source was opened with, the name that was typed among it, and what was found out about it since. */
export interface Reopening {
  readonly typed: string;
  readonly options: Pick<SourceOptions, 'cwd' | 'encoding' | 'delimiter' | 'strayQuotes'>;
}

/** The first message to the reading thread: what to read. The mapping does not say yet what the columns of times are. */
export interface ReadingOrder {
  readonly source: Reopening;
  readonly context: ReadingContext;
  /** Whether dates may be read as the first rows show, or the form says, before the others were looked at. */
  readonly presumesOrder: boolean;
}

/**
 * From the reading thread: what the columns of times are so far, then rows, then the end with SHA-256 of the file and what the
 * columns were found to be, both with its bytes since the message before; or what went wrong.
 */
export type ReadingMessage =
  | { readonly kind: 'dates'; readonly found: FoundDates }
  | { readonly kind: 'rows'; readonly rows: PackedRows; readonly bytesRead: number; readonly pieces: Uint8Array[] }
  | { readonly kind: 'end'; readonly pieces: Uint8Array[]; readonly sha256: string; readonly found: FoundDates }
  | {
      readonly kind: 'mistake';
      readonly message: string;
      readonly hint: string | undefined;
      readonly exitCode: 1 | 2;
      /** What was presumed, and is wrong. */
      readonly wrong: Presumption | null;
    };

/** Every further message to the reading thread: one more batch may be sent. */
export const goOn = 'go on';

/** How many batches may be under way: enough that neither thread waits, few enough that memory stays flat. */
export const batchesUnderWay = 8;

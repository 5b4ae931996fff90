// The rows of an export of applications, read and prepared: everything that needs no database.
import type { Issue } from '../../../domain/intake/issue.ts';
import { type WhyLeftOut, whyNoRow } from '../../../domain/intake/left-out.ts';
import type { Mapping } from '../../../domain/intake/mapping.ts';
import { createPreparer, type PreparedSubmission } from '../../../domain/intake/prepared.ts';
import { createFleetingReader, fieldsOf } from '../../../domain/intake/row.ts';
import { strayQuote } from '../../../domain/intake/stray-quote.ts';
import type { Program } from '../../../domain/program/program.ts';
import { createZone } from '../../../domain/time/zone.ts';
import type { CsvRecord } from '../../../files/csv.ts';

/** A row that goes in, or one that is held: then its cells are kept as they came. */
export type ReadRow =
  | {
      readonly submission: PreparedSubmission;
      readonly issues: readonly Issue[];
      /** Whether all texts of the row are ASCII for certain: they then travel between threads unseen. */
      readonly isAscii?: boolean;
    }
  | {
      readonly submission: null;
      readonly issues: readonly Issue[];
      readonly line: number;
      readonly cells: readonly string[];
      readonly raw?: string | undefined;
      /** Why it is no row at all; absent where it is held. */
      readonly leftOut?: WhyLeftOut;
    };

/** What reading rows depends on beside the file. Plain data, so that it can be handed to another thread. */
export interface ReadingContext {
  readonly program: Program;
  readonly mapping: Mapping;
  readonly now: string;
}

/** Reads one chunk of records after another. Whether one is no row is asked only where it can't be read as one. */
export function openSubmissionReader({ program, mapping, now }: ReadingContext) {
  const read = createFleetingReader(mapping, { program, zone: createZone(program.timeZone), now });
  const prepare = createPreparer(program, fieldsOf(mapping));
  // Where a column stands for an option, its header is the answer.
  const hasAsciiParts = mapping.columns.every(({ part }) => part === null || /^[\x00-\x7f]*$/.test(part));
  return (records: readonly CsvRecord[]): ReadRow[] => {
    const rows: ReadRow[] = [];
    for (const record of records) {
      const { cells, line, raw, isAscii = false, isPlain = false, swallows } = record;
      if (swallows !== undefined) {
        rows.push({ submission: null, issues: [strayQuote({ line, cells, swallows })], line, cells, raw });
        continue;
      }
      const { value, issues } = read(cells, line, isPlain);
      if (value !== null) {
        rows.push({ submission: prepare(value, isPlain), issues, isAscii: isAscii && hasAsciiParts });
        continue;
      }
      const leftOut = whyNoRow(cells, mapping.layout);
      if (leftOut === null) rows.push({ submission: null, issues, line, cells, raw });
      else rows.push({ submission: null, issues, line, cells, raw, leftOut });
    }
    return rows;
  };
}

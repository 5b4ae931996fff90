// What the two threads of a large import say to each other. Rows travel as plain lists: the names of properties would cost
// as much as the values.
import type { Issue } from '../../domain/intake/issue.ts';
import type { Assessment } from '../../domain/intake/prepared.ts';
import type { Encoding } from '../../files/decode.ts';
import type { ReadingContext, ReadRow } from '../flows/read-submissions.ts';

/** The first message to the reading thread: what to read. */
export interface ReadingOrder {
  readonly path: string;
  readonly name: string;
  readonly encoding: Encoding;
  readonly context: ReadingContext;
}

/** From the reading thread: rows, the end, or what went wrong. */
export type ReadingMessage =
  | {
      readonly kind: 'rows';
      readonly rows: readonly PackedRow[];
      /** Assessments that come up for the first time; rows name them by their place among all that came. */
      readonly assessments: readonly Assessment[];
      readonly bytesRead: number;
    }
  | { readonly kind: 'end'; readonly sha256: string }
  | { readonly kind: 'mistake'; readonly message: string; readonly hint: string | undefined; readonly exitCode: 1 | 2 };

/** Every further message to the reading thread: one more batch may be sent. */
export const goOn = 'go on';

/** How many batches may be under way: enough that neither thread waits, few enough that memory stays flat. */
export const batchesUnderWay = 4;

type Packed = readonly [
  ...person: [email: string, name: string, search: string, submittedAt: string, area: string, state: string],
  ...texts: [content: string, extra: string | null, line: number, rankKey: string, assessment: number],
  issues: readonly Issue[] | null,
];

/** A row that goes in as a list, a held one as it is. */
export type PackedRow = Packed | Extract<ReadRow, { submission: null }>;

/** Packs batches of rows; an assessment travels once, and its number after that. */
export function createPacker() {
  const numbers = new Map<Assessment, number>();
  return (rows: readonly ReadRow[]): { rows: PackedRow[]; assessments: Assessment[] } => {
    const assessments: Assessment[] = [];
    const numberOf = (assessment: Assessment): number => {
      const known = numbers.get(assessment);
      if (known !== undefined) return known;
      numbers.set(assessment, numbers.size);
      assessments.push(assessment);
      return numbers.size - 1;
    };
    return { rows: rows.map((row) => pack(row, numberOf)), assessments };
  };
}

function pack(row: ReadRow, numberOf: (assessment: Assessment) => number): PackedRow {
  if (row.submission === null) return row;
  const { email, name, search, submittedAt, area, state, content, extra, line, assessment, rankKey } = row.submission;
  const issues = row.issues.length === 0 ? null : row.issues;
  return [email, name, search, submittedAt, area, state, content, extra, line, rankKey, numberOf(assessment), issues];
}

const none: readonly never[] = [];

/** Unpacks batches in the order in which they were packed. */
export function createUnpacker() {
  const known: Assessment[] = [];
  return ({ rows, assessments }: Extract<ReadingMessage, { kind: 'rows' }>): ReadRow[] => {
    for (const assessment of assessments) known.push(assessment);
    return rows.map((row): ReadRow => {
      if ('submission' in row) return row;
      const [email, name, search, submittedAt, area, state, content, extra, line, rankKey, number, issues] = row;
      const assessment = known[number];
      if (assessment === undefined) throw new Error(`row ${line} names an assessment that did not come`);
      // Written out: an object put together from others takes several times as long, and this is done for every row.
      return {
        submission: { email, name, search, submittedAt, area, state, content, extra, line, assessment, rankKey },
        issues: issues ?? none,
      };
    });
  };
}

// What the two threads of a large import say to each other. Rows travel as plain lists: the names of properties would cost
// as much as the values.
import type { Issue } from '../../domain/intake/issue.ts';
import type { PreparedSubmission } from '../../domain/intake/prepared.ts';
import type { Encoding } from '../../files/decode.ts';
import type { ReadingContext, ReadRow } from '../flows/read-submissions.ts';

/** What the reading thread is started with. */
export interface ReadingOrder {
  readonly path: string;
  readonly name: string;
  readonly encoding: Encoding;
  readonly context: ReadingContext;
}

/** From the reading thread: rows, the end, or what went wrong. */
export type ReadingMessage =
  | { readonly kind: 'rows'; readonly rows: readonly PackedRow[]; readonly bytesRead: number }
  | { readonly kind: 'end'; readonly sha256: string }
  | { readonly kind: 'mistake'; readonly message: string; readonly hint: string | undefined; readonly exitCode: 1 | 2 };

/** To the reading thread: one more batch may be sent. */
export const goOn = 'go on';

/** How many batches may be under way: enough that neither thread waits, few enough that memory stays flat. */
export const batchesUnderWay = 4;

type Packed = readonly [
  ...fields: [email: string, name: string, search: string, submittedAt: string, area: string, state: string],
  ...texts: [
    content: string,
    extra: string | null,
    line: number,
    declared: PreparedSubmission['declared'],
    draw: string,
  ],
  ...gate: [gate: PreparedSubmission['score']['gate'], reasons: readonly string[] | null],
  ...score: [
    tier: PreparedSubmission['score']['tier'],
    points: number,
    outOf: number,
    scored: number,
    criteria: number,
  ],
  issues: readonly Issue[] | null,
];

/** A row that goes in as a list, a held one as it is. */
export type PackedRow = Packed | Extract<ReadRow, { submission: null }>;

export function pack(row: ReadRow): PackedRow {
  if (row.submission === null) return row;
  const { email, name, search, submittedAt, area, state, content, extra, line, declared, draw, score } = row.submission;
  const { gate, reasons, tier, points, outOf, scored, criteria } = score;
  const some = <Item>(list: readonly Item[]): readonly Item[] | null => (list.length === 0 ? null : list);
  return [
    ...([email, name, search, submittedAt, area, state] as const),
    ...([content, extra, line, declared, draw, gate, some(reasons)] as const),
    ...([tier, points, outOf, scored, criteria, some(row.issues)] as const),
  ];
}

const none: readonly never[] = [];

export function unpack(row: PackedRow): ReadRow {
  if ('submission' in row) return row;
  const [email, name, search, submittedAt, area, state, content, extra, line, declared, draw, ...rest] = row;
  const [gate, reasons, tier, points, outOf, scored, criteria, issues] = rest;
  const score = { gate, reasons: reasons ?? none, tier, points, outOf, scored, criteria };
  const submission = { email, name, search, submittedAt, area, state, content, extra, line, score, declared, draw };
  return { submission, issues: issues ?? none };
}

// Jotform: the CSV of the submissions (times as ISO), and that of its tables (days in words).
import type { Response } from '../samples/response.ts';
import { clockOf, inWords, isoTime } from './clock.ts';
import { delimited, utf8 } from './delimited.ts';
import { cellOf, questions } from './questions.ts';

const [firstName, lastName, ...others] = questions;

/** A field for a whole name comes out as two columns, in the tool's own words. */
const headers = (date: string): string[] => [
  ...[date, 'First Name', 'Last Name', 'E-mail'],
  ...others.map(({ text }) => text),
  ...['Submission IP', 'Submission ID'],
];

const rowOf = (r: Response, at: number, time: string, joint: string): string[] => [
  time,
  ...[firstName, lastName].map((one) => (one === undefined ? '' : cellOf(one, r, joint))),
  r.email,
  ...others.map((one) => cellOf(one, r, joint)),
  ...[`203.0.113.${at + 30}`, String(5_214_880_301_276_000_000n + BigInt(at) * 914_177_201n)],
];

/** All in quotes, check boxes one below the other, the newest first. */
export function jotform(responses: readonly Response[]): Uint8Array {
  const rows = responses.map((r, at) => rowOf(r, at, isoTime(clockOf(r.submittedAt)), '\n'));
  return utf8(
    delimited([headers('Submission Date'), ...rows.reverse()], { quotes: 'all', lineEnd: '\n', closed: true }),
  );
}

/** The table shows days without a time, and joins check boxes by `; `. */
export function jotformTable(responses: readonly Response[]): Uint8Array {
  const rows = responses.map((r, at) => rowOf(r, at, inWords(clockOf(r.submittedAt)), '; '));
  return utf8(delimited([headers('Submission Date'), ...rows.reverse()], { mark: true, closed: true }));
}

// What flags may say.
import { safeParse } from 'valibot';
import { dateSchema } from '../domain/program/field.ts';
import { parseAsOf } from '../domain/time/as-of.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Zone } from '../domain/time/zone.ts';
import { usageError } from '../domain/user-error.ts';

/** A whole number from 1 up. */
export function parseTop(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw usageError(`--top ${text}: expected a whole number from 1 up.`, 'Such as --top 20.');
  return Number(text);
}

/** A line of a file; the flag may be repeated. */
export function parseStrayQuote(text: string, before: readonly number[] = []): number[] {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw usageError(
      `--stray-quote ${text}: expected the number of a line.`,
      'The line on which the quotation mark opens, such as --stray-quote 15; the header is on line 1.',
    );
  }
  return [...before, Number(text)];
}

/** A year of four digits. */
export function parseYear(text: string): number {
  if (!/^[12]\d{3}$/.test(text)) throw usageError(`--cycle ${text}: expected a year.`, 'Such as --cycle 2017.');
  return Number(text);
}

/** The instant before which things count: the end of a date in the program's zone, or an instant as it is; now without a flag. */
export function asOfBound(text: string | undefined, zone: Zone, now: Instant): Instant {
  if (text === undefined) return now;
  const parsed = parseAsOf(text, zone);
  if (parsed.ok) return parsed.before;
  // A reason that says what was expected needs no hint.
  const hint =
    'Write a date, such as 2016-02-15 (the end of that day counts), or an instant, such as 2016-02-15T12:00:00Z.';
  throw usageError(`--as-of ${text}: ${parsed.reason}.`, parsed.reason.startsWith('expected') ? undefined : hint);
}

/** The instant from which on things count: the beginning of a date in the program's zone, or an instant as it is. */
export function sinceBound(text: string, zone: Zone): Instant {
  const parsed = parseAsOf(text, zone);
  if (!parsed.ok) throw usageError(`--since ${text}: ${parsed.reason}.`);
  return /^\d{4}-\d\d-\d\d$/.test(text.trim()) ? zone.startOfDay(text.trim()) : parsed.before;
}

/** The last day of an offer, `YYYY-MM-DD`, as a flag says it; null without one. It may be today, and no day before. */
export function lastDayGiven(text: string | undefined, today: string): string | null {
  if (text === undefined) return null;
  if (!safeParse(dateSchema, text).success)
    throw usageError(`--expires ${text}: expected a date that exists.`, 'Such as --expires 2016-03-31.');
  if (text < today) throw usageError(`--expires ${text}: that day has passed.`, `Today is ${today}.`);
  return text;
}

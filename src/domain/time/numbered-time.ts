// Times that are numbers: days since 1900 as spreadsheets count them, seconds or milliseconds since 1970 as programs do.
import type { Instant } from './instant.ts';
import { instantOf, type Zone } from './zone.ts';

/**
 * `excel-serial`: days of the zone's wall clock since 1899-12-30, the fraction being the time of day (the 1900 system; the
 * 1904 system of old Macs is not told apart and not read). `unix-…`: since 1970-01-01T00:00:00Z.
 */
export type NumberNotation = 'excel-serial' | 'unix-seconds' | 'unix-milliseconds';

const numberPattern = /^(\d{5}|\d{9,10}|\d{12,13})(?:[.,]\d{1,15})?$/;
const DAY = 86_400;
/** The serial day of 1970-01-01. */
const DAYS_TO_1970 = 25_569;

/** From 1990 to the 2170s, when serials get a sixth digit: other numbers are no times of submission. */
const ranges: Readonly<Record<NumberNotation, readonly [from: number, before: number]>> = {
  'excel-serial': [32_874, 100_000],
  'unix-seconds': [631_152_000, 6_437_664_000],
  'unix-milliseconds': [631_152_000_000, 6_437_664_000_000],
};

const notationByDigits = new Map<number, NumberNotation>([
  [5, 'excel-serial'],
  [9, 'unix-seconds'],
  [10, 'unix-seconds'],
  [12, 'unix-milliseconds'],
  [13, 'unix-milliseconds'],
]);

/** The one notation in which this number would be a time of our days; null where there is none. */
export function notationOf(text: string): NumberNotation | null {
  const match = numberPattern.exec(text);
  const notation = notationByDigits.get(match?.[1]?.length ?? 0);
  if (notation === undefined) return null;
  const [from, before] = ranges[notation];
  const value = numberIn(text);
  return value >= from && value < before ? notation : null;
}

/** The instant of a number of this notation, to the nearest second for serials, whose digits run out; cut for the others. */
export function readNumberedTime(
  text: string,
  notation: NumberNotation,
  zone: Zone,
): ReturnType<Zone['toInstant']> | { readonly at: Instant; readonly note: 'no-time-of-day' } {
  const value = numberIn(text);
  if (notation === 'unix-seconds') return { at: instantOf(Math.floor(value)), note: null };
  if (notation === 'unix-milliseconds') return { at: instantOf(Math.floor(value / 1000)), note: null };
  const seconds = Math.round((value - DAYS_TO_1970) * DAY);
  const wall = new Date(seconds * 1000);
  if (Number.isInteger(value)) return { at: zone.startOfDay(instantOf(seconds).slice(0, 10)), note: 'no-time-of-day' };
  return zone.toInstant({
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  });
}

/** Half of the world writes a decimal comma. */
const numberIn = (text: string): number => Number(text.replace(',', '.'));

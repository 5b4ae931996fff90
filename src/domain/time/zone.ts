// Local time and instants of one IANA time zone, the same on every host: offsets come from Intl with the zone named.
import type { Instant } from './instant.ts';

/** What the clock on the wall shows. `month` is 1-12. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What is odd about a local time: it never was (clocks went forward), or it was twice (clocks went back). */
export type LocalNote = 'skipped-hour' | 'repeated-hour';

/** Years 1000 to 9998, in the Gregorian calendar; beyond them a RangeError. */
export interface Zone {
  readonly timeZone: string;
  /** A time that never was moves forward by the gap, one that was twice is the first; either is noted. The date must exist. */
  toInstant(local: LocalTime): { readonly at: Instant; readonly note: LocalNote | null };
  toLocal(at: Instant): LocalTime;
  /**
   * The first instant of a date that exists (`YYYY-MM-DD`), which need not be midnight; where the clocks go back over
   * midnight, the first of two. Of a date that the zone left out, the instant that it was left out at.
   */
  startOfDay(date: string): Instant;
  /** The next date of the calendar. `startOfDay(dayAfter(date))` is the exclusive end of a date. */
  dayAfter(date: string): string;
  /** Whether the clocks stay as they are all through the local day of an instant, and the days beside it. */
  isSteady(at: Instant): boolean;
  /** `2016-02-15 23:59:59` */
  formatLocal(at: Instant): string;
  /** `2016-02-15` */
  formatDay(at: Instant): string;
}

/** From `from` on (seconds since 1970, UTC) local time is UTC plus `offset` seconds, until the next stretch. */
interface Stretch {
  readonly from: number;
  readonly offset: number;
}
type Stretches = readonly [Stretch, ...Stretch[]];

const DAY = 86_400;
const HOUR = 3_600;
/** Days whose offsets are remembered, per zone: eleven years of them. When full, it starts anew. */
const REMEMBERED_DAYS = 4096;

const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const minutesOfDay = Array.from({ length: 1440 }, (_, m) => `${twoDigits[Math.floor(m / 60)]}:${twoDigits[m % 60]}:`);
const secondsOfMinute = twoDigits.slice(0, 60).map((second) => `${second}Z`);
const datePrefixes = new Map<number, string>();

/** Days since 1970-01-01 of a date; `month` is 1-12. */
const dayNumberOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000;

const lengthsOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of days of a month (1-12). */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (lengthsOfMonths[month - 1] ?? 0);
}

/** Seconds since 1970-01-01T00:00:00Z of a UTC date and time. */
export const secondsOf = (local: LocalTime): number =>
  dayNumberOf(local.year, local.month, local.day) * DAY + local.hour * HOUR + local.minute * 60 + local.second;

/** The instant so many whole seconds after 1970-01-01T00:00:00Z. */
export function instantOf(seconds: number): Instant {
  const dayNumber = Math.floor(seconds / DAY);
  const rest = seconds - dayNumber * DAY;
  return `${datePrefix(dayNumber)}${minutesOfDay[Math.floor(rest / 60)]}${secondsOfMinute[rest % 60]}`;
}

function datePrefix(dayNumber: number): string {
  const known = datePrefixes.get(dayNumber);
  if (known !== undefined) return known;
  const text = new Date(dayNumber * 86_400_000).toISOString();
  // Instants are compared as text, so every one must be of the same width.
  if (text.length !== 24 || text < '1000')
    throw new RangeError(`The instant ${text} is outside of the years 1000 to 9999.`);
  if (datePrefixes.size >= REMEMBERED_DAYS) datePrefixes.clear();
  const prefix = text.slice(0, 11);
  datePrefixes.set(dayNumber, prefix);
  return prefix;
}

/** Whole seconds since 1970-01-01T00:00:00Z of an instant. */
export const secondsSince1970 = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

/** The clock of a zone of the IANA list, such as `America/Los_Angeles`; a RangeError for any other name. */
export function createZone(timeZone: string): Zone {
  const readOffset = createOffsetReader(timeZone);
  const days = new Map<number, Stretches>();

  /** Every offset that a local or UTC time of this day can have: half a day's samples, and bisection where they differ. */
  function stretchesOf(dayNumber: number): Stretches {
    const known = days.get(dayNumber);
    if (known !== undefined) return known;
    const begin = dayNumber * DAY - 36 * HOUR;
    const stretches: [Stretch, ...Stretch[]] = [{ from: begin, offset: readOffset(begin) }];
    let offset = stretches[0].offset;
    for (let at = begin; at < begin + 96 * HOUR; at += 12 * HOUR) {
      const next = readOffset(at + 12 * HOUR);
      if (next === offset) continue;
      stretches.push({ from: firstSecondWithout(offset, at, at + 12 * HOUR), offset: next });
      offset = next;
    }
    if (days.size >= REMEMBERED_DAYS) days.clear();
    days.set(dayNumber, stretches);
    return stretches;
  }

  function firstSecondWithout(offset: number, before: number, after: number): number {
    let [low, high] = [before, after];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (readOffset(middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  }

  /** Seconds since 1970 as the wall shows them: to be read as if they were UTC. */
  function wallSeconds(at: Instant): number {
    const seconds = secondsSince1970(at);
    const stretches = stretchesOf(Math.floor(seconds / DAY));
    return seconds + (stretches.findLast(({ from }) => from <= seconds) ?? stretches[0]).offset;
  }

  return {
    timeZone,
    toInstant(local) {
      const wall = secondsOf(local);
      const stretches = stretchesOf(Math.floor(wall / DAY));
      if (stretches.length === 1) return { at: instantOf(wall - stretches[0].offset), note: null };
      const { seconds, note } = resolve(wall, stretches);
      return { at: instantOf(seconds), note };
    },
    toLocal(at) {
      const wall = new Date(wallSeconds(at) * 1000);
      return {
        year: wall.getUTCFullYear(),
        month: wall.getUTCMonth() + 1,
        day: wall.getUTCDate(),
        hour: wall.getUTCHours(),
        minute: wall.getUTCMinutes(),
        second: wall.getUTCSeconds(),
      };
    },
    startOfDay(date) {
      const wall = secondsSince1970(`${date}T00:00:00Z`);
      const { seconds, gapAt } = resolve(wall, stretchesOf(Math.floor(wall / DAY)));
      // A gap can begin before midnight: what comes after it is then the first of the day.
      return instantOf(gapAt ?? seconds);
    },
    isSteady: (at) => stretchesOf(Math.floor(wallSeconds(at) / DAY)).length === 1,
    dayAfter: (date) => instantOf(secondsSince1970(`${date}T00:00:00Z`) + DAY).slice(0, 10),
    formatLocal(at) {
      const text = instantOf(wallSeconds(at));
      return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
    },
    formatDay: (at) => instantOf(wallSeconds(at)).slice(0, 10),
  };
}

interface Resolved {
  readonly seconds: number;
  readonly note: LocalNote | null;
  /** Where the clocks went forward over this time, when they did. */
  readonly gapAt?: number;
}

/** Tries every stretch in turn: the first that holds the time is the answer, and a second one makes it repeated. */
function resolve(wall: number, stretches: Stretches): Resolved {
  let first: number | undefined;
  let gap: { readonly from: number; readonly offsetBefore: number } | undefined;
  let offsetBefore = stretches[0].offset;
  for (const [index, { from, offset }] of stretches.entries()) {
    const seconds = wall - offset;
    const until = stretches[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (seconds >= from && seconds < until) {
      if (first !== undefined) return { seconds: first, note: 'repeated-hour' };
      first = seconds;
    }
    if (seconds < from && wall - offsetBefore >= from) gap ??= { from, offsetBefore };
    offsetBefore = offset;
  }
  if (first !== undefined) return { seconds: first, note: null };
  if (gap === undefined) throw new RangeError(`No offset is known for the local time ${instantOf(wall)}.`);
  return { seconds: wall - gap.offsetBefore, note: 'skipped-hour', gapAt: gap.from };
}

/** Reads the offset of local time from UTC, in seconds, at an instant in seconds since 1970. */
function createOffsetReader(timeZone: string): (seconds: number) => number {
  // The first formatter of a process takes as long as reading hundreds of rows.
  if (timeZone === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (seconds) => {
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(seconds * 1000));
    if (match === null) throw new RangeError(`The offset of ${timeZone} can't be read.`);
    const [, sign, hours = '0', minutes = '0', rest = '0'] = match;
    const size = Number(hours) * HOUR + Number(minutes) * 60 + Number(rest);
    return sign === '-' ? -size : size;
  };
}

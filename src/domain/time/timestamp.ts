// Reads the timestamps of form exports, in whatever shape a tool or a spreadsheet prints them. Strict: nothing is rolled
// over or guessed.
import { type DateText, isDate, readDateText, whyNoDate, whyNotOn } from './date-text.ts';
import type { Instant } from './instant.ts';
import { type NumberNotation, notationOf, readNumberedTime } from './numbered-time.ts';
import { hourOfDay, readTimeText, whyNoTime } from './time-of-day.ts';
import { readOffset } from './utc-offset.ts';
import { instantOf, type LocalNote, secondsOf, type Zone } from './zone.ts';

/** Which comes first in `2/3/2016`; a date that starts with the year or names its month needs no telling. */
export type DateOrder = 'month-first' | 'day-first';

export interface TimestampOptions {
  /** The zone of a timestamp that names none. */
  readonly zone: Zone;
  /** Null where nobody knows: then a date that hangs on it is refused as ambiguous. */
  readonly dateOrder: DateOrder | null;
  /** How the order is known: completes `there is no month 16; the month comes first here, …`. */
  readonly orderKnownBy?: string;
  /** Whether `5/10/18` is of the year 2018. Only a whole column can tell (intake/date-order.ts). */
  readonly twoDigitYears?: boolean;
  /** What a bare number is. Only a whole column can tell; refused where nothing is said. */
  readonly numbers?: NumberNotation;
}

/**
 * `no-time-of-day`: a date alone. It counts from the start of its day in the zone: windows close at the end of a day, so
 * the window is right whatever the hour was, and only the place among the day's others hangs on it.
 */
export type TimestampNote = LocalNote | 'no-time-of-day';

/** `reason` completes `"2/30/2016 10:00:00" is not a time that exists: February 2016 has 29 days`. */
export type ParsedTimestamp =
  | { readonly ok: true; readonly at: Instant; readonly note: TimestampNote | null }
  | {
      readonly ok: false;
      readonly reason: string;
      /** Set where the time is well and good, but for the order of month and day, which nobody knows. */
      readonly isAmbiguous?: true;
    };

/** Longer than anything that names a time; keeps hostile cells away from the patterns. */
const MAX_LENGTH = 80;

/** The shapes that Google prints, the spaces before AM and PM of all its years among them. */
const googlePattern =
  /^(?:\d{4}\/\d\d?\/\d\d?|\d\d?\/\d\d?\/\d{4}) \d\d?:\d\d:\d\d(?:[ \u00a0\u202f][AP]M)?(?: [A-Z].*)?$/;

/** Reads one timestamp to the second; fractions are dropped. The reason of a refusal is for people. */
export const parseTimestamp = (text: string, options: TimestampOptions): ParsedTimestamp =>
  parseGoogle(text, options) ?? parseAny(text.trim(), options);

/**
 * The short way for the two formats that Google exports, since an import reads a million of them: twice as fast as the
 * pattern with its captures. Null for all else, and for what can't be: the long way has the words for it.
 */
function parseGoogle(text: string, { zone, dateOrder }: TimestampOptions): ParsedTimestamp | null {
  if (text.length > MAX_LENGTH || !googlePattern.test(text)) return null;
  const slash = text.indexOf('/');
  const yearFirst = slash === 4;
  if (!yearFirst && dateOrder === null) return null;
  const secondSlash = text.indexOf('/', slash + 1);
  const space = text.indexOf(' ', secondSlash);
  const colon = text.indexOf(':', space);
  const end = colon + 6;

  const first = digits(text, 0, slash);
  const second = digits(text, slash + 1, secondSlash);
  const third = digits(text, secondSlash + 1, space);
  const monthFirst = !yearFirst && dateOrder === 'month-first';
  const year = yearFirst ? first : third;
  const month = monthFirst ? first : second;
  const day = yearFirst ? third : monthFirst ? second : first;

  const written = digits(text, space + 1, colon);
  const minute = digits(text, colon + 1, colon + 3);
  const seconds = digits(text, colon + 4, end);
  const hasMeridiem = text[end + 2] === 'M' && (text.length === end + 3 || text[end + 3] === ' ');
  const meridiem = hasMeridiem ? text[end + 1] : undefined;
  if (!isDate(year, month, day) || whyNoTime(written, minute, seconds, meridiem) !== null) return null;

  const local = { year, month, day, hour: hourOfDay(written, meridiem), minute, second: seconds };
  const zoneAt = hasMeridiem ? end + 4 : end + 1;
  if (zoneAt > text.length) {
    const { at, note } = zone.toInstant(local);
    return { ok: true, at, note };
  }
  const offset = readOffset(text.slice(zoneAt));
  return typeof offset === 'string' ? null : { ok: true, at: instantOf(secondsOf(local) - offset), note: null };
}

/** The number written in the digits from `from` to before `to`. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

function parseAny(text: string, options: TimestampOptions): ParsedTimestamp {
  if (text.length > MAX_LENGTH) return notATime(options);
  const { zone, numbers } = options;
  if (numbers !== undefined && notationOf(text) === numbers) {
    return { ok: true, ...readNumberedTime(text, numbers, zone) };
  }
  const written = readDateText(text);
  const time = written === null || written.rest === '' ? null : readTimeText(written.rest);
  if (written === null || (time === null && written.rest !== '')) return notATime(options);

  const date = settleDate(written, options);
  if (typeof date === 'string') return refuse(date);
  const { year, month, day, isAmbiguous } = date;
  if (time === null) {
    if (isAmbiguous) return ambiguous;
    return { ok: true, at: zone.startOfDay(dateOf(year, month, day)), note: 'no-time-of-day' };
  }
  const { hour, minute, second, meridiem, zoneName } = time;
  const wrongTime = whyNoTime(hour, minute, second, meridiem);
  if (wrongTime !== null) return refuse(wrongTime);
  const offset = zoneName === undefined ? null : readOffset(zoneName);
  if (typeof offset === 'string') return refuse(offset);
  if (isAmbiguous) return ambiguous;
  const local = { year, month, day, hour: hourOfDay(hour, meridiem), minute, second };
  if (offset === null) return { ok: true, ...zone.toInstant(local) };
  return { ok: true, at: instantOf(secondsOf(local) - offset), note: null };
}

const refuse = (reason: string): ParsedTimestamp => ({ ok: false, reason });

const ambiguous: ParsedTimestamp = {
  ok: false,
  reason: 'the month or the day may come first',
  isAmbiguous: true,
};

const exampleDates = { 'month-first': '2/14/2016', 'day-first': '14/2/2016', unknown: '2016-02-14' };

const notATime = ({ dateOrder }: TimestampOptions): ParsedTimestamp =>
  refuse(`expected a date and a time such as ${exampleDates[dateOrder ?? 'unknown']} 15:21:05`);

const dateOf = (year: number, month: number, day: number): string =>
  instantOf(secondsOf({ year, month, day, hour: 0, minute: 0, second: 0 })).slice(0, 10);

interface SettledDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** It would be another date if the other part were the month, and nobody knows which is. */
  readonly isAmbiguous: boolean;
}

/** The date that exists, or why there is none. */
function settleDate(written: DateText, options: TimestampOptions): SettledDate | string {
  if (written.kind === 'named') {
    const { month, day, weekday } = written;
    const year = Number(written.year);
    const wrong = whyNoDate(written.year, month, day);
    return wrong ?? (weekday === null ? null : whyNotOn(weekday, year, month, day)) ?? settled(year, month, day);
  }
  const [first, second, third] = written.parts;
  if (first.length > 2) {
    return whyNoDate(first, Number(second), Number(third)) ?? settled(Number(first), Number(second), Number(third));
  }
  const yearText = options.twoDigitYears === true && third.length === 2 ? inFourDigits(third) : third;
  const year = Number(yearText);
  const [one, other] = [Number(first), Number(second)];
  const wrongMonthFirst = whyNoDate(yearText, one, other);
  const wrongDayFirst = whyNoDate(yearText, other, one);
  if (options.dateOrder === null) {
    // Of two reasons, the one that looks at the month which could be one.
    if (wrongMonthFirst !== null && wrongDayFirst !== null)
      return one > 12 && other <= 12 ? wrongDayFirst : wrongMonthFirst;
    return { ...settled(year, one, other), isAmbiguous: true };
  }
  const isMonthFirst = options.dateOrder === 'month-first';
  const wrong = isMonthFirst ? wrongMonthFirst : wrongDayFirst;
  if (wrong === null) return isMonthFirst ? settled(year, one, other) : settled(year, other, one);
  const readsTheOtherWay =
    (isMonthFirst ? wrongDayFirst : wrongMonthFirst) === null && (isMonthFirst ? one : other) > 12;
  if (!readsTheOtherWay || options.orderKnownBy === undefined) return wrong;
  return `${wrong}; the ${isMonthFirst ? 'month' : 'day'} comes first here, ${options.orderKnownBy}`;
}

const settled = (year: number, month: number, day: number): SettledDate => ({ year, month, day, isAmbiguous: false });

/** 90 to 99 are of the 1990s, all else of this century: submissions are of our days. */
const inFourDigits = (year: string): string => (year >= '90' ? `19${year}` : `20${year}`);

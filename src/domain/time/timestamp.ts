// Reads the timestamps of form exports: what Google prints, and ISO 8601. Strict: nothing is rolled over or guessed.
import type { Instant } from './instant.ts';
import { daysInMonth, instantOf, type LocalNote, secondsOf, type Zone } from './zone.ts';

export interface TimestampOptions {
  /** The zone of a timestamp that names none. */
  readonly zone: Zone;
  /** Which comes first in `2/3/2016`; a date that starts with the year needs no telling. */
  readonly dateOrder: 'month-first' | 'day-first';
}

/**
 * `no-time-of-day`: a date alone. It counts from the start of its day in the zone: windows close at the end of a day, so
 * the window is right whatever the hour was, and only the place among the day's others hangs on it.
 */
export type TimestampNote = LocalNote | 'no-time-of-day';

/** `reason` completes `"2/30/2016 10:00:00" is not a time that exists: February 2016 has 29 days`. */
export type ParsedTimestamp =
  | { readonly ok: true; readonly at: Instant; readonly note: TimestampNote | null }
  | { readonly ok: false; readonly reason: string };

const FIRST_YEAR = 1990;
const LAST_YEAR = 2200;
/** Longer than anything that names a time; keeps hostile cells away from the pattern. */
const MAX_LENGTH = 80;

/** The shapes that Google prints, the spaces before AM and PM of all its years among them. */
const googlePattern =
  /^(?:\d{4}\/\d\d?\/\d\d?|\d\d?\/\d\d?\/\d{4}) \d\d?:\d\d:\d\d(?:[ \u00a0\u202f][AP]M)?(?: [A-Z].*)?$/;

const datePart = /(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})/;
const timePart = /(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?/;
// \s matches the no-break space and the narrow one (U+202F), which newer exports put before AM and PM.
const meridiemPart = /(?:\s*([AaPp])\.?\s?[Mm]\b\.?)?/;
const zonePart = /(?:\s*([^\s\d:.,].*))?/;
const timestampPattern = new RegExp(
  `^${datePart.source}(?:(?:[Tt]|,?\\s+)${timePart.source}${meridiemPart.source}${zonePart.source})?$`,
);

/** Hours from UTC. Only these names: elsewhere the same letters mean several zones. Source: 15 U.S.C. 260-263. */
const hoursByAbbreviation = new Map([
  ...(['Z', 'UTC', 'GMT'] as const).map((name) => [name, 0] as const),
  ['AST', -4],
  ['ADT', -3],
  ['EST', -5],
  ['EDT', -4],
  ['CST', -6],
  ['CDT', -5],
  ['MST', -7],
  ['MDT', -6],
  ['PST', -8],
  ['PDT', -7],
  ['AKST', -9],
  ['AKDT', -8],
  ['HST', -10],
]);

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
  const secondSlash = text.indexOf('/', slash + 1);
  const space = text.indexOf(' ', secondSlash);
  const colon = text.indexOf(':', space);
  const end = colon + 6;

  const first = digits(text, 0, slash);
  const second = digits(text, slash + 1, secondSlash);
  const third = digits(text, secondSlash + 1, space);
  const yearFirst = slash === 4;
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
  if (zoneAt > text.length) return { ok: true, ...zone.toInstant(local) };
  const offset = readOffset(text.slice(zoneAt));
  return typeof offset === 'string' ? null : { ok: true, at: instantOf(secondsOf(local) - offset), note: null };
}

/** The number written in the digits from `from` to before `to`. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

const isDate = (year: number, month: number, day: number): boolean =>
  year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && day >= 1 && day <= daysInMonth(year, month);

function parseAny(text: string, { zone, dateOrder }: TimestampOptions): ParsedTimestamp {
  const match = text.length > MAX_LENGTH ? null : timestampPattern.exec(text);
  if (match === null) return refuse('expected a date and a time such as 2/14/2016 15:21:05');
  const [, first = '', , second = '', third = '', hours, minutes = '', seconds = '0', meridiem, zoneName] = match;

  const yearFirst = first.length > 2;
  const monthFirst = yearFirst || dateOrder === 'month-first';
  const yearText = yearFirst ? first : third;
  const leading = Number(yearFirst ? second : first);
  const trailing = Number(yearFirst ? third : second);
  const year = Number(yearText);
  const month = monthFirst ? leading : trailing;
  const day = monthFirst ? trailing : leading;

  const wrongDate = whyNoDate(yearText, month, day);
  if (wrongDate !== null) return refuse(wrongDate + (yearFirst ? '' : orderHint(month, day, dateOrder)));
  if (hours === undefined) return { ok: true, at: zone.startOfDay(dateOf(year, month, day)), note: 'no-time-of-day' };

  const hour = Number(hours);
  const minute = Number(minutes);
  const wrongTime = whyNoTime(hour, minute, Number(seconds), meridiem);
  if (wrongTime !== null) return refuse(wrongTime);
  const local = { year, month, day, hour: hourOfDay(hour, meridiem), minute, second: Number(seconds) };
  if (zoneName === undefined) return { ok: true, ...zone.toInstant(local) };
  const offset = readOffset(zoneName);
  return typeof offset === 'string'
    ? refuse(offset)
    : { ok: true, at: instantOf(secondsOf(local) - offset), note: null };
}

const refuse = (reason: string): ParsedTimestamp => ({ ok: false, reason });

const dateOf = (year: number, month: number, day: number): string =>
  instantOf(secondsOf({ year, month, day, hour: 0, minute: 0, second: 0 })).slice(0, 10);

function whyNoDate(yearText: string, month: number, day: number): string | null {
  const year = Number(yearText);
  if (yearText.length !== 4) return `year ${yearText} is not written in four digits`;
  if (year < FIRST_YEAR) return `year ${yearText} is before ${FIRST_YEAR}`;
  if (year > LAST_YEAR) return `year ${yearText} is after ${LAST_YEAR}`;
  if (month < 1 || month > 12) return `there is no month ${month}`;
  if (day < 1) return 'there is no day 0';
  const days = daysInMonth(year, month);
  return day > days ? `${monthNames[month - 1]} ${year} has ${days} days` : null;
}

/** A month that can only be a day: whole columns are like that, so say which setting reads them. */
function orderHint(month: number, day: number, dateOrder: TimestampOptions['dateOrder']): string {
  if (month <= 12 || month > 31 || day < 1 || day > 12) return '';
  return dateOrder === 'month-first'
    ? '; the day may come first here (dateOrder: day-first in the form file)'
    : '; the month may come first here (dateOrder: month-first in the form file)';
}

/** `hour` is as written, before AM or PM is applied. */
function whyNoTime(hour: number, minute: number, second: number, meridiem: string | undefined): string | null {
  if (hour > 23) return `there is no hour ${hour}`;
  if (minute > 59) return `there is no minute ${minute}`;
  if (second > 59) return `there is no second ${second}`;
  if (meridiem === undefined || (hour >= 1 && hour <= 12)) return null;
  return `there is no ${hour} ${meridiem.toUpperCase()}M on a 12-hour clock`;
}

function hourOfDay(hour: number, meridiem: string | undefined): number {
  if (meridiem === undefined) return hour;
  return (hour % 12) + (meridiem === 'P' || meridiem === 'p' ? 12 : 0);
}

/** Offsets read before, by name as written: a file repeats a few. When full, it starts anew. */
const knownOffsets = new Map<string, number>();
const REMEMBERED_OFFSETS = 256;

/** Seconds from UTC of `EST`, `UTC`, `GMT-5`, `GMT+5:30`, `-0500` or `+05:30`; else the reason why not. */
function readOffset(name: string): number | string {
  const known = knownOffsets.get(name);
  if (known !== undefined) return known;
  const offset = computeOffset(name);
  if (typeof offset === 'string') return offset;
  if (knownOffsets.size >= REMEMBERED_OFFSETS) knownOffsets.clear();
  knownOffsets.set(name, offset);
  return offset;
}

function computeOffset(name: string): number | string {
  const upper = name.toUpperCase();
  const named = hoursByAbbreviation.get(upper);
  if (named !== undefined) return named * 3600;
  const match = /^(?:GMT|UTC)?\s?([+\-\u2212])(\d{1,2}):?(\d\d)?$/.exec(upper);
  if (match === null) return `the time zone "${name}" is not known; name it as EST, UTC or GMT-5, or not at all`;
  const [, sign, hours, minutes = '0'] = match;
  if (Number(minutes) > 59 || Number(hours) * 60 + Number(minutes) > 14 * 60) {
    return `no time zone is ${name} from UTC`;
  }
  const size = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '+' ? size : -size;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

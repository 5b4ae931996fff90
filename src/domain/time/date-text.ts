// How the date stands in a timestamp: in numbers, or with the month's name. What the numbers mean is another question.
import { monthNamed, monthNames, weekdayNamed, weekdayNames } from './calendar-words.ts';
import { daysInMonth } from './zone.ts';

/** `rest` is what stands behind the date. */
export type DateText =
  | {
      readonly kind: 'numbers';
      /** As written: `2016` first or last, or nowhere where the year has two digits. */
      readonly parts: readonly [string, string, string];
      /** `/`, `-`, `.`, or a full stop and a space. */
      readonly separator: string;
      readonly rest: string;
    }
  | {
      readonly kind: 'named';
      readonly year: string;
      readonly month: number;
      readonly day: number;
      /** 0 is Sunday; null where none is named. */
      readonly weekday: number | null;
      readonly rest: string;
    };

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2200;

const numbers = /^(\d{1,4})([/-]|\.\s?)(\d{1,2})\2(\d{1,4})(?!\d)/;
const weekdayPart = /(?:(\p{L}[\p{L}-]+)\.?,?\s+)?/u;
/** `May 1, 2026` and `Feb 14th 2016`. */
const monthThenDay = /(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{2,4})(?!\d)/u;
/** `1 May 2026`, `14-Feb-2016`, `1. Mai 2026`, `1er mai 2026`, `14 de febrero de 2016`. */
const dayThenMonth =
  /(\d{1,2})(?:(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?|\.|[-/])(\p{L}+)(?:\.?,?\s+(?:del?\s+)?|[-/.])(\d{2,4})(?!\d)/u;
const monthNameFirst = new RegExp(`^${weekdayPart.source}${monthThenDay.source}`, 'iu');
const dayFirst = new RegExp(`^${weekdayPart.source}${dayThenMonth.source}`, 'iu');

/** Finds the date at the start of a text; null where there is none. The text should be short. */
export function readDateText(text: string): DateText | null {
  const match = numbers.exec(text);
  if (match === null) return readNamed(text);
  const [whole, first = '', separator = '', second = '', third = ''] = match;
  const rest = text.slice(whole.length);
  // Where dates have full stops, some languages put one behind the year as well.
  const isStop = separator.startsWith('.') && rest.startsWith('.');
  return { kind: 'numbers', parts: [first, second, third], separator, rest: isStop ? rest.slice(1) : rest };
}

function readNamed(text: string): DateText | null {
  const inUsOrder = monthNameFirst.exec(text);
  const match = inUsOrder ?? dayFirst.exec(text);
  if (match === null) return null;
  const [whole, weekdayName, second = '', third = '', year = ''] = match;
  const [monthName, dayText] = inUsOrder === null ? [third, second] : [second, third];
  const month = monthNamed(monthName);
  const weekday = weekdayName === undefined ? null : weekdayNamed(weekdayName);
  if (month === null || (weekdayName !== undefined && weekday === null)) return null;
  return { kind: 'named', year, month, day: Number(dayText), weekday, rest: text.slice(whole.length) };
}

export const isDate = (year: number, month: number, day: number): boolean =>
  year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && day >= 1 && day <= daysInMonth(year, month);

/** Why there is no such date, for people; null where there is one. The year is as written. */
export function whyNoDate(yearText: string, month: number, day: number): string | null {
  const year = Number(yearText);
  if (yearText.length !== 4) return `year ${yearText} is not written in four digits`;
  if (year < FIRST_YEAR) return `year ${yearText} is before ${FIRST_YEAR}`;
  if (year > LAST_YEAR) return `year ${yearText} is after ${LAST_YEAR}`;
  if (month < 1 || month > 12) return `there is no month ${month}`;
  if (day < 1) return 'there is no day 0';
  const days = daysInMonth(year, month);
  return day > days ? `${monthNames[month - 1]} ${year} has ${days} days` : null;
}

/** Why a date that exists is not on that day of the week; null where it is. */
export function whyNotOn(weekday: number, year: number, month: number, day: number): string | null {
  const real = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return real === weekday
    ? null
    : `${monthNames[month - 1]} ${day}, ${year} is a ${weekdayNames[real]}, not a ${weekdayNames[weekday]}`;
}

// The times of one column, a million of them: most are of the same day as the one before.
import { type ParsedTimestamp, parseTimestamp, type TimestampOptions } from './timestamp.ts';
import { instantOf, secondsSince1970 } from './zone.ts';

/** A date of digits, and a time of day on the 24-hour clock to the second. */
const dateAndTime = /^[\d./-]+ \d\d?:\d\d:\d\d$/;

const colon = 0x3a;
const zero = 0x30;

/**
 * Reads timestamps as `parseTimestamp` does. The last date is remembered as it was written, and of a timestamp that begins with
 * it only the time of day is read: where it is one, and the clocks were not changed around that day.
 */
export function createTimestampReader(options: TimestampOptions): (text: string) => ParsedTimestamp {
  const { zone } = options;
  /** With the space behind it; empty as long as there is none. And when that day began, in seconds since 1970. */
  let date = '';
  let begins = 0;
  return (text) => {
    if (date !== '' && text.startsWith(date)) {
      const seconds = secondsOfDay(text, date.length);
      if (seconds >= 0) return { ok: true, at: instantOf(begins + seconds), note: null };
    }
    const read = parseTimestamp(text, options);
    if (!read.ok || read.note !== null || !dateAndTime.test(text) || !zone.isSteady(read.at)) return read;
    date = text.slice(0, text.indexOf(' ') + 1);
    begins = secondsSince1970(read.at) - secondsOfDay(text, date.length);
    return read;
  };
}

/** Seconds since midnight of `15:21:05` from a place to the end of a text; negative for anything else. */
function secondsOfDay(text: string, from: number): number {
  const minutes = text.length - 5;
  const hourDigits = minutes - 1 - from;
  if (hourDigits !== 1 && hourDigits !== 2) return -1;
  if (text.charCodeAt(minutes - 1) !== colon || text.charCodeAt(minutes + 2) !== colon) return -1;
  const hour = hourDigits === 1 ? digit(text, from) : twoDigits(text, from);
  const minute = twoDigits(text, minutes);
  const second = twoDigits(text, minutes + 3);
  // What is no digit makes the number negative.
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return -1;
  return hour * 3600 + minute * 60 + second;
}

/** Far below zero where there is none. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - zero;
  return value >= 0 && value <= 9 ? value : -1000;
}

const twoDigits = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

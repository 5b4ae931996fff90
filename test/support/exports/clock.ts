// A wall clock of the program's zone, as tools around the world print it.

export interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** `2016-02-14 15:21:05`, moved by some hours, to another zone's clock, and by some minutes. */
export function clockOf(wallClock: string, hoursAhead = 0, minutesLater = 0): Clock {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (wallClock.match(/\d+/g) ?? []).map(Number);
  const there = new Date(Date.UTC(year, month - 1, day, hour + hoursAhead, minute + minutesLater, second));
  return {
    ...{ year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate() },
    ...{ hour: there.getUTCHours(), minute: there.getUTCMinutes(), second: there.getUTCSeconds() },
  };
}

export const two = (value: number): string => String(value).padStart(2, '0');

export const time24 = ({ hour, minute, second }: Clock): string => `${two(hour)}:${two(minute)}:${two(second)}`;

export const hour12 = ({ hour }: Clock): number => hour % 12 || 12;

/** `2016-02-14 15:21:05`. */
export const isoTime = (clock: Clock): string => `${clock.year}-${two(clock.month)}-${two(clock.day)} ${time24(clock)}`;

/** `14/02/2016`, or with another separator. */
export const dayFirst = ({ day, month, year }: Clock, separator: string): string =>
  [two(day), two(month), year].join(separator);

/** Days since 30 December 1899, with the time of day as a fraction: what a workbook holds for a moment. */
export const excelSerial = ({ year, month, day, hour, minute, second }: Clock): number =>
  (Date.UTC(year, month - 1, day, hour, minute, second) - Date.UTC(1899, 11, 30)) / 86_400_000;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** `Feb 14, 2016`. */
export const inWords = ({ day, month, year }: Clock): string => `${months[month - 1]} ${day}, ${year}`;

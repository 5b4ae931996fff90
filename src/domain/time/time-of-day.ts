// The time of day behind a date: on the 24-hour clock or with AM and PM, with or without seconds, and the zone's name.

/** As written, before AM or PM is applied. */
export interface TimeText {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** The letter of AM or PM as written. */
  readonly meridiem: string | undefined;
  readonly zoneName: string | undefined;
}

/** What stands between date and time: `T`, a space, a comma, or a word in one of some languages. */
const joint = /(?:[Tt]|,?\s+(?:(?:at|à|às|a las?|um|om|alle|alle ore|kl\.|klo)\s+)?)/;
/** `15:21:05`, `15.21.05` and `15h21`; fractions of a second are dropped. */
const clock = /(\d{1,2})([:.h])(\d\d)(?:\2(\d\d)(?:[.,]\d+)?)?/;
// \s matches the no-break space and the narrow one (U+202F), which newer exports put before AM and PM.
const meridiemPart = /(?:\s*([AaPp])\.?\s?[Mm]\b\.?|\s*Uhr\b)?/;
const zonePart = /(?:\s*([^\s\d:.,].*))?/;
const timePattern = new RegExp(`^${joint.source}${clock.source}${meridiemPart.source}${zonePart.source}$`);

/** Reads what stands behind a date; null where it is no time of day. */
export function readTimeText(text: string): TimeText | null {
  const match = timePattern.exec(text);
  if (match === null) return null;
  const [, hours, , minutes, seconds = '0', meridiem, zoneName] = match;
  return { hour: Number(hours), minute: Number(minutes), second: Number(seconds), meridiem, zoneName };
}

/** Why there is no such time, for people; null where there is one. `hour` is as written. */
export function whyNoTime(hour: number, minute: number, second: number, meridiem: string | undefined): string | null {
  if (hour > 23) return `there is no hour ${hour}`;
  if (minute > 59) return `there is no minute ${minute}`;
  if (second > 59) return `there is no second ${second}`;
  if (meridiem === undefined || (hour >= 1 && hour <= 12)) return null;
  return `there is no ${hour} ${meridiem.toUpperCase()}M on a 12-hour clock`;
}

export function hourOfDay(hour: number, meridiem: string | undefined): number {
  if (meridiem === undefined) return hour;
  return (hour % 12) + (meridiem === 'P' || meridiem === 'p' ? 12 : 0);
}

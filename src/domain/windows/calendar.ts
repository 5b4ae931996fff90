// When a program's windows close: the rolling one on its date, an annual one every twelve months of the anchor.
import { tz } from '@date-fns/tz';
import { addYears, formatISO } from 'date-fns';
import type { Instant } from '../time/instant.ts';
import { createZone, type Zone } from '../time/zone.ts';

/** When an application arrived: in the rolling window, or in the annual one that closes in that year. */
export type WindowId = 'rolling' | `annual-${number}`;

export interface CalendarSettings {
  readonly timeZone: string;
  /** The last day of the rolling window, `YYYY-MM-DD`; it may have been extended past the anchor. */
  readonly rollingClosesOn: string;
  /** The date that annual windows count from; without one, the rolling window's last day. */
  readonly anchor?: string | undefined;
}

/** The closing times of one program; dates are `YYYY-MM-DD` in its zone, instants are exclusive bounds. */
export interface Calendar {
  readonly zone: Zone;
  readonly rollingClosesOn: string;
  readonly rollingClosesAt: Instant;
  readonly anchor: string;
  /** The anchor's day in that year: 28 February for an anchor of the 29th, where the year has no 29th. */
  annualClosesOn(year: number): string;
  annualClosesAt(year: number): Instant;
}

/** The calendar of a program's settings (program.md, "Windows"). The dates must exist; RangeError for an unknown zone. */
export function createCalendar({ timeZone, rollingClosesOn, anchor = rollingClosesOn }: CalendarSettings): Calendar {
  const zone = createZone(timeZone);
  const endOf = (date: string): Instant => zone.startOfDay(zone.dayAfter(date));
  const anchorYear = Number(anchor.slice(0, 4));
  const closes = new Map<number, Instant>();

  // Always from the anchor: from one close to the next, a 29 February would be lost for ever.
  const annualClosesOn = (year: number): string =>
    formatISO(addYears(`${anchor}T00:00:00Z`, year - anchorYear, { in: tz('UTC') }), { representation: 'date' });

  return {
    zone,
    rollingClosesOn,
    rollingClosesAt: endOf(rollingClosesOn),
    anchor,
    annualClosesOn,
    annualClosesAt(year) {
      const known = closes.get(year);
      if (known !== undefined) return known;
      const at = endOf(annualClosesOn(year));
      closes.set(year, at);
      return at;
    },
  };
}

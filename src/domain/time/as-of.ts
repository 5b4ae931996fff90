// What `--as-of` means: only what was submitted before this instant counts.
import type { Instant } from './instant.ts';
import { parseTimestamp } from './timestamp.ts';
import type { Zone } from './zone.ts';

/** `before` is exclusive. `reason` completes `"2016-02-30" is not a time that exists: February 2016 has 29 days`. */
export type ParsedAsOf =
  | { readonly ok: true; readonly before: Instant }
  | { readonly ok: false; readonly reason: string };

const datePattern = /^\d{4}-\d\d-\d\d$/;
const instantPattern = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:[Zz]|[+-]\d\d:?\d\d)?$/;

/**
 * Reads a date, or an instant. `2016-02-15` is the end of that day in the zone: the first instant of the next one.
 * A time without `Z` or an offset is the zone's; of a repeated hour it is the first, and a skipped one moves forward.
 */
export function parseAsOf(text: string, zone: Zone): ParsedAsOf {
  const trimmed = text.trim();
  const isDate = datePattern.test(trimmed);
  if (!isDate && !instantPattern.test(trimmed)) {
    return { ok: false, reason: 'expected a date such as 2016-02-15, or an instant such as 2016-02-15T12:00:00Z' };
  }
  const read = parseTimestamp(trimmed, { zone, dateOrder: null });
  if (!read.ok) return read;
  return { ok: true, before: isDate ? zone.startOfDay(zone.dayAfter(trimmed)) : read.at };
}

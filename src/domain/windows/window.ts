// Which window an instant lies in, and what counts of an application that was submitted more than once.
import type { Instant } from '../time/instant.ts';
import type { Calendar, WindowId } from './calendar.ts';

const annual = (year: number): WindowId => `annual-${year}`;

/** The window named by `rolling` or `annual-2017`; null for any other text. */
export function parseWindowId(text: string): WindowId | null {
  if (text === 'rolling') return text;
  const match = /^annual-([1-9]\d{3})$/.exec(text);
  return match === null ? null : annual(Number(match[1]));
}

const yearOf = (window: WindowId): number | null =>
  window === 'rolling' ? null : Number(window.slice('annual-'.length));

/**
 * The window that an application belongs to, by its first submission. Exactly one: `rolling` before the rolling close,
 * then the first annual window that closes later.
 */
export function windowOf(firstSubmittedAt: Instant, calendar: Calendar): WindowId {
  return firstSubmittedAt < calendar.rollingClosesAt ? 'rolling' : annual(annualYearOf(firstSubmittedAt, calendar));
}

function annualYearOf(at: Instant, calendar: Calendar): number {
  // Early on 1 January UTC it can still be last year in the zone, and that year's window still open.
  let year = Number(at.slice(0, 4)) - 1;
  while (calendar.annualClosesAt(year) <= at) year += 1;
  return year;
}

/** The annual window after a window: where what is deferred waits. */
export function nextAnnual(window: WindowId, calendar: Calendar): WindowId {
  const year = yearOf(window);
  return year === null ? windowOf(calendar.rollingClosesAt, calendar) : annual(year + 1);
}

/** The last day of a window, `YYYY-MM-DD` in the program's zone. */
export function closesOn(window: WindowId, calendar: Calendar): string {
  const year = yearOf(window);
  return year === null ? calendar.rollingClosesOn : calendar.annualClosesOn(year);
}

/** The exclusive end of a window. */
export function closesAt(window: WindowId, calendar: Calendar): Instant {
  const year = yearOf(window);
  return year === null ? calendar.rollingClosesAt : calendar.annualClosesAt(year);
}

/**
 * The first instant of a window; null for the rolling one, which has none. The first annual window opens as the rolling
 * one closes. An annual window that an extended rolling window has swallowed is empty: it opens as it closes.
 */
export function opensAt(window: WindowId, calendar: Calendar): Instant | null {
  const year = yearOf(window);
  if (year === null) return null;
  const after = latest(calendar.annualClosesAt(year - 1), calendar.rollingClosesAt);
  return earliest(after, calendar.annualClosesAt(year));
}

/** Whether nothing can arrive in a window any more, at `asOf` (exclusive: what is submitted then is too late to count). */
export const isClosed = (window: WindowId, asOf: Instant, calendar: Calendar): boolean =>
  closesAt(window, calendar) <= asOf;

/**
 * What counts of an application: the last revision submitted before the window closed and before the as-of, both
 * exclusive. Of two submitted in the same second, the later one of the list. Null when none was in time.
 */
export function effectiveRevision<Revision extends { readonly submittedAt: Instant }>(
  revisions: readonly Revision[],
  closes: Instant,
  asOf: Instant = closes,
): Revision | null {
  const before = earliest(closes, asOf);
  let effective: Revision | null = null;
  for (const revision of revisions) {
    if (revision.submittedAt >= before) continue;
    if (effective === null || revision.submittedAt >= effective.submittedAt) effective = revision;
  }
  return effective;
}

const earliest = (a: Instant, b: Instant): Instant => (a < b ? a : b);
const latest = (a: Instant, b: Instant): Instant => (a < b ? b : a);

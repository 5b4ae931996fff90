// What `fdp windows` shows: each window with its days, what waits in it, and when its review is due.
import type { Instant } from '../time/instant.ts';
import type { Calendar, WindowId } from './calendar.ts';
import { closesAt, closesOn, isClosed, opensAt, windowOf } from './window.ts';

export type WindowState = 'open' | 'closed' | 'not yet open';

export interface WindowOverview {
  readonly window: WindowId;
  readonly opensAt: Instant | null;
  /** The last day, in the program's zone. */
  readonly closesOn: string;
  /** Exclusive. */
  readonly closesAt: Instant;
  readonly state: WindowState;
  readonly waiting: number;
  readonly takenUp: number;
  readonly since: Instant | null;
  /** From when on review is due: whenever something waits in the rolling window, once closed in an annual one. */
  readonly dueAt: Instant | null;
  readonly isDue: boolean;
}

export interface WindowTally {
  readonly window: WindowId;
  readonly waiting: number;
  readonly takenUp: number;
  readonly since: Instant | null;
}

/** The rolling window, every annual one that has applications, and the one that is open now; oldest first. */
export function overviewOf(tallies: readonly WindowTally[], calendar: Calendar, now: Instant): WindowOverview[] {
  const ids = new Set<WindowId>(['rolling', windowOf(now, calendar), ...tallies.map(({ window }) => window)]);
  const inOrder = [...ids].sort((a, b) => compareText(closesAt(a, calendar), closesAt(b, calendar)));
  return inOrder.map((window) => {
    const tally = tallies.find((one) => one.window === window) ?? { waiting: 0, takenUp: 0, since: null };
    const opens = opensAt(window, calendar);
    const closed = isClosed(window, now, calendar);
    const dueAt = window === 'rolling' ? tally.since : closesAt(window, calendar);
    return {
      window,
      opensAt: opens,
      closesOn: closesOn(window, calendar),
      closesAt: closesAt(window, calendar),
      state: closed ? 'closed' : opens !== null && opens > now ? 'not yet open' : 'open',
      waiting: tally.waiting,
      takenUp: tally.takenUp,
      since: tally.since,
      dueAt: tally.waiting > 0 ? dueAt : null,
      isDue: tally.waiting > 0 && (window === 'rolling' || closed),
    };
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

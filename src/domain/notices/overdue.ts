// Who waits past the day by which they were to hear.
import type { Instant } from '../time/instant.ts';
import type { Zone } from '../time/zone.ts';

/** Somebody who has had no notice, and how far it has come. */
export interface Unheard {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly focusArea: string;
  readonly window: string;
  /** Null while no batch has taken it up. */
  readonly batch: string | null;
  readonly state: 'not taken up' | 'not decided' | 'not released' | 'not told';
}

export interface Overdue extends Unheard {
  /** The day by which they were to hear. */
  readonly decideBy: string;
}

/** Those whose day has passed: that of their batch, else that of their window. The day itself counts. */
export function overdueAmong(
  people: readonly Unheard[],
  decideBy: Readonly<Record<string, string>>,
  { now, zone }: { readonly now: Instant; readonly zone: Zone },
): Overdue[] {
  const today = zone.formatDay(now);
  return people.flatMap((one) => {
    const day = (one.batch === null ? undefined : decideBy[one.batch]) ?? decideBy[one.window];
    return day === undefined || today <= day ? [] : [{ ...one, decideBy: day }];
  });
}

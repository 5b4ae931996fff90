// A seat that is offered: until when, what the applicant said to it, and whether it holds the seat.
import type { Instant } from '../time/instant.ts';
import type { Zone } from '../time/zone.ts';

export const answers = ['accepted', 'declined', 'none'] as const;
/** What the applicant said to an offer; `none`: nothing came back. */
export type OfferAnswer = (typeof answers)[number];

export interface Offer {
  /** The last day on which it may be taken, in the program's zone; null for no end. */
  readonly expiresOn: string | null;
  /** The last answer; null while there is none. */
  readonly answer: OfferAnswer | null;
}

export type OfferState = OfferAnswer | 'open' | 'expired';

/** `today` as a day of the program's zone. The last day counts. */
export function stateOf({ expiresOn, answer }: Offer, today: string): OfferState {
  if (answer !== null) return answer;
  return expiresOn !== null && today > expiresOn ? 'expired' : 'open';
}

/** Whether nobody else can have the seat. */
export const holdsSeat = (state: OfferState): boolean => state === 'open' || state === 'accepted';

/** Whether an answer may follow. `late`: only while the seat is still free, and where somebody says so. */
export function mayAnswer(state: OfferState, answer: OfferAnswer): 'yes' | 'late' | 'no' {
  switch (answer) {
    case 'accepted':
      return holdsSeat(state) ? 'yes' : 'late';
    case 'declined':
      return 'yes';
    case 'none':
      return state === 'accepted' || state === 'declined' ? 'no' : 'yes';
  }
}

/** The last day of an offer that is made now and holds for so many days, today not counted. */
export function lastDayOf(at: Instant, days: number, zone: Zone): string {
  let day = zone.formatDay(at);
  for (let left = days; left > 0; left--) day = zone.dayAfter(day);
  return day;
}

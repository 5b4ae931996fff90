// The waitlists of a batch with their numbers, and the seats that are offered.
import { holdsSeat, type OfferState, stateOf } from '../../../domain/decision/offer.ts';
import { numbersOf } from '../../../domain/decision/waiting-list.ts';
import type { Told } from '../../../domain/notices/standing.ts';
import type { Program } from '../../../domain/program/program.ts';
import { type Promotion, promoteFrom } from '../../../domain/selection/promote.ts';
import { createZone } from '../../../domain/time/zone.ts';
import type { NumberedPerson, OfferedPerson } from '../../../report/waitlist.ts';
import type { Batch } from '../../../store/batches.ts';
import type { DecidedCandidate } from '../../../store/candidates.ts';
import { noticesOf } from '../../../store/notices.ts';
import { type KeptOffer, offersOf } from '../../../store/offers.ts';
import type { Store } from '../../../store/open.ts';
import { acceptedAndWaiting, waitlistOf } from '../../../store/waitlists.ts';
import { type SeatedProgram, withSeats } from './propose-selection.ts';

export const today = (program: Program, at: string): string => createZone(program.timeZone).formatDay(at);

/** Everybody on the waitlists, in the program's order of areas and by number. */
export async function numberedPeople(store: Store, program: Program, batch: Batch): Promise<NumberedPerson[]> {
  const list = await waitlistOf(store, batch.id);
  const numbers = numbersOf(list);
  const told = new Map<number, number>();
  for (const notice of await noticesOf(store, batch.id)) {
    const { number } = JSON.parse(notice.told) as Told;
    if (notice.sent_at !== null && number !== null) told.set(notice.application_id, number);
  }
  const order = program.focusAreas.map(({ id }) => id);
  const placeOf = (area: string): number => (order.indexOf(area) < 0 ? order.length : order.indexOf(area));
  return list
    .map(({ place: _, at, ...one }) => ({
      ...one,
      number: numbers.get(one.application) ?? 0,
      told: told.get(one.application) ?? null,
      since: at,
    }))
    .sort((a, b) => placeOf(a.focusArea) - placeOf(b.focusArea) || a.number - b.number);
}

/** The offers of a batch, each with the state it has on that day. */
export async function offeredPeople(store: Store, batch: Batch, day: string): Promise<OfferedPerson[]> {
  const people = new Map((await acceptedAndWaiting(store, batch.id)).map((one) => [one.application, one]));
  return (await offersOf(store, { batchId: batch.id })).flatMap((offer) => {
    const one = people.get(offer.application);
    if (one === undefined) return [];
    return [
      {
        ...{ application: one.application, name: one.name, email: one.email, focusArea: one.focusArea },
        ...{ isFromWaitlist: offer.isFromWaitlist, expiresOn: offer.expiresOn, answeredAt: offer.answeredAt },
        state: stateOf(offer, day),
      },
    ];
  });
}

export type Seated = DecidedCandidate & { readonly returning: boolean };

export interface SeatsNow {
  readonly program: SeatedProgram;
  /** Accepted, and not gone by an answer or by time. */
  readonly holders: readonly Seated[];
  /** On the waitlists, in the program's order of areas and by number. */
  readonly waiting: readonly Seated[];
  /** Accepted, and gone by an answer or by time. */
  readonly former: readonly Seated[];
}

/** Who holds a seat on that day, and who waits. `flags` as for fdp select. */
export async function seatsNow(
  store: Store,
  program: Program,
  batch: Batch,
  { flags, day }: { readonly flags: readonly string[]; readonly day: string },
): Promise<SeatsNow> {
  const seated = withSeats(program, flags);
  const { counts } = program.priority;
  const states = new Map<number, OfferState>(
    (await offersOf(store, { batchId: batch.id })).map((offer: KeptOffer) => [offer.application, stateOf(offer, day)]),
  );
  const people = (await acceptedAndWaiting(store, batch.id)).map((one) => ({
    ...one,
    returning: one.priority !== 'none' && counts.includes(one.priority),
  }));
  const holds = ({ application }: Seated): boolean => holdsSeat(states.get(application) ?? 'open');
  const numbered = await numberedPeople(store, program, batch);
  const waits = new Map(people.map((one) => [one.application, one]));
  return {
    program: seated,
    holders: people.filter((one) => one.decision === 'accept' && holds(one)),
    waiting: numbered.flatMap(({ application }) => waits.get(application) ?? []),
    former: people.filter((one) => one.decision === 'accept' && !holds(one)),
  };
}

/** Who would get the free seats. */
export async function promotionOf(
  { program, holders, waiting }: SeatsNow,
  focusArea: string | null,
): Promise<Promotion<Seated>> {
  const { loadSolver } = await import('../../solver/highs.ts');
  const meant = waiting.filter((one) => focusArea === null || one.focusArea === focusArea);
  return promoteFrom({ holders, waiting: meant }, program.selection, await loadSolver());
}

/** Whether somebody whose offer has ended may still have the seat, beside those who are in. */
export async function isRoomFor(
  store: Store,
  program: Program,
  batch: Batch,
  {
    application,
    flags,
    day,
  }: { readonly application: number; readonly flags: readonly string[]; readonly day: string },
): Promise<boolean> {
  const now = await seatsNow(store, program, batch, { flags, day });
  const one = now.former.find((each) => each.application === application);
  if (one === undefined) return false;
  const { loadSolver } = await import('../../solver/highs.ts');
  const { offers } = promoteFrom({ holders: now.holders, waiting: [one] }, now.program.selection, await loadSolver());
  return offers.length === 1;
}

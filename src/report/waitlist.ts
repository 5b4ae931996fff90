// The waitlists of a batch: numbers, who moved, seats and offers.
import type { OfferState } from '../domain/decision/offer.ts';
import type { Move } from '../domain/decision/waiting-list.ts';
import { applicationLabel } from './assignment.ts';
import { count } from './count.ts';
import type { Table } from './table.ts';
import { visible } from './visible.ts';

export interface NumberedPerson {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly focusArea: string;
  readonly number: number;
  /** The number that a notice told them; null where none did. */
  readonly told: number | null;
  readonly since: string;
}

/** Somebody with an offer. */
export interface OfferedPerson {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly focusArea: string;
  readonly isFromWaitlist: boolean;
  readonly expiresOn: string | null;
  readonly state: OfferState;
  readonly answeredAt: string | null;
}

export const waitlistTable = (people: readonly NumberedPerson[], day: (at: string) => string): Table => ({
  columns: [
    { key: 'focusArea', title: 'Area' },
    { key: 'number', title: '#', align: 'right' },
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name', min: 10, weight: 2 },
    { key: 'email', title: 'E-mail', min: 10 },
    { key: 'since', title: 'Since' },
    { key: 'told', title: 'Told', align: 'right' },
  ],
  rows: people.map((one) => [
    ...[one.focusArea, one.number, one.application, one.name || '–', one.email, day(one.since), one.told],
  ]),
});

export const offersTable = (people: readonly OfferedPerson[]): Table => ({
  columns: [
    { key: 'focusArea', title: 'Area' },
    { key: 'application', title: 'App', align: 'right' },
    { key: 'name', title: 'Name', min: 10, weight: 2 },
    { key: 'from', title: 'From' },
    { key: 'expiresOn', title: 'Until' },
    { key: 'answer', title: 'Answer' },
  ],
  rows: people.map((one) => [
    ...[one.focusArea, one.application, one.name || one.email, one.isFromWaitlist ? 'the waitlist' : 'the first round'],
    one.expiresOn ?? '–',
    { text: stateWords[one.state], tone: stateTones[one.state] },
  ]),
});

const stateWords: Readonly<Record<OfferState, string>> = {
  open: 'open',
  accepted: 'accepted',
  declined: 'declined',
  none: 'no answer',
  expired: 'expired',
};

const stateTones = { open: 'warn', accepted: 'good', declined: 'dim', none: 'dim', expired: 'bad' } as const;

/** `112 Brandon Chowdhury: was 3, now 1.` */
export const moveLines = (moves: readonly (Move & { readonly name: string })[]): string[] =>
  moves.map(({ application, name, was, now }) => `${applicationLabel(application, name)}: was ${was}, now ${now}`);

interface Named {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly focusArea: string;
}

const label = ({ application, name, email }: Named): string => applicationLabel(application, name || email);

/** Who gets what, in words; `numbers` before it. */
export function describePromotion(
  { passedOver, short, seats }: PromotionInWords,
  numbers: ReadonlyMap<number, number>,
): string[] {
  return [
    ...passedOver.map(({ person, rules }) => {
      const because =
        rules.length === 0
          ? 'several rules together leave no room'
          : `${rules.map(ruleWords).join(', and ')} would not be kept`;
      return `Passed over: ${label(person)}, number ${numbers.get(person.application) ?? '–'} of ${person.focusArea}: ${because}.`;
    }),
    ...short.map(({ rule, by }) => `Nobody on the waitlist can make up for what ${ruleWords(rule)} misses: ${by}.`),
    ...seats
      .filter(({ seats: all, taken }) => taken < all)
      .map(
        ({ focusArea, seats: all, taken }) => `${focusArea}: ${count(all - taken, 'seat stays', 'seats stay')} free.`,
      ),
  ];
}

export interface PromotionInWords {
  readonly passedOver: readonly { readonly person: Named; readonly rules: readonly string[] }[];
  readonly short: readonly { readonly rule: string; readonly by: number }[];
  readonly seats: readonly { readonly focusArea: string; readonly seats: number; readonly taken: number }[];
}

const ruleWords = (rule: string): string =>
  rule.startsWith('seats ') ? `the ${visible(rule)}` : `rule ${visible(rule)}`;

/** The contract of `fdp waitlist --json`. */
export const waitlistJson = (batch: string, people: readonly NumberedPerson[], offers: readonly OfferedPerson[]) => ({
  batch,
  waitlist: people.map(({ since, ...one }) => ({ ...one, since })),
  offers: offers.map(({ isFromWaitlist, ...one }) => ({ ...one, fromWaitlist: isFromWaitlist })),
});

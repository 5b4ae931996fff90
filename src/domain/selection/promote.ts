// Who on a waitlist gets a seat that has come free: the next by number whom seats and rules allow beside those who are in.
import { type Candidate, limitsOf } from './limits.ts';
import type { LeastSlack, Limit, SolveZeroOne } from './problem.ts';
import { seatsIn } from './proposal.ts';
import type { SelectionPolicy } from './rules.ts';

export interface Waitlists<Person extends Candidate> {
  /** Those who have a seat, or an offer of one that is still open. They stay in. */
  readonly holders: readonly Person[];
  /** By number, whatever the focus area. */
  readonly waiting: readonly Person[];
}

export interface Promotion<Person extends Candidate> {
  readonly offers: readonly Person[];
  /** In front of somebody who gets an offer, or of a seat that stays free: the rules that alone keep them out, empty where several do together. */
  readonly passedOver: readonly { readonly person: Person; readonly rules: readonly string[] }[];
  /** Minimums that nobody who waits can make up any more, and what is missing of them. */
  readonly short: readonly { readonly rule: string; readonly by: number }[];
  /** What is left after the offers. */
  readonly seats: readonly { readonly focusArea: string; readonly seats: number; readonly taken: number }[];
}

const fixed = '#fixed';
const minimum = (rule: string): string => `${rule}#min`;

/**
 * Goes through the waitlist by number. Somebody gets an offer where there is a way to keep every rule with all who are in, with
 * those who have just got one, and with whoever else may still come in from the list; otherwise they are passed over.
 */
export function promoteFrom<Person extends Candidate>(
  { holders, waiting }: Waitlists<Person>,
  selection: SelectionPolicy,
  { solve, leastSlack }: { readonly solve: SolveZeroOne; readonly leastSlack: LeastSlack },
): Promotion<Person> {
  const everybody = [...holders, ...waiting];
  const areas = [...new Set(selection.seats.map(({ focusArea }) => focusArea))];
  const taken = new Map(areas.map((area) => [area, holders.filter(({ focusArea }) => focusArea === area).length]));
  const isFree = (area: string): boolean => (taken.get(area) ?? 0) < seatsIn(selection, area);
  const { limits, short } = reachable(everybody, holders.length, selection, leastSlack);
  const canBe = (chosen: readonly number[], kept: readonly Limit[]): boolean =>
    solve({
      candidates: everybody.length,
      limits: [...kept, { rule: fixed, of: chosen, min: chosen.length, max: null }],
      gains: everybody.map(() => 0),
      kept: [],
    }) !== null;
  const chosen = holders.map((_, at) => at);
  const offers: Person[] = [];
  const passedOver: { person: Person; rules: string[] }[] = [];
  for (const [at, person] of waiting.entries()) {
    if (!isFree(person.focusArea)) continue;
    const own = [...chosen, holders.length + at];
    if (canBe(own, limits)) {
      chosen.push(holders.length + at);
      offers.push(person);
      taken.set(person.focusArea, (taken.get(person.focusArea) ?? 0) + 1);
      continue;
    }
    const rules = [...new Set(limits.map(({ rule }) => rule))].filter((rule) =>
      canBe(
        own,
        limits.filter((limit) => limit.rule !== rule),
      ),
    );
    // With seats without end nobody would be kept out by a rule that keeps seats for others: that rule is the reason.
    const others = rules.filter((rule) => !rule.startsWith('seats '));
    const reasons = (others.length > 0 ? others : rules).map((rule) => rule.replace(/#min$/, ''));
    passedOver.push({ person, rules: [...new Set(reasons)] });
  }
  return {
    offers,
    passedOver,
    short,
    seats: areas.map((focusArea) => ({
      focusArea,
      seats: seatsIn(selection, focusArea),
      taken: taken.get(focusArea) ?? 0,
    })),
  };
}

/**
 * The limits that can be kept from here on. What those who are in break already can't be mended by the waitlist, and gets no
 * worse; a minimum that the waitlist can't make up is lowered by as little as will do.
 */
function reachable(
  everybody: readonly Candidate[],
  holders: number,
  selection: SelectionPolicy,
  leastSlack: LeastSlack,
): { readonly limits: readonly Limit[]; readonly short: Promotion<Candidate>['short'] } {
  const all = limitsOf(selection, everybody).flatMap((limit): Limit[] => {
    const inside = limit.of.filter((at) => at < holders).length;
    const most: Limit[] = limit.max === null ? [] : [{ ...limit, min: null, max: Math.max(limit.max, inside) }];
    const least: Limit[] = limit.min === null ? [] : [{ ...limit, rule: minimum(limit.rule), max: null }];
    return [...most, ...least];
  });
  const stay: Limit = { rule: fixed, of: Array.from({ length: holders }, (_, at) => at), min: holders, max: null };
  const mayGive = new Set(all.filter(({ min }) => min !== null).map(({ rule }) => rule));
  const missing = mayGive.size === 0 ? null : leastSlack([...all, stay], everybody.length, mayGive);
  const limits = all.map((limit) =>
    limit.min === null ? limit : { ...limit, min: Math.max(0, limit.min - (missing?.get(limit.rule) ?? 0)) },
  );
  const short = [...(missing ?? [])].map(([rule, by]) => ({ rule: rule.replace(/#min$/, ''), by }));
  return { limits: [...limits, stay], short };
}

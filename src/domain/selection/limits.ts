// The rules of a program as limits on a list of candidates.
import type { Answers } from '../intake/application.ts';
import { organizationWords } from '../people/facts.ts';
import type { Limit } from './problem.ts';
import type { SeatRule, Seats, SelectionPolicy } from './rules.ts';

/** Somebody eligible, as seats and rules look at them. */
export interface Candidate {
  readonly application: number;
  readonly focusArea: string;
  /** Code of the place, empty where not recognised. */
  readonly state: string;
  /** Whether they count as past participants. */
  readonly returning: boolean;
  readonly organization: string;
  readonly answers: Answers;
}

/** What the seats of an area, or of a region of it, are called among the rules. */
export const seatsId = ({ focusArea, states }: Seats): string =>
  `seats ${focusArea}${states === undefined ? '' : ` ${states.join(' ')}`}`;

/** Every limit, those of the seats first. */
export function limitsOf(policy: SelectionPolicy, candidates: readonly Candidate[]): Limit[] {
  const seats = policy.seats.map((one): Limit => {
    const of = indices(candidates, (candidate) => seatsOf(policy, candidate) === one);
    return { rule: seatsId(one), of, min: null, max: one.seats };
  });
  const nobody = indices(candidates, (candidate) => seatsOf(policy, candidate) === null);
  const without: Limit[] = nobody.length === 0 ? [] : [{ rule: 'no seats', of: nobody, min: null, max: 0 }];
  return [...seats, ...without, ...policy.rules.flatMap((rule) => limitsOfRule(rule, policy, candidates))];
}

/** The seats that a candidate may take: those of the region, else those of the area that names no states. */
export function seatsOf({ seats }: SelectionPolicy, { focusArea, state }: Candidate): Seats | null {
  const own = seats.filter((one) => one.focusArea === focusArea);
  return own.find(({ states }) => states?.includes(state)) ?? own.find(({ states }) => states === undefined) ?? null;
}

function limitsOfRule(rule: SeatRule, policy: SelectionPolicy, candidates: readonly Candidate[]): Limit[] {
  const { id, focusArea, min = null, max = null, reserve, each } = rule;
  const isSpokenOf = (one: Candidate): boolean =>
    (focusArea === undefined || one.focusArea === focusArea) && isMeant(rule, one);
  const limits: Limit[] = [];
  if (min !== null || max !== null) {
    const groups = each === undefined ? [indices(candidates, isSpokenOf)] : byGroup(candidates, isSpokenOf, each);
    for (const of of groups) limits.push({ rule: id, of, min, max });
  }
  if (reserve !== undefined) {
    const all = policy.seats
      .filter((one) => focusArea === undefined || one.focusArea === focusArea)
      .reduce((sum, { seats }) => sum + seats, 0);
    const others = indices(
      candidates,
      (one) => (focusArea === undefined || one.focusArea === focusArea) && !isSpokenOf(one),
    );
    limits.push({ rule: id, of: others, min: null, max: Math.max(0, all - reserve) });
  }
  return limits;
}

/** Whether a candidate is one of those whom a rule is about, whatever their focus area. */
function isMeant({ who }: SeatRule, { returning, state, answers }: Candidate): boolean {
  if (who.returning !== undefined && who.returning !== returning) return false;
  if (who.states !== undefined && !who.states.includes(state)) return false;
  if (who.field === undefined) return true;
  const answer = answers[who.field];
  const chosen = typeof answer === 'object' ? answer.chosen : [];
  return who.any?.some((one) => chosen.includes(one)) ?? chosen.length > 0;
}

/** Those who say no organization are in nobody's group. */
function byGroup(
  candidates: readonly Candidate[],
  isSpokenOf: (one: Candidate) => boolean,
  each: 'organization' | 'state',
): number[][] {
  const groups = new Map<string, number[]>();
  for (const [at, one] of candidates.entries()) {
    const key = each === 'state' ? one.state : organizationWords(one.organization);
    if (key === '' || !isSpokenOf(one)) continue;
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  return [...groups.values()];
}

const indices = (candidates: readonly Candidate[], is: (one: Candidate) => boolean): number[] =>
  candidates.flatMap((one, at) => (is(one) ? [at] : []));

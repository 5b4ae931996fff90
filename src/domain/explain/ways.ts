// What would have brought somebody across the line: the nearest change of each kind, each tried out before it is said.
import type { Answers } from '../intake/application.ts';
import { comparedPoints } from '../ranking/rank-key.ts';
import type { Said } from '../scoring/said.ts';
import { type ScoringRules, scoreAnswers } from '../scoring/score.ts';
import { seatsOf } from '../selection/limits.ts';
import type { RankedCandidate } from '../selection/proposal.ts';
import type { SelectionPolicy } from '../selection/rules.ts';
import { getsSeat, type Otherwise, standingOtherwise, type Trial } from './bench-of-candidates.ts';

export type Way =
  /** One qualification at a higher level. Points as the rubric has them, before the weight. */
  | { readonly kind: 'qualification'; readonly id: string; readonly name: string; readonly points: number }
  /** So many points more, whatever they are for, in thousandths; `isMore`: more than that, as with that alone two are level. */
  | { readonly kind: 'points'; readonly by: number; readonly isMore: boolean }
  /** So many seats more, or so many people in front who give theirs up. */
  | { readonly kind: 'seats'; readonly more: number }
  | { readonly kind: 'rule'; readonly rule: string }
  /** Among the past participants that count. */
  | { readonly kind: 'priority' }
  /** Submitted first before this instant. */
  | { readonly kind: 'submitted'; readonly before: string };

/** What is known of the one who is asked about. */
export interface Asked {
  readonly candidate: RankedCandidate;
  readonly answers: Answers;
  readonly said: Said;
}

/** Every kind of change that alone would do, the nearest of its kind. Empty where nothing would. */
export function waysAcross(trial: Trial, asked: Asked, rules: ScoringRules): Way[] {
  const { candidate } = asked;
  const would = (otherwise: Otherwise): boolean =>
    getsSeat(trial, standingOtherwise(candidate, otherwise, trial.policy));
  return [
    ...byQualification(asked, rules, would),
    ...byPoints(trial, candidate, would),
    ...bySubmission(trial, candidate, would),
    ...(candidate.returning || !would({ priority: 'verified' }) ? [] : [{ kind: 'priority' } as const]),
    ...byRule(trial, candidate),
    ...bySeats(trial, candidate),
  ];
}

type Would = (otherwise: Otherwise) => boolean;

/** For each qualification the lowest level above what it has that would do. */
function byQualification({ candidate, answers, said }: Asked, rules: ScoringRules, would: Would): Way[] {
  return rules.rubric.qualifications.flatMap((qualification): Way[] => {
    const { id, name, kind, levels } = qualification;
    const points = [...new Set(levels.map((level) => level.points))].sort((a, b) => a - b);
    for (const level of points) {
      const { tier, points: sum } = scoreAnswers(rules, answers, candidate.focusArea, saidAt(said, id, kind, level));
      if (sum <= candidate.points) continue;
      if (would({ tier, points: sum })) return [{ kind: 'qualification', id, name, points: level }];
    }
    return [];
  });
}

/** What would be said if a qualification were at a level. */
export function saidAt(said: Said, id: string, kind: 'answer' | 'human', points: number): Said {
  if (kind === 'answer') return { ...said, corrections: { ...said.corrections, [id]: { points, reason: '', by: '' } } };
  const { [id]: _replaced, ...calibrated } = said.calibrated;
  return { ...said, calibrated, readings: { ...said.readings, [id]: [points] } };
}

/**
 * More points never harm: the least that do are found by halving, to the thousandth. As much as all others have together
 * is enough, if any number is: a rule may make two of them give way for one.
 */
function byPoints({ candidates, policy }: Trial, candidate: RankedCandidate, would: Would): Way[] {
  if (!policy.ranking.order.includes('points')) return [];
  let high = candidates.reduce((sum, one) => sum + comparedPoints(one, policy), 1);
  let low = 1;
  if (!would({ points: candidate.points + high })) return [];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (would({ points: candidate.points + middle })) high = middle;
    else low = middle + 1;
  }
  // A thousandth above a whole number of points: with these alone it would be level.
  const isMore = low % 1000 === 1;
  return [{ kind: 'points', by: isMore ? low - 1 : low, isMore }];
}

/** An earlier submission, where it alone decides. */
function bySubmission({ candidates, policy }: Trial, candidate: RankedCandidate, would: Would): Way[] {
  if (!policy.ranking.order.includes('submitted')) return [];
  // Also of other areas: a rule may speak of several.
  const times = candidates.map((one) => one.submittedAt);
  // The latest instant that would do: just before one of the others.
  const before = [...new Set(times)].sort().reverse();
  const found = before.find((time) => time <= candidate.submittedAt && would({ submittedAt: justBefore(time) }));
  return found === undefined ? [] : [{ kind: 'submitted', before: found }];
}

/** The second before an instant. */
export const justBefore = (instant: string): string =>
  new Date(Date.parse(instant) - 1000).toISOString().replace(/\.\d+Z$/, 'Z');

const byRule = (trial: Trial, candidate: RankedCandidate): Way[] =>
  trial.selection.rules.flatMap(({ id }): Way[] => {
    const without = { ...trial.selection, rules: trial.selection.rules.filter((rule) => rule.id !== id) };
    return getsSeat(trial, candidate, without) ? [{ kind: 'rule', rule: id }] : [];
  });

/** Seats more where they may take one; more seats never harm. */
function bySeats(trial: Trial, candidate: RankedCandidate): Way[] {
  const own = seatsOf(trial.selection, candidate);
  if (own === null) return [];
  const would = (more: number): boolean => getsSeat(trial, candidate, withMoreSeats(trial.selection, own, more));
  let high = 1;
  while (!would(high)) {
    if (high > trial.candidates.length) return [];
    high *= 2;
  }
  let low = Math.floor(high / 2) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (would(middle)) high = middle;
    else low = middle + 1;
  }
  return [{ kind: 'seats', more: high }];
}

/** A program with more of some of its seats. */
export const withMoreSeats = (
  selection: SelectionPolicy,
  those: SelectionPolicy['seats'][number],
  more: number,
): SelectionPolicy => ({
  ...selection,
  seats: selection.seats.map((one) => (one === those ? { ...one, seats: one.seats + more } : one)),
});

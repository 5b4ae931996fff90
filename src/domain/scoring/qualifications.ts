// What one qualification earns. Points are thousandths of a point: exact integers, until print (program.md, "Rubric").
import type { Answer } from '../intake/application.ts';
import type { FocusArea } from '../program/focus-area.ts';
import type { AnswerQualification, HumanQualification, Qualification } from '../program/rubric.ts';
import type { Correction } from './said.ts';

/** `unanswered`: an empty closed answer, 0 points. `unscored`: nobody has read it yet, no points and no maximum. */
export type EarnedState = 'scored' | 'unanswered' | 'unscored';

export interface Earned {
  readonly id: string;
  readonly kind: Qualification['kind'];
  readonly state: EarnedState;
  /** Weighted, in thousandths; 0 while unscored. */
  readonly points: number;
  /** Weighted maximum, in thousandths, scored or not. */
  readonly outOf: number;
  /** The level's own points before the weight, which tiers look at; null when unanswered, unscored or a mean. */
  readonly level: number | null;
  /** Why, in the rubric's words. */
  readonly because: string;
}

/** What a qualification may look at. `readings` are people's points for it, one a reader, before the weight. */
export interface Evidence {
  readonly answer: Answer | undefined;
  readonly focusArea: FocusArea | null;
  readonly readings: readonly number[];
  /** What counts in place of their mean, in thousandths, before the weight: harsh and lenient readers taken out. */
  readonly calibrated?: number | undefined;
}

/** The rubric's weight as exact thousandths. */
const weightOf = (qualification: Qualification): number => Math.round(qualification.weight * 1000);

/** The most that a qualification can earn, weighted, in thousandths. */
export function maximumOf(qualification: Qualification): number {
  return weightOf(qualification) * Math.max(...qualification.levels.map((level) => level.points));
}

/** What is earned by an administrator's word. What the answer earned is said beside it; people's readings stay as they are. */
export function corrected(earned: Earned, qualification: Qualification, { points, reason, by }: Correction): Earned {
  if (earned.kind !== 'answer') return earned;
  const because = `${reason} (corrected by ${by}; the answer earned ${earned.level ?? 0}: ${earned.because})`;
  return { ...earned, state: 'scored', points: points * weightOf(qualification), level: points, because };
}

type Earn = (evidence: Evidence) => Earned;

/** What an answer can come to is known beforehand, a level each: a row of an import only finds which. */
function prepareAnswer(qualification: AnswerQualification): Earn {
  const common = { id: qualification.id, kind: qualification.kind, outOf: maximumOf(qualification) };
  const missing = (because: string): Earned => ({ ...common, state: 'unanswered', points: 0, level: null, because });
  const unanswered = missing('was not answered');
  const unmatched = missing('matches no answer of the form');
  const unnamed = missing('no level of the rubric names this answer');
  const levels = qualification.levels.map(({ any, points, because }) => ({
    any,
    earned: { ...common, state: 'scored', points: points * weightOf(qualification), level: points, because } as const,
  }));
  return ({ answer, focusArea }) => {
    if (answer === undefined) return unanswered;
    const chosen = typeof answer === 'string' ? [] : answer.chosen;
    const hasOther = typeof answer === 'string' || answer.other !== undefined;
    if (chosen.length === 0 && !hasOther) return unmatched;
    for (const { any, earned } of levels) {
      for (const word of any) if (holds(word, chosen, hasOther, focusArea)) return earned;
    }
    return unnamed;
  };
}

/** Whether an answer is what a word of the rubric means: an option's id, or one of the special words (rubric.ts). */
function holds(word: string, chosen: readonly string[], hasOther: boolean, focusArea: FocusArea | null): boolean {
  if (word === 'focus-area-levels') return focusArea?.levels.some((level) => chosen.includes(level)) ?? false;
  if (word === 'other') return hasOther;
  return word === 'anything' || chosen.includes(word);
}

function prepareReading(qualification: HumanQualification): Earn {
  const common = { id: qualification.id, kind: qualification.kind, outOf: maximumOf(qualification), level: null };
  const unscored: Earned = { ...common, state: 'unscored', points: 0, because: 'nobody has scored it yet' };
  return ({ readings, calibrated }) => {
    if (readings.length === 0) return unscored;
    if (calibrated !== undefined) {
      const points = Math.floor((2 * calibrated * weightOf(qualification) + 1000) / 2000);
      return { ...common, state: 'scored', points, because: becauseCorrected(readings) };
    }
    const sum = readings.reduce((total, points) => total + points, 0) * weightOf(qualification);
    // The mean to the nearest thousandth, halves up, in integers.
    const points = Math.floor((2 * sum + readings.length) / (2 * readings.length));
    // A level's words are said only where every reader gave it.
    const isUnanimous = readings.every((reading) => reading === readings[0]);
    const level = isUnanimous ? qualification.levels.find((candidate) => candidate.points === readings[0]) : undefined;
    return { ...common, state: 'scored', points, because: level?.because ?? `mean of ${readings.length} readers` };
  };
}

const becauseCorrected = (readings: readonly number[]): string =>
  readings.length === 1
    ? `a reader's ${readings[0]}, corrected for how harshly they read`
    : `the readers' ${readings.join(', ')}, corrected for how harshly they read`;

/** One kind of qualification, one way to earn: a kind without a case here does not compile. */
function prepare(qualification: Qualification): Earn {
  switch (qualification.kind) {
    case 'answer':
      return prepareAnswer(qualification);
    case 'human':
      return prepareReading(qualification);
  }
}

const prepared = new WeakMap<Qualification, Earn>();

/** What one qualification earns, whatever its kind. */
export function earn(qualification: Qualification, evidence: Evidence): Earned {
  let ready = prepared.get(qualification);
  if (ready === undefined) {
    ready = prepare(qualification);
    prepared.set(qualification, ready);
  }
  return ready(evidence);
}

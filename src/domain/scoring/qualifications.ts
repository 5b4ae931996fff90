// What one qualification earns. Points are thousandths of a point: exact integers, until print (program.md, "Rubric").
import type { Answer } from '../intake/application.ts';
import type { FocusArea } from '../program/focus-area.ts';
import type { AnswerQualification, HumanQualification, Qualification } from '../program/rubric.ts';

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
}

/** The rubric's weight as exact thousandths. */
const weightOf = (qualification: Qualification): number => Math.round(qualification.weight * 1000);

/** The most that a qualification can earn, weighted, in thousandths. */
export function maximumOf(qualification: Qualification): number {
  return weightOf(qualification) * Math.max(...qualification.levels.map((level) => level.points));
}

function earnByAnswer(qualification: AnswerQualification, { answer, focusArea }: Evidence): Earned {
  const common = { id: qualification.id, kind: qualification.kind, outOf: maximumOf(qualification) };
  const unanswered = { ...common, state: 'unanswered', points: 0, level: null, because: 'was not answered' } as const;
  if (answer === undefined) return unanswered;
  const chosen = typeof answer === 'string' ? [] : answer.chosen;
  const hasOther = typeof answer === 'string' || answer.other !== undefined;
  if (chosen.length === 0 && !hasOther) return { ...unanswered, because: 'matches no answer of the form' };
  const holds = (word: string): boolean => {
    if (word === 'focus-area-levels') return focusArea?.levels.some((level) => chosen.includes(level)) ?? false;
    if (word === 'other') return hasOther;
    return word === 'anything' || chosen.includes(word);
  };
  const level = qualification.levels.find((candidate) => candidate.any.some(holds));
  if (level === undefined) return { ...unanswered, because: 'no level of the rubric names this answer' };
  return {
    ...common,
    state: 'scored',
    points: level.points * weightOf(qualification),
    level: level.points,
    because: level.because,
  };
}

function earnByReading(qualification: HumanQualification, { readings }: Evidence): Earned {
  const common = { id: qualification.id, kind: qualification.kind, outOf: maximumOf(qualification), level: null };
  if (readings.length === 0) return { ...common, state: 'unscored', points: 0, because: 'nobody has scored it yet' };
  const sum = readings.reduce((total, points) => total + points, 0) * weightOf(qualification);
  // The mean to the nearest thousandth, halves up, in integers.
  const points = Math.floor((2 * sum + readings.length) / (2 * readings.length));
  const level = qualification.levels.find((candidate) => candidate.points * weightOf(qualification) === points);
  const because = level?.because ?? `mean of ${readings.length} readers`;
  return { ...common, state: 'scored', points, because };
}

/** One qualification, whatever its kind: a kind without a case here does not compile. */
export function earn(qualification: Qualification, evidence: Evidence): Earned {
  switch (qualification.kind) {
    case 'answer':
      return earnByAnswer(qualification, evidence);
    case 'human':
      return earnByReading(qualification, evidence);
  }
}

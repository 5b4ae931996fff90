// One application's score: the gate, every qualification, the tier, and the sum, which is nothing but the sum of the parts.
import type { Answers } from '../intake/application.ts';
import type { Program } from '../program/program.ts';
import type { Qualification } from '../program/rubric.ts';
import { type Gate, judgeGate } from './gate.ts';
import { corrected, type Earned, earn } from './qualifications.ts';
import { nothingSaid, type Said } from './said.ts';
import { type Tier, tierOf } from './tier.ts';

export interface Score {
  readonly gate: Gate;
  readonly reasons: readonly string[];
  readonly tier: Tier;
  /** Thousandths of a point, scored so far. */
  readonly points: number;
  /** Thousandths: what could be scored so far. */
  readonly outOf: number;
  /** How many of the `criteria` are scored; an unanswered one is, an unscored one is not. */
  readonly scored: number;
  readonly criteria: number;
}

const unread: readonly number[] = [];

export type ScoringRules = Pick<Program, 'gate' | 'district' | 'rubric' | 'focusAreas'>;

/** Every qualification of the rubric that the application is measured by, in the rubric's order. */
export function earnAll(
  rules: ScoringRules,
  answers: Answers,
  focusArea: string | null,
  said: Said = nothingSaid,
): Earned[] {
  const area = rules.focusAreas.find((candidate) => candidate.id === focusArea) ?? null;
  const earned: Earned[] = [];
  for (const qualification of rules.rubric.qualifications) {
    if (!isMeasuredBy(qualification, said)) continue;
    const { id, field } = qualification;
    const found = earn(qualification, {
      answer: answers[field],
      focusArea: area,
      readings: said.readings[id] ?? unread,
      calibrated: said.calibrated[id],
    });
    const correction = said.corrections[id];
    earned.push(correction === undefined ? found : corrected(found, qualification, correction));
  }
  return earned;
}

/** Whoever was not invited to an interview is not measured by it. */
const isMeasuredBy = (qualification: Qualification, { invitedTo }: Said): boolean =>
  qualification.kind === 'answer' || qualification.stage === 'reading' || invitedTo.includes(qualification.stage);

/** The whole score of one set of answers for one focus area (null: none of the program's). */
export function scoreAnswers(
  rules: ScoringRules,
  answers: Answers,
  focusArea: string | null,
  said: Said = nothingSaid,
): Score {
  const earned = earnAll(rules, answers, focusArea, said);
  let points = 0;
  let outOf = 0;
  let scored = 0;
  for (const one of earned) {
    if (one.state === 'unscored') continue;
    points += one.points;
    outOf += one.outOf;
    scored++;
  }
  const { gate, reasons } = judgeGate(rules, answers, focusArea);
  const tier = tierOf(earned, rules.rubric.tiers);
  return { gate, reasons, tier, points, outOf, scored, criteria: earned.length };
}

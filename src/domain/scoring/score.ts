// One application's score: the gate, every qualification, the tier, and the sum, which is nothing but the sum of the parts.
import type { Answers } from '../intake/application.ts';
import type { Program } from '../program/program.ts';
import { type Gate, judgeGate } from './gate.ts';
import { type Earned, earn } from './qualifications.ts';
import { type Tier, tierOf } from './tier.ts';

/** People's points by qualification id: one number for each reader. */
export type Readings = Readonly<Record<string, readonly number[]>>;

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

/** Every qualification of the rubric, in the rubric's order. */
export function earnAll(
  rules: ScoringRules,
  answers: Answers,
  focusArea: string | null,
  readings: Readings = {},
): Earned[] {
  const area = rules.focusAreas.find((candidate) => candidate.id === focusArea) ?? null;
  return rules.rubric.qualifications.map((qualification) =>
    earn(qualification, {
      answer: answers[qualification.field],
      focusArea: area,
      readings: readings[qualification.id] ?? unread,
    }),
  );
}

/** The whole score of one set of answers for one focus area (null: none of the program's). */
export function scoreAnswers(
  rules: ScoringRules,
  answers: Answers,
  focusArea: string | null,
  readings: Readings = {},
): Score {
  const earned = earnAll(rules, answers, focusArea, readings);
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

// What the members of a batch come to by some rules, one after another.
import { type AnswersInOrder, byField } from '../intake/application.ts';
import { type AssessedRules, createAssessor } from '../intake/assessment.ts';
import { drawOf, type Sha256 } from '../ranking/draw.ts';
import { declaredPriority, type Priority } from '../ranking/priority.ts';
import { type Standing, stand } from '../ranking/standing.ts';
import { type Score, scoreAnswers } from '../scoring/score.ts';
import { type Calibrated, type Member, saidOf } from './member.ts';
import type { RecordRules } from './rules.ts';

/** The fields whose answers these rules look at. */
export function fieldsAsked({ gate, district, priority, rubric }: AssessedRules): string[] {
  const ofRubric = rubric.qualifications.filter(({ kind }) => kind === 'answer').map(({ field }) => field);
  const ofDistrict = district === undefined ? [] : [district.field];
  return [...gate.map(({ field }) => field), ...ofDistrict, priority.declared.field, ...ofRubric];
}

export interface MemberScore {
  readonly score: Score;
  /** By the answers alone: the roster may know better. */
  readonly priority: Exclude<Priority, 'verified'>;
}

/**
 * Scores members whose answers to `fields` stand in this order. Most of a batch are as yet said nothing of by anybody, and come
 * to one of a few hundred scores.
 */
export function createMemberScorer(
  rules: AssessedRules,
  fields: readonly string[],
  calibrated: Calibrated,
): (member: Member, answers: AnswersInOrder) => MemberScore {
  const assess = createAssessor(rules, fields);
  return (member, inOrder) => {
    const focusArea = member.area === '' ? null : member.area;
    if (isNothingSaid(member, calibrated)) return assess(inOrder, focusArea);
    const answers = byField(fields, inOrder);
    const score = scoreAnswers(rules, answers, focusArea, saidOf(member, calibrated));
    return { score, priority: declaredPriority(answers, rules) };
  };
}

const isNothingSaid = ({ application, scores, corrections, invitedTo }: Member, calibrated: Calibrated): boolean =>
  scores.length === 0 && corrections.length === 0 && invitedTo.length === 0 && !calibrated.has(application);

/** Where members stand by these rules, worked out from what is kept of them and from nothing else. */
export function createMemberStander(
  rules: RecordRules,
  fields: readonly string[],
  calibrated: Calibrated,
  sha256: Sha256,
): (member: Member, answers: AnswersInOrder) => Standing {
  const scoreOf = createMemberScorer(rules, fields, calibrated);
  return (member, answers) => {
    const { score, priority } = scoreOf(member, answers);
    const { email, inRoster, firstSubmittedAt: submittedAt } = member;
    const draw = drawOf(rules.ranking.seed, email, sha256);
    return stand({ score, priority: inRoster ? 'verified' : priority, submittedAt, draw }, rules);
  };
}

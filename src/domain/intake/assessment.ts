// What the closed answers of a submission come to. A million submissions come to a few hundred different things.
import type { Program } from '../program/program.ts';
import { declaredPriority, type Priority } from '../ranking/priority.ts';
import { checkRequirement, isDistrict } from '../scoring/gate.ts';
import { type Earned, earn } from '../scoring/qualifications.ts';
import { type Score, type ScoringRules, scoreAnswers } from '../scoring/score.ts';
import { type Answer, type Answers, type AnswersInOrder, byField, placeOf } from './application.ts';
import { ByChoice } from './known-choice.ts';

/** What the closed answers alone decide. */
export interface Assessment {
  readonly score: Score;
  /** By the answers alone: the roster may know better. */
  readonly priority: Exclude<Priority, 'verified'>;
  /** Its place among the different ones that its assessor has come to, in the order in which they came up. */
  readonly number: number;
}

/** What an assessment hangs on. */
export type AssessedRules = ScoringRules & Pick<Program, 'priority'>;

export type Assess = (answers: AnswersInOrder, focusArea: string | null) => Assessment;

/** Something that an assessment depends on: which of `outcomes` different outcomes one field's answer has. */
interface Aspect {
  readonly field: string;
  readonly outcomes: number;
  readonly outcomeOf: (answer: Answer | undefined, focusArea: string | null) => number;
}

/**
 * Assesses the answers to `fields`, which stand in this order, as `scoreAnswers` and `priorityOf` do; those who come to the
 * same get the same object, which travels and is written out once. Each answer is looked at once for all who gave it:
 * readers of closed questions hand out the same object for the same cell.
 */
export function createAssessor(program: AssessedRules, fields: readonly string[]): Assess {
  const aspects = aspectsOf(program);
  const byArea = new Map<string | null, readonly Remembered[]>();
  const known = new Map<number, Assessment>();
  let number = 0;
  const assess: Assess = (inOrder, focusArea) => {
    const answers = byField(fields, inOrder);
    const priority = declaredPriority(answers, program);
    return { score: scoreAnswers(program, answers, focusArea), priority, number: number++ };
  };
  const combinations = aspects.reduce((product, { outcomes }) => product * outcomes, 1);
  if (combinations > Number.MAX_SAFE_INTEGER) return assess;
  return (answers, focusArea) => {
    let ofArea = byArea.get(focusArea);
    if (ofArea === undefined) {
      ofArea = aspects.map((aspect) => remembering(aspect, placeOf(aspect.field, fields), focusArea));
      byArea.set(focusArea, ofArea);
    }
    const key = keyOf(answers, ofArea);
    let assessment = known.get(key);
    if (assessment === undefined) {
      assessment = assess(answers, focusArea);
      known.set(key, assessment);
    }
    return assessment;
  };
}

/** One number for all that have the same outcome in each of the aspects. */
function keyOf(answers: AnswersInOrder, aspects: readonly Remembered[]): number {
  let key = 0;
  for (const { place, outcomes, outcomeOf } of aspects) key = key * outcomes + outcomeOf(answers[place]);
  return key;
}

function aspectsOf(program: AssessedRules): Aspect[] {
  const { gate, rubric, district, priority, focusAreas } = program;
  const results = ['yes', 'no', 'unknown'] as const;
  const areaOf = (id: string | null) => focusAreas.find((area) => area.id === id) ?? null;
  return [
    ...gate.map((requirement) => ({
      field: requirement.field,
      outcomes: results.length,
      outcomeOf: (answer: Answer | undefined, area: string | null) =>
        results.indexOf(checkRequirement(requirement, onlyAnswer(requirement.field, answer), area)),
    })),
    // People's points are not there yet: what nobody has read is the same for everybody.
    ...rubric.qualifications
      .filter(({ kind }) => kind === 'answer')
      .map((qualification) => {
        const different: Earned[] = [];
        return {
          field: qualification.field,
          // A level each, and three ways not to reach one.
          outcomes: qualification.levels.length + 3,
          outcomeOf: (answer: Answer | undefined, area: string | null) => {
            const earned = earn(qualification, { answer, focusArea: areaOf(area), readings: [] });
            if (!different.includes(earned)) different.push(earned);
            return different.indexOf(earned);
          },
        };
      }),
    ...(district === undefined
      ? []
      : [
          {
            field: district.field,
            outcomes: 2,
            outcomeOf: (answer: Answer | undefined) =>
              isDistrict({ gate, district }, onlyAnswer(district.field, answer)) ? 1 : 0,
          },
        ]),
    {
      field: priority.declared.field,
      outcomes: 2,
      outcomeOf: (answer) =>
        declaredPriority(onlyAnswer(priority.declared.field, answer), program) === 'declared' ? 1 : 0,
    },
  ];
}

const onlyAnswer = (field: string, answer: Answer | undefined): Answers =>
  answer === undefined ? {} : { [field]: answer };

/** An aspect of those who apply for one focus area. */
interface Remembered extends Pick<Aspect, 'outcomes'> {
  readonly place: number;
  readonly outcomeOf: (answer: Answer | undefined) => number;
}

/** Works out the outcome of an answer once. */
function remembering({ outcomes, outcomeOf }: Aspect, place: number, focusArea: string | null): Remembered {
  const ofChoices = new ByChoice((choice) => outcomeOf(choice, focusArea));
  const ofNone = outcomeOf(undefined, focusArea);
  return {
    place,
    outcomes,
    outcomeOf(answer) {
      if (answer === undefined) return ofNone;
      return typeof answer === 'string' ? outcomeOf(answer, focusArea) : ofChoices.of(answer);
    },
  };
}

// A score with its reasons: every part, the answer behind it, and the column it was read from. Parts add up to the total.
import type { Answers } from '../intake/application.ts';
import type { FormField } from '../program/form.ts';
import type { Program } from '../program/program.ts';
import { answerText } from './answer-text.ts';
import { type GateResult, gateFindings } from './gate.ts';
import type { EarnedState } from './qualifications.ts';
import { nothingSaid, type Said } from './said.ts';
import { earnAll } from './score.ts';

export interface ExplainedQualification {
  readonly id: string;
  readonly name: string;
  /** `auto`: from a closed answer; `human`: by people who read. */
  readonly kind: 'auto' | 'human';
  readonly state: EarnedState;
  /** Thousandths; null while unscored. */
  readonly points: number | null;
  /** Thousandths. */
  readonly outOf: number;
  readonly because: string;
  readonly answer: string | null;
  /** The field of the form that was looked at. */
  readonly field: string;
}

export interface ExplainedRequirement {
  readonly id: string;
  readonly name: string;
  readonly result: GateResult;
  readonly because: string;
  readonly answer: string | null;
}

/** The program with the form first by which an application was read: its words are the ones that were answered. */
export const asReadBy = (program: Program, form: string | null): Program => ({
  ...program,
  forms: program.forms.toSorted((a, b) => Number(b.id === form) - Number(a.id === form)),
});

/** Every field once: as the first form that has it words it. */
function fieldsOf(program: Program): readonly FormField[] {
  const fields = new Map<string, FormField>();
  for (const form of program.forms) {
    if (form.holds !== 'applications') continue;
    for (const field of form.fields) if (!fields.has(field.field)) fields.set(field.field, field);
  }
  return [...fields.values()];
}

const textOf = (program: Program, answers: Answers, name: string): string | null =>
  answerText(
    answers[name],
    fieldsOf(program).find(({ field }) => field === name),
    program.places,
  );

/** Each qualification that the application is measured by, in the rubric's order. */
export function explainQualifications(
  program: Program,
  answers: Answers,
  focusArea: string | null,
  said: Said = nothingSaid,
): ExplainedQualification[] {
  return earnAll(program, answers, focusArea, said).map((earned) => {
    const qualification = program.rubric.qualifications.find(({ id }) => id === earned.id);
    const field = qualification?.field ?? '';
    return {
      id: earned.id,
      name: qualification?.name ?? earned.id,
      kind: earned.kind === 'human' ? 'human' : 'auto',
      state: earned.state,
      points: earned.state === 'unscored' ? null : earned.points,
      outOf: earned.outOf,
      because: earned.because,
      answer: textOf(program, answers, field),
      field,
    };
  });
}

const becauseOf: Record<GateResult, (answer: string | null) => string> = {
  yes: () => 'the answer meets it',
  no: () => 'the answer rules it out',
  unknown: (answer) => (answer === null ? 'was not answered' : 'the answer leaves it open'),
};

/** Each requirement of the gate in the program's order. */
export function explainGate(program: Program, answers: Answers, focusArea: string | null): ExplainedRequirement[] {
  return gateFindings(program, answers, focusArea).map(({ id, result }, at) => {
    const requirement = program.gate[at];
    const answer = requirement === undefined ? null : textOf(program, answers, requirement.field);
    return { id, name: requirement?.name ?? id, result, because: becauseOf[result](answer), answer };
  });
}

/** Every answer in the words of the form, in the form's order; what was not answered is left out. */
export function answersInWords(program: Program, answers: Answers): { field: string; header: string; text: string }[] {
  return fieldsOf(program).flatMap(({ field, header }) => {
    const text = textOf(program, answers, field);
    return text === null ? [] : [{ field, header, text }];
  });
}

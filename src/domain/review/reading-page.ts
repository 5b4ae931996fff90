// What a reviewer sees of one application: the answers to be read, and the levels in words; who wrote them only where the
// stage is not blind.
import type { Answers } from '../intake/application.ts';
import type { Program } from '../program/program.ts';
import type { HumanQualification, Stage } from '../program/rubric.ts';
import { answerText } from '../scoring/answer-text.ts';
import { asReadBy } from '../scoring/explain.ts';
import { blinded } from './blind/blinded.ts';
import { identityOf, type KnownPerson } from './identity.ts';

export interface ReadingPart {
  /** The qualification's id. */
  readonly criterion: string;
  readonly name: string;
  /** What the form asked. */
  readonly question: string;
  /** Null where nothing was answered. */
  readonly answer: string | null;
  readonly levels: HumanQualification['levels'];
}

export interface ReadingPage {
  readonly application: number;
  readonly focusArea: string;
  /** Null where the stage is blind. */
  readonly person: {
    readonly name: string;
    readonly email: string;
    readonly place: string;
    readonly organization: string;
  } | null;
  readonly parts: readonly ReadingPart[];
}

/** What a page is made of. */
export interface ReadingMaterial {
  readonly application: number;
  readonly person: KnownPerson;
  readonly focusArea: string | null;
  readonly answers: Answers;
  readonly extra: Readonly<Record<string, string>>;
  /** Id of the form that it was read by. */
  readonly form: string | null;
}

/** What people score in a stage, in the rubric's order. */
export const criteriaOf = ({ rubric }: Pick<Program, 'rubric'>, stage: Stage): HumanQualification[] =>
  rubric.qualifications.filter((one): one is HumanQualification => one.kind === 'human' && one.stage === stage);

export const isBlind = ({ rubric }: Pick<Program, 'rubric'>, stage: Stage): boolean => rubric.blind.includes(stage);

/** One application as a reviewer reads it. */
export function readingPage(program: Program, stage: Stage, material: ReadingMaterial): ReadingPage {
  const { answers, person, extra } = material;
  const asked = asReadBy(program, material.form);
  const isHidden = isBlind(program, stage);
  const identity = isHidden ? identityOf(person, answers, extra, program.places) : null;
  const fieldOf = (name: string) =>
    asked.forms
      .flatMap((form) => (form.holds === 'applications' ? form.fields : []))
      .find(({ field }) => field === name);
  const textOf = (name: string): string | null => answerText(answers[name], fieldOf(name), program.places);
  const parts = criteriaOf(program, stage).map(({ id, name, field, levels }) => {
    const text = textOf(field);
    const answer = text === null || identity === null ? text : blinded(text, identity);
    return { criterion: id, name, question: fieldOf(field)?.header ?? field, answer, levels };
  });
  const place = [textOf('city'), textOf('state')].filter((one) => one !== null && one !== '').join(', ');
  return {
    application: material.application,
    focusArea:
      program.focusAreas.find(({ id }) => id === material.focusArea)?.name ?? material.focusArea ?? 'no focus area',
    person: isHidden
      ? null
      : { name: person.name, email: person.emails[0] ?? '', place, organization: textOf('organization') ?? '' },
    parts,
  };
}

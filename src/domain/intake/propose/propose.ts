// What each column of an export is taken to hold, until somebody says otherwise.

import { fold } from '../../fold.ts';
import type { Form, FormField } from '../../program/form.ts';
import type { Rubric } from '../../program/rubric.ts';
import { isOther } from '../spellings.ts';
import { fewAnswersIn } from './answers.ts';
import { assignFields, type Confidence } from './assign.ts';
import { fieldName } from './names.ts';
import { isFilled, profileOf, type Question } from './question.ts';
import type { Doubt, Reason } from './sign.ts';
import { spreadOf } from './spread.ts';

/**
 * `known`: a field that the program knows. `own`: a field of this form alone, kept and shown under its header. `out`: not in
 * the form; the column is kept with each application all the same.
 */
export type Target =
  | { readonly kind: 'known'; readonly field: FormField }
  | { readonly kind: 'own'; readonly name: string; readonly as: OwnKind }
  | { readonly kind: 'out'; readonly why: 'own-column' | 'empty' | 'double' | 'free-answer' | 'too-many' | 'told' };

/** What a field may be that no rule looks at. */
export type OwnKind = 'text' | 'zip' | 'choice';

export interface Proposal {
  readonly question: Question;
  readonly target: Target;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  readonly doubts: readonly Doubt[];
}

/** A form with more questions than this has something else in its columns. */
export const mostQuestions = 400;

/** A proposal for each question, in the file's order. */
export function proposeFields(questions: readonly Question[], base: Form, rubric: Rubric): Proposal[] {
  const looked = questions.slice(0, mostQuestions);
  const assigned = assignFields(looked, base, { fields: base.fields, essays: essaysOf(rubric) });
  const byQuestion = new Map(assigned.map((one) => [one.question, one]));
  const taken = new Set(base.fields.map(({ field }) => field));
  return questions.map((question, at) => {
    const known = byQuestion.get(question);
    if (known !== undefined) return { ...known, target: { kind: 'known', field: known.field } };
    const target = at < looked.length ? unassigned(question, taken) : ({ kind: 'out', why: 'too-many' } as const);
    const isRun = question.isRun && target.kind === 'own';
    const doubts: Doubt[] = isRun ? [{ code: 'no-question' }] : [];
    return { question, target, confidence: isRun ? 'guess' : 'sure', reasons: [{ code: 'not-asked' }], doubts };
  });
}

/** Fields that people read and score. */
export const essaysOf = ({ qualifications }: Rubric): ReadonlySet<string> =>
  new Set(qualifications.filter(({ kind }) => kind === 'human').map(({ field }) => field));

function unassigned(question: Question, taken: Set<string>): Target {
  if (question.own !== null) return { kind: 'out', why: 'own-column' };
  if (question.isDouble) return { kind: 'out', why: 'double' };
  if (isOther(fold(question.header))) return { kind: 'out', why: 'free-answer' };
  if (!isFilled(question)) return { kind: 'out', why: 'empty' };
  return ownTarget(question, taken);
}

/** A field of the form's own for a question; its name is taken then. */
export function ownTarget(question: Question, taken: Set<string>): Target {
  const name = fieldName(question.header, taken);
  taken.add(name);
  return { kind: 'own', name, as: ownKind(question) };
}

/** What a field of the form's own is, by its values. */
export function ownKind(question: Question): OwnKind {
  const profile = profileOf(question);
  if (spreadOf(question.columns) === 'options') return 'choice';
  if (profile === null) return 'text';
  if (fewAnswersIn(profile) !== null) return 'choice';
  return profile.seen > 0 && profile.looks.zip * 10 >= profile.seen * 9 ? 'zip' : 'text';
}

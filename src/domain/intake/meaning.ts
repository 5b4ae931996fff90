// What a text means that could not be read: by a person's word, or by a form that has learnt it since.
import { edits } from '../did-you-mean.ts';
import { fold } from '../fold.ts';
import type { ChoiceField, FormField } from '../program/form.ts';
import type { Program } from '../program/program.ts';
import type { Choice } from './application.ts';
import { type ChoiceReader, createChoiceReader } from './choice.ts';
import { createPlaceReader } from './place.ts';

/** One of the answers that a text may mean; `id` is an option's id or a place's code. */
export interface Meaning {
  readonly id: string;
  readonly text: string;
}

/** A question about answers: the field, what it offers, and how it is read now. */
export interface AnswerQuestion {
  readonly field: FormField;
  readonly meanings: readonly Meaning[];
  readonly read: ChoiceReader;
  /** Every spelling of every meaning, for finding the nearest. */
  readonly spellings: readonly (readonly [id: string, spelling: string])[];
}

/** The question that a field of a form asks; null where the program has no such field, or it is no question with options. */
export function answerQuestion(program: Program, formId: string, fieldName: string): AnswerQuestion | null {
  const form = program.forms.find(({ id }) => id === formId);
  const field = form?.fields.find((one) => one.field === fieldName);
  if (field?.kind === 'choice') {
    return {
      field,
      meanings: field.options.map(({ id, text }) => ({ id, text })),
      read: createChoiceReader(field),
      spellings: field.options.flatMap(({ id, text, aliases }) => [text, ...aliases].map((one) => [id, one] as const)),
    };
  }
  if (field?.kind !== 'place') return null;
  const { inside } = program.places;
  return {
    field,
    meanings: [...inside.map(({ code, name }) => ({ id: code, text: name })), elsewhere],
    read: createPlaceReader(program.places),
    spellings: inside.flatMap(({ code, name, aliases }) => [code, name, ...aliases].map((one) => [code, one] as const)),
  };
}

const elsewhere: Meaning = { id: 'elsewhere', text: 'somewhere else: not a place of this program' };

const longestCompared = 200;

/** The meanings, the likeliest first; those that are equally near stay in the form's order. */
export const byNearness = (question: AnswerQuestion, text: string): Meaning[] =>
  measured(question, text).map(({ meaning }) => meaning);

/** The likeliest meaning; null where half of the letters would have to change: then it is a mere guess. */
export function nearestMeaning(question: AnswerQuestion, text: string): Meaning | null {
  const [first] = measured(question, text);
  return first !== undefined && first.far < 0.5 ? first.meaning : null;
}

/** The meanings with how much of the longer text has to be changed, the least first; one that holds the other is near. */
function measured({ meanings, spellings }: AnswerQuestion, text: string): { meaning: Meaning; far: number }[] {
  const wanted = fold(text).slice(0, longestCompared);
  const least = new Map<string, number>();
  for (const [id, spelling] of spellings) {
    const known = fold(spelling);
    const isPart = wanted.length > 2 && known.length > 2 && (known.includes(wanted) || wanted.includes(known));
    const share = edits(wanted, known) / Math.max(1, wanted.length, known.length);
    least.set(id, Math.min(least.get(id) ?? 1, isPart ? share / 2 : share));
  }
  return meanings.map((meaning) => ({ meaning, far: least.get(meaning.id) ?? 1 })).toSorted((a, b) => a.far - b.far);
}

/** The meaning of a word: an id, or a text that the form reads as exactly one. Null where there is none. */
export function meaningOf({ meanings, read }: AnswerQuestion, word: string): Meaning | null {
  const wanted = word.trim();
  const byId = meanings.find(({ id }) => id === wanted || id.toLowerCase() === wanted.toLowerCase());
  if (byId !== undefined) return byId;
  const [only, ...others] = read(wanted)?.chosen ?? [];
  return others.length > 0 ? null : (meanings.find(({ id }) => id === only) ?? null);
}

/** The answer, its unread text taken for `meaning`. */
export function withMeaning(choice: Choice, meaning: string, { field }: AnswerQuestion): Choice {
  if (field.kind !== 'choice') {
    return meaning === elsewhere.id ? { chosen: [meaning], other: choice.unrecognised ?? '' } : { chosen: [meaning] };
  }
  return joined(choice, { chosen: [meaning] }, field);
}

/** The answer with its unread text read again; the very same answer where nothing new is known. */
export function readAnew(choice: Choice, { field, read }: AnswerQuestion): Choice {
  if (choice.unrecognised === undefined) return choice;
  const found = read(choice.unrecognised);
  if (found === undefined || (found.chosen.length === 0 && found.other === undefined)) return choice;
  return field.kind === 'choice' ? joined(choice, found, field) : found;
}

function joined({ chosen, other }: Choice, more: Choice, { options, many }: ChoiceField): Choice {
  const ids = new Set(many ? [...chosen, ...more.chosen] : more.chosen);
  const free = [other, more.other].filter((text) => text !== undefined).join(', ');
  return {
    chosen: options.map(({ id }) => id).filter((id) => ids.has(id)),
    ...(free === '' ? {} : { other: free }),
    ...(more.unrecognised === undefined ? {} : { unrecognised: more.unrecognised }),
  };
}

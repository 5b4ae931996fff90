// The spellings that a form knows, folded: of its questions and of their options.
import { fold } from '../fold.ts';
import type { ChoiceField, Form, FormField } from '../program/form.ts';

export interface Spellings {
  /** The question with this folded header, if a spelling of it is exactly that. */
  readonly question: (folded: string) => FormField | undefined;
  /** The questions with a spelling of which this folded text is the beginning. */
  readonly questionsFrom: (folded: string) => readonly FormField[];
  /** The closed question that a folded text begins with, and what follows; the longest spelling wins. */
  readonly split: (folded: string) => { readonly field: ChoiceField; readonly rest: string } | undefined;
  /** The closed questions with this option, in the form's order. */
  readonly withOption: (folded: string) => readonly ChoiceField[];
  /** The id of an option. */
  readonly option: (field: ChoiceField, folded: string) => string | undefined;
}

export function spellingsOf(form: Form): Spellings {
  const questions = new Map<string, FormField>();
  const options = new Map<string, ChoiceField[]>();
  const ids = new Map<FormField, Map<string, string>>();
  for (const field of form.fields) {
    for (const spelling of [field.header, ...field.aliases]) questions.set(fold(spelling), field);
    if (field.kind !== 'choice') continue;
    const known = new Map<string, string>();
    ids.set(field, known);
    for (const option of field.options) {
      for (const text of [option.text, ...option.aliases]) {
        const folded = fold(text);
        if (!known.has(folded)) options.set(folded, [...(options.get(folded) ?? []), field]);
        known.set(folded, option.id);
      }
    }
  }
  const beginnings = [...questions]
    .flatMap(([folded, field]) => (field.kind === 'choice' ? [{ folded: `${folded} `, field }] : []))
    .sort((a, b) => b.folded.length - a.folded.length);
  return {
    question: (folded) => questions.get(folded),
    questionsFrom: (folded) => [
      ...new Set([...questions].flatMap(([spelling, field]) => (spelling.startsWith(folded) ? [field] : []))),
    ],
    split(folded) {
      const found = beginnings.find((beginning) => folded.startsWith(beginning.folded));
      return found === undefined ? undefined : { field: found.field, rest: folded.slice(found.folded.length) };
    },
    withOption: (folded) => options.get(folded) ?? [],
    option: (field, folded) => ids.get(field)?.get(folded),
  };
}

const otherWords = new Set([
  ...['other', 'others', 'other answer', 'other response', 'other text', 'other specify', 'other please specify'],
  ...['other please describe', 'other please explain', 'other please specify text', 'autre', 'otro', 'otra', 'andere'],
  ...['sonstiges', 'sonstige', 'altro', 'outro', 'outra', 'anders', 'annat'],
]);

/** Whether a folded text stands for the free answer beside the options. */
export const isOther = (folded: string): boolean => otherWords.has(folded);

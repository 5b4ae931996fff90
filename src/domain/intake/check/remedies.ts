// What a form would have to learn to read an export: headers that have changed, wordings of answers it does not know.
import { nearest } from '../../did-you-mean.ts';
import type { Form, FormField } from '../../program/form.ts';
import type { Places } from '../../program/places.ts';
import { nameOf } from '../layout.ts';
import { groupByField, headerOf, type Mapping } from '../mapping.ts';
import { type Assignment, assignFields } from '../propose/assign.ts';
import { matchOption } from '../propose/options.ts';
import type { Question } from '../propose/question.ts';
import type { Unread } from './tally.ts';

/** Columns that the form does not know and that look like fields it lacks. */
export function changedHeaders(
  mapping: Mapping,
  questions: readonly Question[],
  essays: ReadonlySet<string>,
): Assignment[] {
  const known = new Set(mapping.columns.map(({ index }) => index));
  const loose = questions.filter(
    ({ columns, own }) => own === null && columns.every(({ column }) => !known.has(column.index)),
  );
  // What the form reads already is not up for another.
  const fields = mapping.missing.map(({ field }) => field);
  return assignFields(loose, mapping.form, { fields, essays }).filter(({ question }) => !question.isRun);
}

/** The mapping's choices that read a changed header as its field: as if the form had learnt it. */
export const asChoices = (changed: readonly Assignment[]): [column: string, field: string][] =>
  changed.flatMap(({ question, field }) =>
    question.columns.map(({ column }) => [nameOf(column), field.field] as [string, string]),
  );

/** An answer that a form does not read. */
export interface UnreadText {
  readonly field: FormField;
  readonly column: string;
  readonly text: string;
  readonly rows: number;
  /** The option, or the code of the place, that it looks like. */
  readonly nearest: string | null;
}

/** The unread answers, more rows first within each question. */
export function unreadTexts(mapping: Mapping, unread: Iterable<Unread>, places: Places): UnreadText[] {
  const fields = new Map([...groupByField(mapping.columns)].map(([field, group]) => [headerOf(group), field]));
  return [...unread].flatMap(({ column, texts }) => {
    const field = fields.get(column);
    if (field === undefined) return [];
    return [...texts]
      .sort((a, b) => b[1] - a[1])
      .map(([text, rows]) => ({ field, column, text, rows, nearest: nearestAnswer(text, field, places) }));
  });
}

function nearestAnswer(text: string, field: FormField, places: Places): string | null {
  if (text.length > 200) return null;
  if (field.kind === 'choice') return matchOption(text, field.options)?.option.id ?? null;
  if (field.kind !== 'place') return null;
  const spellings = places.inside.flatMap(({ code, name, aliases }) =>
    [name, ...aliases].map((one) => ({ code, one })),
  );
  // Two letters are nearly any other two.
  const meant =
    text.length < 4
      ? null
      : nearest(
          text,
          spellings.map(({ one }) => one),
        );
  return spellings.find(({ one }) => one === meant)?.code ?? null;
}

/** Options of the form's questions that nobody chose, by field; questions without a column are no matter. */
export function unchosenOptions(
  form: Form,
  chosen: ReadonlyMap<string, ReadonlyMap<string, number>>,
): { readonly field: FormField; readonly options: readonly string[] }[] {
  return form.fields.flatMap((field) => {
    const counts = chosen.get(field.field);
    if (field.kind !== 'choice' || counts === undefined) return [];
    const options = field.options.flatMap(({ id }) => (counts.has(id) ? [] : [id]));
    return options.length === 0 ? [] : [{ field, options }];
  });
}

// What of a drafted form is worth a look: columns and answers taken by likeness, and what the file has no column for.
import type { FieldDraft } from '../domain/intake/propose/draft-form.ts';
import { count } from './count.ts';
import { because, type DraftedForm, type Look } from './form-proposal.ts';
import { lackWords, outWords, quoted } from './form-words.ts';
import { wrap } from './width.ts';

const mostAnswers = 12;

/** One for each column that was not sure, one for dates that could be either. */
export function checksOf({ draft, dates }: DraftedForm): string[] {
  const columns = draft.fields.flatMap((field) => {
    const { from } = field;
    if (from === null) return [];
    const said = [...(from.confidence === 'sure' ? [] : [because(from)]), ...answerChecks(field)];
    if (said.length === 0) return [];
    return [`${quoted(from.question.header)} as ${field.field.field}: ${said.join('; ')}`];
  });
  return [...columns, ...(dates !== null && dates.order === null ? [dateWords(dates.example)] : [])];
}

function answerChecks({ options, from }: FieldDraft): string[] {
  if (options === null || from?.target.kind !== 'known') return [];
  const like = options.options.flatMap(({ origin, wordings, option }) =>
    origin === 'like' ? [`${wordings.map((text) => quoted(text)).join(', ')} for ${option.id}`] : [],
  );
  const none = options.other ? [] : unmatchedOf(options.unmatched);
  return [
    ...(like.length === 0 ? [] : [`answers taken by likeness: ${like.join(', ')}`]),
    ...(none.length === 0 ? [] : [`answers that are none of its own: ${none.join(', ')}`]),
  ];
}

/** Answers that no option means, with the rows that have them. */
export function unmatchedOf(unmatched: ReadonlyMap<string, number>): string[] {
  const named = [...unmatched].slice(0, mostAnswers).map(([text, rows]) => `${quoted(text)} (${count(rows, 'row')})`);
  return unmatched.size > mostAnswers ? [...named, `${unmatched.size - mostAnswers} more`] : named;
}

const dateWords = (example: string): string =>
  `${quoted(example)}: no date of the file shows whether the day or the month comes first`;

/** What the program asks for and the file has no column for, and what follows. */
export const lacksOf = ({ draft }: Pick<DraftedForm, 'draft'>): string[] =>
  draft.fields
    .filter(({ from }) => from === null)
    .map(({ field, uses }) => `${field.field} (${quoted(field.header)}): ${uses.map(lackWords).join('; ')}`);

/** Both as lists under their headings. */
export function describeChecks(drafted: DraftedForm, { width, style }: Look): string {
  const listed = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [style.bold(heading), ...items.flatMap((item) => bullet(`${item}.`, width))];
  const lines = [
    ...listed('Not sure, to be checked:', checksOf(drafted)),
    ...listed('No column for:', lacksOf(drafted)),
  ];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

const bullet = (text: string, width: number): string[] =>
  wrap(text, width - 4).map((line, at) => `  ${at === 0 ? '-' : ' '} ${line}`);

/** The contract of `fdp form new --json`, but for where the file was written. */
export const draftedJson = (drafted: DraftedForm) => ({
  form: drafted.draft.form.id,
  name: drafted.draft.form.name,
  base: drafted.base,
  export: drafted.file,
  rows: drafted.rows,
  columns: drafted.proposals.map((proposal) => {
    const { target, question, confidence } = proposal;
    const field = drafted.draft.fields.find(({ from }) => from === proposal);
    return {
      header: question.header,
      field: field?.field.field ?? null,
      kind: field?.field.kind ?? null,
      isNew: target.kind === 'own',
      confidence: target.kind === 'out' ? null : confidence,
      because: target.kind === 'out' ? outWords[target.why] : because(proposal),
      examples: question.columns[0]?.profile.examples ?? [],
      ...(field?.options == null
        ? {}
        : {
            options: field.options.options.map(({ option, origin, rows }) => ({
              id: option.id,
              text: option.text,
              origin,
              rows,
            })),
            unmatched: [...field.options.unmatched].map(([text, rows]) => ({ text, rows })),
          }),
    };
  }),
  missing: drafted.draft.fields
    .filter(({ from }) => from === null)
    .map(({ field, uses }) => ({ field: field.field, follows: uses.map(lackWords) })),
  checks: checksOf(drafted),
});

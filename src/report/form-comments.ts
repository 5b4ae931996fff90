// The comments in a form file that `fdp form new` writes: what an editor of it has to know.
import type { FieldDraft } from '../domain/intake/propose/draft-form.ts';
import { unmatchedOf } from './form-checks.ts';
import { because, type DraftedForm } from './form-proposal.ts';
import { lackWords, quoted, shown } from './form-words.ts';
import { wrap } from './width.ts';

/** As the writer of the file takes them (files/program/write-form.ts). */
export interface FormComments {
  readonly top: readonly string[];
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly options: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

const widest = 116;

export function formComments(drafted: DraftedForm, { date }: { readonly date: string }): FormComments {
  const { draft, file, base } = drafted;
  const fields = new Map<string, readonly string[]>();
  const options = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const field of draft.fields) {
    const lines = fieldLines(field, drafted).flatMap((line) => wrap(line, widest));
    if (lines.length > 0) fields.set(field.field.field, lines);
    options.set(field.field.field, optionNotes(field));
  }
  const lacking = draft.fields.find(({ from }) => from === null);
  return {
    top: top(file, base, date),
    fields,
    options,
    sections: lacking === undefined ? new Map() : sectionOf(lacking),
  };
}

const top = (file: string, base: string, date: string): string[] => [
  ...wrap(
    `How the columns of ${shown(file)} are read. Made by \`fdp form new\` on ${date}, measured by forms/${base}.yaml.`,
    widest,
  ),
  '',
  ...wrap(
    'When a header or an answer is looked up, capitals do not matter, and punctuation is as good as a space. You may change `header` and `text`; keep the old wording under `aliases`, and exports of both can be read. Do not change `field` and `id`: the rubric and the gate know the answers by them. `optional: true`: a file without this column is still read. `many`: check all that apply. `other`: there is a free answer beside the options. What stands below a "check" was not sure.',
    widest,
  ),
  '',
  ...wrap(
    'Columns that are not named here are kept with each application, and shown under their headers. `fdp form check` holds this file against an export.',
    widest,
  ),
];

const sectionOf = ({ field }: FieldDraft): ReadonlyMap<string, readonly string[]> =>
  new Map([
    [
      field.field,
      wrap(
        'The program asks for these, and the file has no column for them. Give one the header of its column when there is one.',
        widest,
      ),
    ],
  ]);

function fieldLines({ field, from, uses, options }: FieldDraft, { dates }: DraftedForm): string[] {
  if (from === null) return [`Without it: ${uses.map(lackWords).join('; ')}.`];
  const lines = from.confidence === 'sure' ? [] : [`Check: ${because(from)}.`];
  if (options !== null && from.target.kind === 'known' && options.unmatched.size > 0 && !options.other) {
    const none = unmatchedOf(options.unmatched).join(', ');
    lines.push(
      `Check: answers that are none of these so far: ${none}. Add each to the aliases of the one that it means.`,
    );
  }
  if (field.kind === 'timestamp' && dates !== null && dates.order === null) {
    lines.push(
      `Check: which comes first in ${quoted(dates.example)}? No date of the file shows it. Write dateOrder: month-first or dateOrder: day-first; without it, it is asked at the import.`,
    );
  }
  return lines;
}

/** Above each option that was found by likeness, by what, and above those that nobody chose. */
function optionNotes({ options, from }: FieldDraft): ReadonlyMap<string, readonly string[]> {
  const notes = new Map<string, readonly string[]>();
  if (options === null || from?.target.kind !== 'known') return notes;
  for (const { option, origin, wordings } of options.options) {
    if (origin === 'like') {
      const texts = wordings.map((text) => quoted(text)).join(', ');
      notes.set(option.id, wrap(`Check: ${texts}, by likeness alone.`, widest));
    }
    if (origin === 'unseen') notes.set(option.id, ['Nobody chose it.']);
  }
  return notes;
}

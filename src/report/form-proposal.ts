// What `fdp form new` takes the columns of a file for: column by column, and what is worth a look.
import type { SeenDates } from '../domain/intake/propose/dates.ts';
import type { FieldDraft, FormDraft } from '../domain/intake/propose/draft-form.ts';
import type { OptionDraft, OptionsDraft } from '../domain/intake/propose/draft-options.ts';
import type { Proposal } from '../domain/intake/propose/propose.ts';
import { count } from './count.ts';
import { doubtWords, outWords, quoted, reasonWords, shown } from './form-words.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

export interface Look {
  readonly width: number;
  readonly style: Style;
}

/** A form that was drafted, with the file it was drafted from. */
export interface DraftedForm {
  readonly file: string;
  readonly rows: number;
  readonly base: string;
  readonly proposals: readonly Proposal[];
  readonly draft: FormDraft;
  /** What is known of the order of day and month; null where no date hangs on it. */
  readonly dates: SeenDates | null;
}

const sureWords = { sure: '', likely: ' (likely)', guess: ' (a guess)' } as const;

/** Every column with what it is taken for, why, and examples. */
export function describeProposals({ file, rows, base, proposals, draft }: DraftedForm, look: Look): string {
  const head = `${visible(file)}: ${count(rows, 'row')}, ${count(proposals.length, 'question')}. What they hold, measured by the form ${base}:`;
  const lines = proposals.flatMap((proposal) =>
    proposalLines(proposal, draft.fields.find(({ from }) => from === proposal) ?? null, look),
  );
  return `${[...wrap(head, look.width).map(look.style.bold), ...lines].join('\n')}\n`;
}

export function proposalLines(proposal: Proposal, field: FieldDraft | null, { width, style }: Look): string[] {
  const { target, question, confidence } = proposal;
  const detail = (text: string): readonly string[] => wrap(text, width, '      ');
  const header = quoted(question.header);
  if (target.kind === 'out') {
    return [...wrap(`${header} → left out of the form: ${outWords[target.why]}`, width, '  ')];
  }
  const name = target.kind === 'known' ? target.field.field : target.name;
  const kind = field === null ? '' : `, ${kindWords(field)}`;
  return [
    ...wrap(`${header} → ${name}${kind}${sureWords[confidence]}`, width, '  ').map((line) =>
      line.replace(name, style.bold(name)),
    ),
    ...detail(`${because(proposal)}.`).map(style.dim),
    ...(field?.options == null ? examplesOf(proposal).flatMap(detail) : detail(optionsWords(field.options))),
  ];
}

function kindWords({ field, from }: FieldDraft): string {
  const own = from?.target.kind === 'own' ? ' of this form alone' : '';
  switch (field.kind) {
    case 'timestamp':
      return 'a time';
    case 'email':
      return 'an e-mail address';
    case 'choice':
      return `${field.many ? 'check all that apply' : 'a choice'}${own}`;
    case 'place':
      return 'a place';
    case 'zip':
      return `a zip code${own}`;
    case 'year':
      return 'a year';
    case 'text':
      return `a text${own}`;
  }
}

/** Why, and what speaks against it. */
export function because({ reasons, doubts }: Pick<Proposal, 'reasons' | 'doubts'>): string {
  const why = reasons.map(reasonWords).join(', and ');
  const against = doubts.map(doubtWords).join('; ');
  return against === '' ? why : `${why}; but ${against}`;
}

export const examplesOf = ({ question }: Pick<Proposal, 'question'>): string[] => {
  const examples = (question.columns[0]?.profile.examples ?? []).map((text) => shown(text, 40));
  return examples.length === 0 ? [] : [`such as ${examples.join(' · ')}`];
};

const optionWords = ({ option, origin, rows, wordings: [wording] }: OptionDraft): string => {
  if (origin === 'unseen') return `${option.id} –`;
  return wording === undefined || origin === 'new'
    ? `${option.id} ${rows}`
    : `${option.id} ${rows} (${origin === 'like' ? 'by likeness ' : ''}${quoted(wording, 40)})`;
};

function optionsWords({ options, unmatched, other }: OptionsDraft): string {
  const none = [...unmatched].slice(0, 5).map(([text, rows]) => `${quoted(text, 40)} ${rows}`);
  const more = unmatched.size > 5 ? `, and ${unmatched.size - 5} more` : '';
  const rest =
    none.length === 0 ? '' : `; ${other ? 'free answers' : 'none of its answers'}: ${none.join(' · ')}${more}`;
  return `answers: ${options.map(optionWords).join(' · ')}${rest}`;
}

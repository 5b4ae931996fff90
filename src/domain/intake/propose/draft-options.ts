// The options of a closed question for a form's own file: those that the rubric knows, in the wordings of the export.
import { fold } from '../../fold.ts';
import type { ChoiceField, Option } from '../../program/form.ts';
import type { Answered, AnsweredOf } from './answers.ts';
import { optionId } from './names.ts';
import { matchOption } from './options.ts';

/** `same`: read so already. `like`: by likeness alone. `told`: somebody said so. `unseen`: nobody chose it. `new`: not in the base. */
export type OptionOrigin = 'same' | 'like' | 'told' | 'unseen' | 'new';

export interface OptionDraft {
  readonly option: Option;
  readonly origin: OptionOrigin;
  readonly rows: number;
  /** The wordings of the export by which it was matched, where they are not the form's own. */
  readonly wordings: readonly string[];
}

export interface OptionsDraft {
  readonly options: readonly OptionDraft[];
  readonly many: boolean;
  readonly other: boolean;
  /** Answers that none of the options means, with the rows that have them. */
  readonly unmatched: ReadonlyMap<string, number>;
}

/**
 * What somebody said about an answer: the id of the option that it means; null for an answer of its own, undefined where
 * nobody knows yet.
 */
export type Meanings = ReadonlyMap<string, string | null | undefined>;

/** Words of a rubric level that are no options (rubric.ts). */
const reserved = ['other', 'anything', 'focus-area-levels'];

interface Wording {
  readonly text: string;
  readonly rows: number;
  readonly how: 'same' | 'like' | 'told';
}

/** The options of a question that the base form has, in its order; new ones, where somebody said so, behind them. */
export function draftOptions(base: ChoiceField, answered: AnsweredOf, meanings: Meanings = new Map()): OptionsDraft {
  const wordings = new Map<string, Wording[]>();
  const unmatched = new Map<string, number>();
  const fresh: OptionDraft[] = [];
  const taken = new Set([...base.options.map(({ id }) => id), ...reserved]);
  for (const [text, rows] of answered.counts) {
    const told = meanings.get(text);
    const match = meanings.has(text) ? null : matchOption(text, base.options);
    const id = told ?? match?.option.id;
    if (told === null) {
      const own = optionId(text, taken);
      taken.add(own);
      fresh.push({ option: { id: own, text, aliases: [] }, origin: 'new', rows, wordings: [text] });
    } else if (id === undefined) unmatched.set(text, rows);
    else wordings.set(id, [...(wordings.get(id) ?? []), { text, rows, how: match?.how ?? 'told' }]);
  }
  const options = base.options.map((option) =>
    draftOf(option, wordings.get(option.id) ?? [], answered.known.get(option.id) ?? 0),
  );
  return { options: [...options, ...fresh], many: answered.many, other: base.other || answered.other, unmatched };
}

/** The text is what the export prints; other wordings, and those of the base form, are its aliases. */
function draftOf(option: Option, wordings: readonly Wording[], known: number): OptionDraft {
  const others = wordings.filter(({ how }) => how !== 'same');
  const rows = wordings.reduce((sum, one) => sum + one.rows, known);
  const [first] = others;
  const isSame = known > 0 || others.length < wordings.length;
  if (first === undefined) return { option, origin: isSame ? 'same' : 'unseen', rows, wordings: [] };
  const texts = others.map(({ text }) => text);
  const spellings = isSame ? [option.text, ...option.aliases, ...texts] : [...texts, option.text, ...option.aliases];
  const [text = option.text, ...aliases] = eachOnce(spellings);
  const how = others.every((one) => one.how === 'told') ? 'told' : 'like';
  return { option: { id: option.id, text, aliases }, origin: how, rows, wordings: texts };
}

function eachOnce(spellings: readonly string[]): string[] {
  const byFold = new Map<string, string>();
  for (const spelling of spellings) if (!byFold.has(fold(spelling))) byFold.set(fold(spelling), spelling);
  return [...byFold.values()];
}

/** The options of a question that the base form does not have. */
export function ownOptions({ counts, many, other }: Answered): OptionsDraft {
  const taken = new Set(reserved);
  const options = [...counts].map(([text, rows]): OptionDraft => {
    const id = optionId(text, taken);
    taken.add(id);
    return { option: { id, text, aliases: [] }, origin: 'new', rows, wordings: [text] };
  });
  return { options, many, other, unmatched: new Map() };
}

// What speaks for a column holding a field, and what against it. Words are made in `report`.
import { nearest } from '../../did-you-mean.ts';
import type { ChoiceField, Form, FormField } from '../../program/form.ts';
import { type ChoiceReader, createChoiceReader } from '../choice.ts';
import type { CellStyle } from '../layout.ts';
import { type Weigh, weighWords } from './header-likeness.ts';
import type { Look } from './looks.ts';
import type { Question } from './question.ts';

/** So many of so many. */
export type Share = readonly [count: number, of: number];

export type Reason =
  | { readonly code: 'told' | 'own-column' | 'usual-header' | 'whole-name' | 'not-asked' }
  | { readonly code: 'same-header' | 'close-header'; readonly like: string }
  | { readonly code: 'shared-words'; readonly like: string; readonly words: readonly string[] }
  | { readonly code: 'looks'; readonly look: Look; readonly share: Share }
  | { readonly code: 'options'; readonly share: Share };

export type Doubt =
  | { readonly code: 'empty' | 'no-question' }
  | { readonly code: 'looks-otherwise'; readonly look: Look; readonly share: Share }
  | { readonly code: 'other-column'; readonly header: string }
  | { readonly code: 'other-field'; readonly field: string };

/** What is known of the form that the file's own is made after. */
export interface Setting {
  readonly base: Form;
  readonly weigh: Weigh;
  readonly readers: ReadonlyMap<FormField, ChoiceReader>;
  /** The spelling of a header of the form that a header is probably a mistyping of. */
  readonly mistypedFor: (header: string) => string | null;
  /** Fields that people read and score: their answers are long. */
  readonly essays: ReadonlySet<string>;
}

export function settingOf(base: Form, style: CellStyle, essays: ReadonlySet<string>): Setting {
  const spellings = base.fields.flatMap(({ header, aliases }) => [header, ...aliases]);
  const choices = base.fields.filter((field): field is ChoiceField => field.kind === 'choice');
  return {
    base,
    essays,
    mistypedFor: remembered((header) => nearest(header, spellings)),
    weigh: weighWords(base.fields.map(({ header }) => header)),
    // Whether several may be chosen is not known yet of this file.
    readers: new Map(choices.map((field) => [field, createChoiceReader({ ...field, many: true }, style)])),
  };
}

function remembered(find: (header: string) => string | null): (header: string) => string | null {
  const known = new Map<string, string | null>();
  return (header) => {
    const found = known.get(header);
    if (found !== undefined) return found;
    const fresh = find(header);
    known.set(header, fresh);
    return fresh;
  };
}

export interface Evidence {
  readonly question: Question;
  readonly field: FormField;
  readonly setting: Setting;
}

/** `weight` from 0 to 1: how far the sign alone would convince. */
export interface Sign {
  readonly weight: number;
  readonly reason: Reason;
}

export type ReadSign = (evidence: Evidence) => Sign | null;

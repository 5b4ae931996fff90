// Columns and fields on their way to each other: what the stages of match-columns.ts have in common.
import type { Form, FormField } from '../program/form.ts';
import type { Column, Layout } from './layout.ts';
import type { Spellings } from './spellings.ts';

/** What a column is to the form. */
export interface Match {
  readonly field: FormField;
  /** The option or part of the answer that it holds; null for all of it. */
  readonly part: string | null;
  /** Known by the tool that records it, not by the header. */
  readonly isOwn?: true;
}

export interface Matching {
  readonly columns: readonly Column[];
  /** `header` and `part` of each column, folded. */
  readonly folded: readonly string[];
  /** Where each of these stands first. */
  readonly firsts: ReadonlyMap<string, number>;
  readonly matches: (Match | null)[];
  readonly spellings: Spellings;
  readonly layout: Layout;
}

/** What a stage has found: place of the column, and match. */
export type Found = readonly (readonly [at: number, match: Match])[];

export const openFields = ({ matches }: Matching, form: Form): ReadonlySet<FormField> => {
  const taken = new Set(matches.map((match) => match?.field));
  return new Set(form.fields.filter((field) => !taken.has(field)));
};

/** The places of the questions that are not matched yet. */
export const looseColumns = ({ columns, matches }: Matching): number[] =>
  columns.flatMap((column, at) => (matches[at] === null && column.own === null ? [at] : []));

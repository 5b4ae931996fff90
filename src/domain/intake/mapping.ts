// Which column of an export holds which field of a form: exact, then folded, then by alias; never guessed.

import { nearest } from '../did-you-mean.ts';
import { fold } from '../fold.ts';
import type { Form, FormField } from '../program/form.ts';
import type { ColumnDates } from './date-order.ts';

/** One column of the file that the form knows. `index` counts from 0; `header` is as the file spells it. */
export interface MappedColumn {
  readonly index: number;
  readonly header: string;
  readonly field: FormField;
  /** The zone of its times, where the tool always writes the same one; the program's otherwise. */
  readonly zone?: string | null;
  /** What its times were found to be, once the column was looked at as a whole. */
  readonly dates?: ColumnDates;
}

export interface Mapping {
  readonly form: Form;
  readonly headers: readonly string[];
  readonly columns: readonly MappedColumn[];
  /** Columns that the form does not name: kept with the application. Blank headers are left out. */
  readonly extras: readonly { readonly index: number; readonly header: string }[];
  /** Fields without a column, with the header that looks most like one. */
  readonly missing: readonly { readonly field: FormField; readonly nearest: string | null }[];
  /** Fields for which two or more columns answer. */
  readonly doubled: readonly { readonly field: FormField; readonly headers: readonly string[] }[];
}

/** What a person said a column is, when the header did not: header as in the file -> field name. */
export type HeaderChoices = ReadonlyMap<string, string>;

/** Maps the headers of a file by one form. Complete when nothing needed is missing and nothing is doubled. */
export function mapHeaders(headers: readonly string[], form: Form, choices: HeaderChoices = new Map()): Mapping {
  const byHeader = new Map<string, FormField>();
  for (const field of form.fields) {
    for (const spelling of [field.header, ...field.aliases]) byHeader.set(fold(spelling), field);
  }
  const fieldNamed = (name: string) => form.fields.find((field) => field.field === name);
  // Where a person has said which column holds a field, a header that looks like it does not count.
  const chosenFields = new Set(headers.map((header) => choices.get(header.trim())));
  const byLooks = (header: string): FormField | undefined => {
    const field = byHeader.get(fold(header));
    return field !== undefined && chosenFields.has(field.field) ? undefined : field;
  };
  const columns: MappedColumn[] = [];
  const extras: { index: number; header: string }[] = [];
  headers.forEach((header, index) => {
    const chosen = choices.get(header.trim());
    const field = chosen === undefined ? byLooks(header) : fieldNamed(chosen);
    if (field !== undefined) columns.push({ index, header: header.trim(), field });
    else if (header.trim() !== '') extras.push({ index, header: unusedName(header.trim(), extras) });
  });
  const columnsOf = (field: FormField) => columns.filter((column) => column.field === field);
  return {
    form,
    headers,
    columns,
    extras,
    missing: form.fields
      .filter((field) => columnsOf(field).length === 0)
      .map((field) => ({ field, nearest: nearestHeader(field, extras) })),
    doubled: form.fields
      .map((field) => ({ field, headers: columnsOf(field).map(({ header }) => header) }))
      .filter(({ headers: found }) => found.length > 1),
  };
}

/** Two unknown columns of one name are both kept: the second becomes `Name (2)`. */
function unusedName(header: string, taken: readonly { readonly header: string }[]): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? header : `${header} (${count})`;
    if (!taken.some((other) => other.header === name)) return name;
  }
}

function nearestHeader(field: FormField, extras: readonly { readonly header: string }[]): string | null {
  const candidates = extras.map(({ header }) => header);
  for (const spelling of [field.header, ...field.aliases]) {
    const found = nearest(spelling, candidates);
    if (found !== null) return found;
  }
  return null;
}

/** The fields that the file must have and has not. */
export const neededButMissing = (mapping: Mapping): Mapping['missing'] =>
  mapping.missing.filter(({ field }) => !field.optional);

/** Whether the file can be read by this form as it stands. */
export const isComplete = (mapping: Mapping): boolean =>
  neededButMissing(mapping).length === 0 && mapping.doubled.length === 0;

/**
 * The form whose headers these are: the one that fits best, whether or not it is complete. (A roster needs an e-mail and
 * no more: an application that lacks a column must not pass for one.) Null where no form knows a single column.
 */
export function recogniseForm(headers: readonly string[], forms: readonly Form[]): Mapping | null {
  const mappings = forms.map((form) => mapHeaders(headers, form)).filter(({ columns }) => columns.length > 0);
  return mappings.sort((a, b) => fitOf(b) - fitOf(a))[0] ?? null;
}

/** How well the file and the form fit: columns that are known count for it, unknown ones and missing fields against it. */
const fitOf = ({ columns, extras, missing, form }: Mapping): number =>
  columns.length - extras.length / 2 - missing.length / form.fields.length;

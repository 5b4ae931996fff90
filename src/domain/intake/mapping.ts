// Which columns of an export hold which field of a form: never guessed. What is left over is kept, what is missing is said.
import { nearest } from '../did-you-mean.ts';
import type { Form, FormField } from '../program/form.ts';
import type { ColumnDates } from './date-order.ts';
import { type Layout, layoutOf, namesOf } from './layout.ts';
import { matchColumns } from './match-columns.ts';

/** One column of the file that the form knows. `index` counts from 0; `header` is as the file spells it. */
export interface MappedColumn {
  readonly index: number;
  readonly header: string;
  readonly field: FormField;
  /** The option, or part of the answer, that the column holds; null where it holds all of it. */
  readonly part: string | null;
  /** The IANA zone of its times, where the form tool has fixed it; null where the program's counts. */
  readonly zone: string | null;
  /** The tool's own record: where the form asks for the same, it is read only if that is left empty. */
  readonly isOwn: boolean;
  /** What its times were found to be, once the column was looked at as a whole. */
  readonly dates?: ColumnDates;
}

export interface ExtraColumn {
  readonly index: number;
  /** Of its own: the second column of a name is `Name (2)`. */
  readonly header: string;
  /** The tool's bookkeeping, or a column without a header or content: kept, and not worth a word. */
  readonly isQuiet: boolean;
}

export interface Mapping {
  readonly form: Form;
  readonly layout: Layout;
  /** The cells of the (first) header row. */
  readonly headers: readonly string[];
  readonly columns: readonly MappedColumn[];
  /** Columns that the form does not name: kept with the application. */
  readonly extras: readonly ExtraColumn[];
  /** Fields without a column, with the header that looks most like one. */
  readonly missing: readonly { readonly field: FormField; readonly nearest: string | null }[];
  /** Fields for which two or more columns answer. */
  readonly doubled: readonly { readonly field: FormField; readonly headers: readonly string[] }[];
}

/** What a person said a column is, when the header did not: name of the column -> field name. */
export type HeaderChoices = ReadonlyMap<string, string>;

/** Maps a table with one header row by one form. */
export const mapHeaders = (headers: readonly string[], form: Form, choices: HeaderChoices = new Map()): Mapping =>
  mapLayout({ ...layoutOf(headers), choices: [...choices] }, form);

/**
 * Maps the columns of a file by one form. Complete when nothing needed is missing and nothing is doubled. It takes the
 * layout alone, not the file, so that a row that was kept can be read again.
 */
export function mapLayout(layout: Layout, form: Form): Mapping {
  const names = namesOf(layout.columns);
  const matches = matchColumns(layout, names, form);
  const columns: MappedColumn[] = [];
  const extras: ExtraColumn[] = [];
  layout.columns.forEach(({ index, header, zone, own, dates }, at) => {
    const match = matches[at];
    if (match == null) {
      extras.push({ index, header: names[at] ?? header, isQuiet: own !== null });
      return;
    }
    const { field, part, isOwn = false } = match;
    const column = { index, header, field, part, zone, isOwn };
    columns.push(dates === undefined ? column : { ...column, dates });
  });
  const byField = groupByField(columns);
  return {
    form,
    layout,
    headers: layout.headerCells[0] ?? [],
    columns,
    extras,
    missing: form.fields
      .filter((field) => !byField.has(field))
      .map((field) => ({ field, nearest: nearestHeader(field, extras) })),
    doubled: [...byField].flatMap(([field, group]) => {
      const whole = group.filter((column) => isWhole(column, group));
      return whole.length > 1 ? [{ field, headers: whole.map(({ index, header }) => names[index] ?? header) }] : [];
    }),
  };
}

/** Whether a column claims to hold the whole answer: of the tool's own only where the form does not ask for it. */
const isWhole = ({ part, isOwn }: MappedColumn, group: readonly MappedColumn[]): boolean =>
  part === null && (!isOwn || group.every((column) => column.isOwn));

/** The columns of each field, those of the form before the tool's own. */
export function groupByField(columns: readonly MappedColumn[]): Map<FormField, readonly MappedColumn[]> {
  const groups = new Map<FormField, MappedColumn[]>();
  for (const isOwn of [false, true]) {
    for (const column of columns) {
      if (column.isOwn !== isOwn) continue;
      const group = groups.get(column.field);
      if (group === undefined) groups.set(column.field, [column]);
      else group.push(column);
    }
  }
  return groups;
}

/** What a field's columns are called together: by their header, or by the form's where each has one of its own. */
export function headerOf(group: readonly MappedColumn[]): string {
  const asked = group.filter(({ isOwn }) => !isOwn);
  const [first, ...others] = asked.length > 0 ? asked : group;
  if (first === undefined) return '';
  return others.every(({ header }) => header === first.header) ? first.header : first.field.header;
}

/** Of more columns than this, and of longer headers, nobody wants to be told what they look like. */
const mostCandidates = 200;
const longestCandidate = 300;

function nearestHeader(field: FormField, extras: readonly ExtraColumn[]): string | null {
  const named = extras.filter(({ header, isQuiet }) => !isQuiet && header.length <= longestCandidate);
  const candidates = named.slice(0, mostCandidates).map(({ header }) => header);
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
 * The form whose headers these are: the one that fits best, whether or not it is complete. A roster needs an e-mail and
 * no more, so that applications of a form that nobody knows could pass for one, and all who sent them for past
 * participants: it comes last where it lacks fields and leaves more of the file unread than it reads. Null where no form
 * knows a single column.
 */
export function recogniseForm(layout: Layout, forms: readonly Form[]): Mapping | null {
  const fits = forms
    .map((form) => mapLayout(layout, form))
    .filter(({ columns }) => columns.length > 0)
    .map((mapping) => ({ mapping, ...fitOf(mapping) }));
  const [best] = fits.sort((a, b) => Number(a.isDoubtful) - Number(b.isDoubtful) || b.fit - a.fit);
  return best?.mapping ?? null;
}

/** How well the file and the form fit: fields that are found count for it, unknown columns and missing fields against it. */
function fitOf({ columns, extras, missing, form }: Mapping): { fit: number; isDoubtful: boolean } {
  const found = new Set(columns.filter(({ isOwn }) => !isOwn).map(({ field }) => field)).size;
  const unknown = extras.filter(({ isQuiet }) => !isQuiet).length;
  return {
    fit: found - unknown / 2 - missing.length / form.fields.length,
    isDoubtful: form.holds === 'past-participants' && missing.length > 0 && unknown > found,
  };
}

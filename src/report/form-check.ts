// How well a form fits an export, and what it would have to learn.
import type { UnreadText } from '../domain/intake/check/remedies.ts';
import type { Trouble } from '../domain/intake/check/tally.ts';
import type { ColumnDates } from '../domain/intake/date-order.ts';
import type { Assignment } from '../domain/intake/propose/assign.ts';
import type { Use } from '../domain/intake/propose/uses.ts';
import type { Form, FormField } from '../domain/program/form.ts';
import { count } from './count.ts';
import { because } from './form-proposal.ts';
import { lackWords, quoted } from './form-words.ts';
import { reasonOf, reasonOfMany, shownValue } from './issue-words.ts';
import { type ChangedLines, editJson, editLines } from './program-edit.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

export interface MissingField {
  readonly field: FormField;
  readonly uses: readonly Use[];
}

export interface FormCheck {
  readonly file: string;
  readonly form: Form;
  readonly rows: number;
  /** Fields of the form that have a column. */
  readonly found: number;
  /** Columns that look like a field that has none, with the edit that lets the form know. */
  readonly changed: readonly (Assignment & { readonly edit: ChangedLines | null })[];
  /** Fields without a column, but for those. */
  readonly missing: readonly MissingField[];
  readonly doubled: readonly { readonly field: FormField; readonly headers: readonly string[] }[];
  /** Columns that the form does not name, but for those. */
  readonly extras: readonly string[];
  readonly unread: readonly (UnreadText & { readonly edit: ChangedLines | null })[];
  readonly unchosen: readonly { readonly field: FormField; readonly options: readonly string[] }[];
  readonly held: number;
  readonly troubles: readonly Trouble[];
  /** What the columns of times were found to be. */
  readonly dates: readonly {
    readonly header: string;
    readonly dates: ColumnDates;
    /** The form's own word, which counts where no value shows it. */
    readonly formSays: string | null;
  }[];
}

/** Whether `fdp import` would refuse the file. */
export const isRefused = ({ missing, doubled, changed }: FormCheck): boolean =>
  doubled.length > 0 || missing.some(({ field }) => !field.optional) || changed.some(({ field }) => !field.optional);

interface Look {
  readonly width: number;
  readonly style: Style;
}

const mostListed = 15;

export function describeCheck(check: FormCheck, { width, style }: Look): string {
  const { file, form, rows, found } = check;
  const head = `${visible(file)} by the form ${form.id}: ${count(rows, 'row')}, ${found} of ${count(form.fields.length, 'field')} found.`;
  const part = (heading: string, items: readonly (readonly string[])[]): string[] => {
    if (items.length === 0) return [];
    const more = items.length > mostListed ? [`  and ${items.length - mostListed} more (--json lists them)`] : [];
    return [...wrap(heading, width).map(style.bold), ...items.slice(0, mostListed).flat(), ...more];
  };
  const item = (text: string) => wrap(text, width - 4).map((line, at) => `  ${at === 0 ? '-' : ' '} ${line}`);
  const withEdit = (text: string, edit: ChangedLines | null) => [
    ...item(text),
    ...(edit === null ? [] : editLines(edit).map((line) => `    ${line}`)),
  ];
  const lines = [
    ...wrap(head, width).map(style.bold),
    ...part(
      'Headers that have changed, it seems:',
      check.changed.map((one) => withEdit(changedWords(one), one.edit)),
    ),
    ...part(
      'Fields without a column:',
      check.missing.map((one) => item(missingWords(one))),
    ),
    ...part(
      'Two columns for one field:',
      check.doubled.map(({ field, headers }) =>
        item(`${field.field}: ${headers.map((one) => quoted(one)).join(', ')}.`),
      ),
    ),
    ...part(
      'Answers that the form does not know:',
      check.unread.map((one) => withEdit(unreadWords(one), one.edit)),
    ),
    ...part(
      `Would be held: ${check.held.toLocaleString('en-US')} of ${count(rows, 'row')}:`,
      check.troubles.filter(({ severity }) => severity === 'held').map((one) => item(troubleWords(one))),
    ),
    ...part(
      'Worth a look:',
      check.troubles.filter(({ severity }) => severity === 'warning').map((one) => item(troubleWords(one))),
    ),
    ...part(
      'Options that nobody chose:',
      check.unchosen.map(({ field, options }) => item(`${field.field}: ${options.join(', ')}.`)),
    ),
    ...check.dates.flatMap((one) => dateWords(one).flatMap((words) => wrap(words, width))),
    ...(check.extras.length === 0
      ? []
      : wrap(`Not in the form, kept with each application: ${named(check.extras)}.`, width)),
  ];
  return `${lines.join('\n')}\n`;
}

function dateWords({ header, dates, formSays }: FormCheck['dates'][number]): string[] {
  const column = quoted(header);
  switch (dates.kind) {
    case 'in-order':
      return [
        `${column}: the ${dates.order === 'month-first' ? 'month' : 'day'} comes first, as ${quoted(dates.shownBy.value)} on line ${dates.shownBy.line} shows.`,
      ];
    case 'ambiguous':
      return formSays === null
        ? [`${column}: no date shows whether the day or the month comes first, such as ${quoted(dates.example.value)}.`]
        : [];
    case 'contradictory':
      return [
        `${column}: ${quoted(dates.monthFirst.value)} on line ${dates.monthFirst.line} has the month first, ${quoted(dates.dayFirst.value)} on line ${dates.dayFirst.line} the day.`,
      ];
    case 'numbers':
      return [`${column}: the times are numbers, such as ${quoted(dates.example.value)}.`];
    case 'self-telling':
      return [];
  }
}

const named = (headers: readonly string[]): string =>
  headers
    .slice(0, 12)
    .map((header) => quoted(header))
    .join(', ') + (headers.length > 12 ? ` and ${headers.length - 12} more` : '');

const changedWords = (one: Assignment): string =>
  `${quoted(one.question.header)} is ${one.field.field} (${quoted(one.field.header)})${one.confidence === 'guess' ? ', at a guess' : ''}: ${because(one)}.`;

function missingWords({ field, uses }: MissingField): string {
  const follows = uses.map(lackWords).join('; ');
  const refused = field.optional ? '' : 'a file without it is refused';
  const said = [refused, follows].filter((text) => text !== '').join('; ');
  return `${field.field} (${quoted(field.header)}): ${said === '' ? 'it is left empty' : said}.`;
}

const unreadWords = ({ field, text, rows, nearest }: UnreadText): string =>
  `${field.field}: ${quoted(text)} (${count(rows, 'row')})${nearest === null ? '' : `, which looks like ${nearest}`}.`;

function troubleWords({ code, column, rows, lines, values, first }: Trouble): string {
  const where = column === null ? '' : `${visible(column)}: `;
  const why = rows === 1 ? reasonOf(first) : reasonOfMany({ code });
  const such = column === null ? '' : `; such as ${values.map(shownValue).join(', ')}`;
  const on = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${rows > lines.length ? ' and more' : ''}`;
  return `${where}${visible(why)} (${count(rows, 'row')}, ${on})${such}.`;
}

/** The contract of `fdp form check --json`. */
export const checkJson = (check: FormCheck) => ({
  form: check.form.id,
  export: check.file,
  rows: check.rows,
  fields: { found: check.found, of: check.form.fields.length },
  refused: isRefused(check),
  changed: check.changed.map(({ question, field, confidence, edit, ...why }) => ({
    header: question.header,
    field: field.field,
    confidence,
    because: because(why),
    edit: edit === null ? null : editJson(edit),
  })),
  missing: check.missing.map(({ field, uses }) => ({
    field: field.field,
    header: field.header,
    optional: field.optional,
    follows: uses.map(lackWords),
  })),
  doubled: check.doubled.map(({ field, headers }) => ({ field: field.field, headers })),
  unread: check.unread.map(({ field, column, text, rows, nearest, edit }) => ({
    field: field.field,
    column,
    text,
    rows,
    nearest,
    edit: edit === null ? null : editJson(edit),
  })),
  unchosen: check.unchosen.map(({ field, options }) => ({ field: field.field, options })),
  held: check.held,
  troubles: check.troubles.map(({ code, column, severity, rows, lines, values }) => ({
    code,
    column,
    severity,
    rows,
    lines,
    values,
  })),
  dates: check.dates.map(({ header, dates, formSays }) => ({ header, ...dates, formSays })),
  extras: check.extras,
});

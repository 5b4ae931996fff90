// A form's own file, out of what was decided about each column.
import { fold } from '../../fold.ts';
import type { ChoiceField, Form, FormField } from '../../program/form.ts';
import type { Program } from '../../program/program.ts';
import type { Layout } from '../layout.ts';
import { mapLayout } from '../mapping.ts';
import { answersInColumns, answersOf, fewAnswersIn } from './answers.ts';
import { draftOptions, type Meanings, type OptionsDraft, ownOptions } from './draft-options.ts';
import type { OwnKind, Proposal } from './propose.ts';
import { profileOf, type Question } from './question.ts';
import { hasOtherColumn, spreadOf } from './spread.ts';
import { asksFocusArea, isReferred, type Use, usesOf } from './uses.ts';

export interface FieldDraft {
  readonly field: FormField;
  /** What it is made of; null for a field that the program asks for and the file has no column for. */
  readonly from: Proposal | null;
  /** For a closed question. */
  readonly options: OptionsDraft | null;
  /** What the program does with it. */
  readonly uses: readonly Use[];
}

export interface FormDraft {
  readonly form: Form;
  readonly fields: readonly FieldDraft[];
}

export interface FormWishes {
  readonly id: string;
  readonly name: string;
  /** The form whose fields the program knows. */
  readonly base: Form;
  readonly program: Program;
  readonly proposals: readonly Proposal[];
  /** What somebody said about answers, by field. */
  readonly meanings: ReadonlyMap<string, Meanings>;
  /** Which comes first in dates; null where the column tells, or nobody knows. */
  readonly dateOrder: 'month-first' | 'day-first' | null;
}

/** The form that reads the file as it was decided. Fields that the program asks for and the file lacks stand at its end. */
export function draftForm(wishes: FormWishes): FormDraft {
  const { id, name, base, program, proposals } = wishes;
  const asked = proposals.flatMap((proposal) => {
    const draft = draftField(proposal, wishes);
    return draft === null ? [] : [draft];
  });
  const has = new Set(asked.map(({ field }) => field.field));
  const isNeeded = (field: string) => (base.holds === 'applications' ? isReferred(field, program) : field === 'email');
  const headers = new Set(proposals.map(({ question }) => fold(question.header)));
  const lacking = base.fields
    .filter(({ field }) => !has.has(field) && isNeeded(field))
    .map((field): FieldDraft => {
      const absent = { ...field, header: notIn(field.header, headers), aliases: [], optional: true };
      return { field: absent, from: null, options: null, uses: usesOf(field.field, program) };
    });
  const fields = [...asked, ...lacking];
  return { form: { id, name, holds: base.holds, fields: fields.map(({ field }) => field) }, fields };
}

/** A header that no column of the file has: the question was not asked there. */
function notIn(header: string, headers: ReadonlySet<string>): string {
  let text = header;
  while (headers.has(fold(text))) text += ' (not asked)';
  return text;
}

function draftField(proposal: Proposal, wishes: FormWishes): FieldDraft | null {
  const { target, question } = proposal;
  if (target.kind === 'out') return null;
  const { header } = question;
  if (target.kind === 'own') {
    const common = { field: target.name, header, aliases: [], optional: true };
    const options = target.as === 'choice' ? ownChoice(question) : null;
    const field: FormField =
      options === null
        ? { ...common, kind: target.as === 'choice' ? 'text' : (target.as satisfies OwnKind) }
        : { ...common, kind: 'choice', ...partsOf(options) };
    return { field, from: proposal, options, uses: [] };
  }
  const { field } = target;
  const uses = usesOf(field.field, wishes.program);
  // Of a question that the file does not say, the form's own words do no harm.
  const common = {
    field: field.field,
    header: question.isRun ? field.header : header,
    aliases: [],
    optional: field.optional,
  };
  if (field.kind === 'choice') {
    const options = knownChoice(question, field, wishes);
    return { field: { ...common, kind: 'choice', ...partsOf(options) }, from: proposal, options, uses };
  }
  if (field.kind === 'timestamp') {
    const order = wishes.dateOrder === null ? {} : { dateOrder: wishes.dateOrder };
    return { field: { ...common, kind: 'timestamp', ...order } as FormField, from: proposal, options: null, uses };
  }
  return { field: { ...common, kind: field.kind }, from: proposal, options: null, uses };
}

const partsOf = ({ options, many, other }: OptionsDraft) => ({
  options: options.map(({ option }) => option),
  many,
  other,
});

function ownChoice(question: Question): OptionsDraft | null {
  if (spreadOf(question.columns) === 'options') return ownOptions(answersInColumns(question));
  const profile = profileOf(question);
  const answered = profile === null ? null : fewAnswersIn(profile);
  return answered === null
    ? null
    : ownOptions({ ...answered, other: answered.other || hasOtherColumn(question.columns) });
}

function knownChoice(question: Question, field: ChoiceField, { program, meanings }: FormWishes): OptionsDraft {
  const isArea = asksFocusArea(field.field, program);
  const said = meanings.get(field.field);
  if (spreadOf(question.columns) === 'options') {
    const answered = answersInColumns(question);
    return draftOptions(field, { ...answered, many: !isArea, known: new Map() }, said);
  }
  const profile = profileOf(question);
  if (profile === null) return draftOptions(field, nothing(field), said);
  const answered = answersOf(profile, field, { mayBeMany: !isArea, style: question.style });
  return draftOptions(field, { ...answered, other: answered.other || hasOtherColumn(question.columns) }, said);
}

const nothing = (field: ChoiceField) => ({
  counts: new Map<string, number>(),
  known: new Map<string, number>(),
  many: field.many,
  other: field.other,
});

/** The questions that the form was to read and does not, as the file is laid out. None, unless something is amiss. */
export function unreadBy({ form, fields }: FormDraft, layout: Layout): FieldDraft[] {
  const { columns } = mapLayout(layout, form);
  return fields.filter(({ field, from }) => {
    const wanted = from?.question.columns.map(({ column }) => column.index) ?? [];
    const read = columns.filter((column) => column.field.field === field.field).map(({ index }) => index);
    return wanted.some((index) => !read.includes(index));
  });
}

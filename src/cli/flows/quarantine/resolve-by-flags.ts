// What is to be settled, by flags alone: each flag is one kind of order, and two of them are one too many.
import {
  type CorrectionStep,
  columnMeant,
  correct,
  nearestColumn,
  type RowShape,
} from '../../../domain/intake/correction.ts';
import { answerQuestion, meaningOf } from '../../../domain/intake/meaning.ts';
import type { Lesson } from '../../../domain/program/lesson.ts';
import type { Program } from '../../../domain/program/program.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import { type Cause, longestValue } from '../../../store/causes.ts';
import type { HeldRow } from '../../../store/held-rows.ts';
import { isQuestion } from '../../../store/issues.ts';
import type { Store } from '../../../store/open.ts';
import { unknownWord } from '../../unknown.ts';
import type { Correction, Order, RowsMeant } from './carry-out.ts';
import { type Meant, rowMeant, rowName } from './find-issue.ts';
import { openReadingAgain, type ReadingAgain } from './read-again.ts';

export interface ResolveFlags {
  readonly set?: readonly string[];
  readonly join?: readonly number[];
  readonly fill?: boolean;
  readonly afresh?: boolean;
  readonly skip?: boolean;
  readonly reason?: string;
  readonly means?: string;
  readonly unanswered?: boolean;
  readonly onlyHere?: boolean;
  readonly dateOrder?: 'day-first' | 'month-first';
  readonly retry?: boolean;
}

/** What the flags ask for, or null where they ask for nothing: then the person is asked. */
export async function ordersOf(
  store: Store,
  program: Program,
  meant: readonly Meant[],
  flags: ResolveFlags,
  now: string,
): Promise<readonly Order[] | null> {
  const kinds = kindsOf(flags);
  const [kind, other] = kinds;
  if (kind === undefined) return null;
  if (other !== undefined)
    throw usageError(`${kind} and ${other} can't be had at once.`, 'Say them one after the other.');
  if (flags.reason !== undefined && kind !== '--skip')
    throw usageError('--reason belongs to --skip.', 'Say --skip --reason "…".');
  if (flags.onlyHere && kind !== '--means')
    throw usageError('--only-here belongs to --means.', 'Say --means OPTION --only-here.');
  if (kind === '--retry')
    return [meant.length === 0 ? { kind: 'retry-all' } : { kind: 'retry', rows: rowsMeant(meant) }];
  if (meant.length === 0)
    throw usageError(
      `${kind} for what?`,
      `Name an issue or rows, such as fdp resolve 3 ${kind} …; fdp issues lists them.`,
    );
  switch (kind) {
    case '--skip':
      return [{ kind: 'skip', rows: rowsMeant(meant), reason: reasonOf(flags) }];
    case '--means':
    case '--unanswered':
      return meant.map((one) => meaningOrder(program, questionMeant(one, kind), flags));
    case '--date-order':
      return meant.map((one) => dateOrder(program, one, flags.dateOrder ?? 'month-first'));
    case '--set':
      return [await corrections(store, program, meant, flags, now)];
  }
}

type Kind = '--set' | '--skip' | '--means' | '--unanswered' | '--date-order' | '--retry';

function kindsOf({ set, join, fill, afresh, skip, means, unanswered, dateOrder, retry }: ResolveFlags): Kind[] {
  const kinds: (Kind | null)[] = [
    set !== undefined || join !== undefined || fill || afresh ? '--set' : null,
    skip ? '--skip' : null,
    means !== undefined ? '--means' : null,
    unanswered ? '--unanswered' : null,
    dateOrder !== undefined ? '--date-order' : null,
    retry ? '--retry' : null,
  ];
  return kinds.filter((kind) => kind !== null);
}

/** Held rows, one by one and by their issues; a question holds none. */
function rowsMeant(meant: readonly Meant[]): RowsMeant {
  const causes = meant.flatMap((one) => (one.kind === 'issue' ? [one.issue.cause] : []));
  const question = causes.find(isQuestion);
  if (question !== undefined) {
    throw usageError(
      `Issue ${question.id} is a question: its rows are in.`,
      `Say what the text means: fdp resolve ${question.id} --means OPTION, or --unanswered.`,
    );
  }
  const ids = meant.flatMap((one) => (one.kind === 'row' ? [one.row.id] : []));
  return { ids: [...new Set(ids)], causes: [...new Set(causes.map(({ id }) => id))] };
}

function reasonOf({ reason }: ResolveFlags): string {
  const text = reason?.trim() ?? '';
  if (text !== '') return text;
  throw usageError('A row is not left out without a reason.', 'Say --reason "…"; it is kept with the row.');
}

function questionMeant(meant: Meant, flag: Kind): Cause {
  if (meant.kind === 'row') {
    const name = rowName(meant.row);
    throw usageError(
      `Row ${name} is held, and ${flag} answers questions.`,
      `Correct it: fdp resolve ${name} --set "COLUMN=VALUE".`,
    );
  }
  const { cause, waiting } = meant.issue;
  if (!isQuestion(cause)) {
    throw usageError(
      `Issue ${cause.id} is about held rows, and ${flag} answers questions.`,
      `fdp issues ${cause.id} shows them; correct them one by one, or skip them with --skip --reason "…".`,
    );
  }
  if (waiting > 0 || cause.status === 'left') return cause;
  throw new UserError(
    `Issue ${cause.id} is settled: ${cause.settled_by} said ${cause.meaning} on ${cause.settled_at}.`,
    {
      hint: 'Nothing was changed.',
    },
  );
}

function meaningOrder(program: Program, cause: Cause, { means, onlyHere }: ResolveFlags): Order {
  if (means === undefined) return { kind: 'mean', cause, meaning: null, lesson: null };
  const question = answerQuestion(program, cause.form, cause.subject);
  if (question === null) throw goneQuestion(cause);
  const meaning = meaningOf(question, means);
  if (meaning === null) {
    const ids = question.meanings.map(({ id }) => id);
    throw unknownWord(
      `"${visible(means)}" is none of the answers to "${visible(question.field.header)}".`,
      means,
      ids,
      `They are: ${ids.join(', ')}.`,
    );
  }
  const lesson = onlyHere ? null : lessonOf(cause, meaning.id);
  return { kind: 'mean', cause, meaning: meaning.id, lesson };
}

export const goneQuestion = ({ form, subject }: Cause): UserError =>
  new UserError(`The form ${form} has no question ${subject} with answers to choose any more.`, {
    hint: 'Say --unanswered to leave it.',
  });

/** What the program's files are to learn; null where the text is longer than anything that a form should know. */
export function lessonOf({ code, form, subject, value }: Cause, meaning: string): Lesson | null {
  if (value.length >= longestValue) return null;
  if (code === 'unknown-place') return { kind: 'place', code: meaning, text: value };
  return { kind: 'option', form, field: subject, option: meaning, text: value };
}

function dateOrder(program: Program, meant: Meant, order: 'day-first' | 'month-first'): Order {
  const cause = meant.kind === 'issue' ? meant.issue.cause : null;
  if (cause?.code !== 'ambiguous-date') {
    const name = meant.kind === 'issue' ? `Issue ${meant.issue.cause.id}` : `Row ${rowName(meant.row)}`;
    throw usageError(`${name} is not about the order of day and month.`, 'fdp issues lists what is.');
  }
  return { kind: 'learn', cause, lesson: dateLesson(program, cause, order) };
}

/** The order of day and month is a word of the form about the field of the column. */
export function dateLesson(program: Program, { form, subject }: Cause, order: 'day-first' | 'month-first'): Lesson {
  const timestamps =
    program.forms.find(({ id }) => id === form)?.fields.filter(({ kind }) => kind === 'timestamp') ?? [];
  const field = timestamps.find(({ header, aliases }) => [header, ...aliases].includes(subject)) ?? timestamps[0];
  if (field === undefined) throw new UserError(`The form ${form} has no field for times any more.`);
  return { kind: 'date-order', form, field: field.field, order };
}

async function corrections(
  store: Store,
  program: Program,
  meant: readonly Meant[],
  flags: ResolveFlags,
  now: string,
): Promise<Order> {
  const readingAgain = openReadingAgain(store, program, now);
  const all: Correction[] = [];
  for (const one of meant) all.push(await correctionOf(await rowMeant(store, one), readingAgain, flags));
  // Only to take corrections back leaves a row held, and is no mistake.
  return { kind: 'correct', corrections: all, partly: all.every(({ steps }) => steps.length === 0) };
}

async function correctionOf(row: HeldRow, readingAgain: ReadingAgain, flags: ResolveFlags): Promise<Correction> {
  const again = await readingAgain(row);
  if ('why' in again) throw new UserError(`Row ${rowName(row)} can't be read again: ${again.why}.`);
  const fields = new Map(again.mapping.columns.map(({ field, index }) => [field.field, again.names[index] ?? '']));
  refuseJoins(row, flags, again);
  const steps: CorrectionStep[] = [
    ...(flags.join ?? []).map((join) => ({ join })),
    ...(flags.fill ? [{ fill: true } as const] : []),
    ...(flags.set ?? []).map((text) => settingOf(text, again.names, fields)),
  ];
  return { row: row.id, steps, afresh: flags.afresh === true };
}

/** A cell that has none after it can't be joined with the next. */
function refuseJoins(row: HeldRow, { join = [], afresh }: ResolveFlags, shape: RowShape): void {
  const before = afresh || row.corrections === null ? [] : (JSON.parse(row.corrections) as CorrectionStep[]);
  let { length } = correct(JSON.parse(row.cells) as string[], before, shape);
  for (const at of join) {
    if (at >= length) {
      throw usageError(
        `--join ${at}: row ${rowName(row)} has ${length} cells, and none after that one to join it with.`,
        `fdp issues ${rowName(row)} shows them.`,
      );
    }
    length--;
  }
}

function settingOf(text: string, names: readonly string[], fields: ReadonlyMap<string, string>): CorrectionStep {
  // A header may hold the sign itself: the longest beginning that is one counts.
  const signs = [...text.matchAll(/=/g)].map(({ index }) => index).toReversed();
  for (const at of signs) {
    const column = columnMeant(text.slice(0, at), names, fields);
    if (column !== null) return { set: column, to: text.slice(at + 1).trim() };
  }
  const first = signs.at(-1);
  if (first === undefined)
    throw usageError(
      `--set ${visible(text)}: expected COLUMN=VALUE.`,
      'Such as --set "Email Address=kim@example.org".',
    );
  const word = text.slice(0, first).trim();
  const near = nearestColumn(word, names);
  throw usageError(
    `--set: there is no column "${visible(word)}" in the row's file.${near === null ? '' : ` Did you mean "${visible(near)}"?`}`,
    `Its columns are: ${names.map((name) => `"${visible(name)}"`).join(', ')}.`,
  );
}

// What the flags of `fdp form new` say about columns and answers.
import { fold } from '../../../domain/fold.ts';
import { decide, targetNamed } from '../../../domain/intake/propose/decide.ts';
import type { FormDraft } from '../../../domain/intake/propose/draft-form.ts';
import { mostQuestions, type Proposal } from '../../../domain/intake/propose/propose.ts';
import type { Question } from '../../../domain/intake/propose/question.ts';
import { asksFocusArea } from '../../../domain/intake/propose/uses.ts';
import type { Form } from '../../../domain/program/form.ts';
import type { Program } from '../../../domain/program/program.ts';
import { usageError } from '../../../domain/user-error.ts';
import { quoted } from '../../../report/form-words.ts';
import { unknownWord } from '../../unknown.ts';

/** By field, what each answer means (domain: `Meanings`). */
export type AnswerMeanings = Map<string, Map<string, string | null | undefined>>;

export interface FormFlags {
  /** `FIELD=HEADER`, as often as wanted. */
  readonly map?: readonly string[];
  /** Headers. */
  readonly leaveOut?: readonly string[];
  /** `FIELD:OPTION=TEXT`, as often as wanted. */
  readonly answer?: readonly string[];
  readonly dateOrder?: string;
}

/** The proposals as `--map` and `--leave-out` change them. */
export function applyColumnFlags(proposals: readonly Proposal[], base: Form, flags: FormFlags): Proposal[] {
  let decided = [...proposals];
  for (const map of flags.map ?? []) {
    const [name = '', ...rest] = map.split('=').map((part) => part.trim());
    if (rest.length === 0 || !/^[a-z][A-Za-z0-9]*$/.test(name)) {
      throw usageError(`--map ${map}: expected FIELD=HEADER.`, 'Such as --map "email=Your address".');
    }
    const question = questionWith(rest.join('='), decided, `--map ${map}`);
    decided = decide(decided, question, targetNamed(name, question, base));
  }
  for (const header of flags.leaveOut ?? []) {
    const question = questionWith(header, decided, `--leave-out ${header}`);
    decided = decide(decided, question, { kind: 'out', why: 'told' });
  }
  return decided;
}

function questionWith(header: string, proposals: readonly Proposal[], flag: string): Question {
  const found = proposals.find(({ question }) => fold(question.header) === fold(header));
  if (found !== undefined) return found.question;
  const headers = proposals.slice(0, mostQuestions).map(({ question }) => question.header);
  const says = `${flag}: there is no column ${quoted(header)} in the file.`;
  throw unknownWord(
    says,
    header,
    headers,
    `Its columns are: ${headers
      .slice(0, 40)
      .map((one) => quoted(one))
      .join(', ')}.`,
  );
}

/** What `--answer` says, by field and answer; `draft` is the form without it. */
export function parseAnswers(answers: readonly string[], draft: FormDraft, program: Program): AnswerMeanings {
  const meanings: AnswerMeanings = new Map();
  for (const answer of answers) {
    const [, field = '', option = '', text = ''] =
      /^\s*([A-Za-z0-9]+)\s*:\s*([a-z0-9-]+)\s*=\s*(.*\S)\s*$/s.exec(answer) ?? [];
    if (text === '') throw usageError(`--answer ${answer}: expected FIELD:OPTION=TEXT.`, answerExample);
    const said = meanings.get(field) ?? new Map<string, string | null | undefined>();
    meanings.set(field, said.set(...meaningOf(answer, { field, option, text }, draft, program)));
  }
  return meanings;
}

const answerExample = 'Such as --answer "canAttend:not-sure=Perhaps"; OPTION may be new.';

function meaningOf(
  answer: string,
  { field, option, text }: { field: string; option: string; text: string },
  draft: FormDraft,
  program: Program,
): [text: string, option: string | null] {
  const asked = draft.fields.filter(({ options, from }) => options !== null && from?.target.kind === 'known');
  const found = asked.find((one) => one.field.field === field);
  if (found === undefined || found.options === null) {
    const names = asked.map((one) => one.field.field);
    const says = `--answer ${answer}: the form has no closed question "${field}".`;
    throw unknownWord(says, field, names, `It has: ${names.join(', ')}.`);
  }
  const { options, unmatched } = found.options;
  const ids = options.map((one) => one.option.id);
  if (option !== 'new' && !ids.includes(option)) {
    const says = `--answer ${answer}: "${option}" is no option of ${field}.`;
    throw unknownWord(says, option, ids, `Its options are: ${ids.join(', ')}; or new.`);
  }
  if (option === 'new' && asksFocusArea(field, program)) {
    throw usageError(
      `--answer ${answer}: the answers of ${field} are the program’s focus areas, and no others.`,
      `They are: ${ids.join(', ')}.`,
    );
  }
  const open = openAnswers(found.options);
  const known = open.find((one) => fold(one) === fold(text));
  if (known === undefined) {
    const says = `--answer ${answer}: ${quoted(text)} is no answer to ${field} that is open.`;
    const which =
      open.length === 0
        ? 'none is'
        : `open are: ${open
            .slice(0, 20)
            .map((one) => quoted(one))
            .join(', ')}`;
    throw unknownWord(says, text, [...unmatched.keys()], `Of its answers, ${which}.`);
  }
  return [known, option === 'new' ? null : option];
}

/** The answers of a closed question about which there is something to say: taken by likeness, or for nothing. */
export const openAnswers = ({ options, unmatched }: NonNullable<FormDraft['fields'][number]['options']>): string[] => [
  ...options.flatMap(({ origin, wordings }) => (origin === 'like' ? wordings : [])),
  ...unmatched.keys(),
];

export function dateOrderFlag(text: string | undefined): 'month-first' | 'day-first' | null {
  if (text === undefined) return null;
  const order = (['month-first', 'day-first'] as const).find((one) => one === text);
  if (order !== undefined) return order;
  throw unknownWord(
    `--date-order ${text}: expected month-first or day-first.`,
    text,
    ['month-first', 'day-first'],
    'Such as --date-order day-first.',
  );
}

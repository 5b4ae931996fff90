import type { Instant } from '../time/instant.ts';

/**
 * What was answered to a closed question. `chosen` holds option ids in the form's order, `other` the free answer where
 * the form offers one, `unrecognised` a text that matches no option of a question that offers no free answer.
 * A place is a choice too: its code (`CA`), or `elsewhere` with the text in `other`, or `unrecognised`.
 */
export interface Choice {
  readonly chosen: readonly string[];
  readonly other?: string;
  readonly unrecognised?: string;
}

export type Answer = string | Choice;

/** Normalised answers by field name. An empty cell has no entry. `submittedAt` and `email` stand apart. */
export type Answers = Readonly<Record<string, Answer>>;

/**
 * The same answers in the order of a list of fields, undefined where a cell is empty: a million rows are read so, since
 * looking an answer up by its place costs less than by its name.
 */
export type AnswersInOrder = readonly (Answer | undefined)[];

/** The answers that were given, by the names of their fields. */
export function byField(fields: readonly string[], inOrder: AnswersInOrder): Answers {
  const answers: Record<string, Answer> = {};
  inOrder.forEach((answer, place) => {
    const field = fields[place];
    if (answer !== undefined && field !== undefined) answers[field] = answer;
  });
  return answers;
}

/** Where the answer to a field stands in that order; behind the last where it is none of the fields. */
export function placeOf(field: string, fields: readonly string[]): number {
  const place = fields.indexOf(field);
  return place === -1 ? fields.length : place;
}

/** One row of an export of applications, mapped, normalised and valid. */
export interface Submission {
  /** Trimmed, lower case, nothing cleverer: who the applicant is. */
  readonly email: string;
  readonly submittedAt: Instant;
  /** The focus area's id; null when the answer is empty or is none of the program's areas. */
  readonly focusArea: string | null;
  readonly answers: Answers;
  /** Columns that the form does not name, by header; kept and shown, never scored. */
  readonly extra: Readonly<Record<string, string>>;
  /** The first line of the record in its file, the header being line 1. */
  readonly line: number;
}

/** The code of the place that was answered to `state`; empty where it is none of the program's. */
export const stateOf = (answers: Answers): string => codeOf(answers['state']);

/** The same of the answer itself. */
export function codeOf(state: Answer | undefined): string {
  if (state === undefined || typeof state === 'string') return '';
  return state.chosen.find((code) => code !== 'elsewhere') ?? '';
}

/** The focus area that was chosen, of those that are offered; null where none of them was. */
export function areaOf(answers: Answers, offered: ReadonlySet<string>): string | null {
  const area = answers['focusArea'];
  if (area === undefined || typeof area === 'string') return null;
  return area.chosen.find((id) => offered.has(id)) ?? null;
}

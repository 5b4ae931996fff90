// A submission with everything about it that needs no database: what is left is to find out who it is from, and to write.
import type { Program } from '../program/program.ts';
import { searchName } from '../search-text.ts';
import type { Instant } from '../time/instant.ts';
import { type Answer, codeOf, placeOf } from './application.ts';
import { type Assessment, createAssessor } from './assessment.ts';
import { type Content, createContentWriter } from './content.ts';
import { emailHashOf } from './email.ts';
import type { SubmissionInOrder } from './row.ts';

export interface PreparedSubmission {
  readonly email: string;
  /** By which the e-mail is looked up among those of a first import. */
  readonly emailHash: number;
  readonly name: string;
  /** What the name is found by beside its own letters. */
  readonly search: string;
  readonly submittedAt: Instant;
  /** The focus area's id; empty where none of the program's was chosen. */
  readonly area: string;
  /** The code of the place; empty where it is not recognised. */
  readonly state: string;
  /** The answers as JSON with sorted keys: two submissions are the same when these are. */
  readonly content: Content;
  /** Unknown columns as JSON; null where there are none. */
  readonly extra: string | null;
  readonly line: number;
  readonly assessment: Assessment;
}

/**
 * Prepares one submission after another under a program: its answers stand in the order of `fields`, and are
 * plain where its row is known to be (files/csv.ts).
 */
export function createPreparer(
  program: Program,
  fields: readonly string[],
): (submission: SubmissionInOrder, isPlain?: boolean) => PreparedSubmission {
  const assess = createAssessor(program, fields);
  const write = createContentWriter(fields);
  const firstName = placeOf('firstName', fields);
  const lastName = placeOf('lastName', fields);
  const state = placeOf('state', fields);
  return (submission, isPlain = false) => {
    const { email, submittedAt, focusArea, answers, extra, line } = submission;
    const name = nameOf({ firstName: answers[firstName], lastName: answers[lastName] });
    return {
      email,
      emailHash: emailHashOf(email),
      name,
      search: searchName(name),
      submittedAt,
      area: focusArea ?? '',
      state: codeOf(answers[state]),
      content: write(answers, isPlain),
      extra: Object.keys(extra).length === 0 ? null : JSON.stringify(extra),
      line,
      assessment: assess(answers, focusArea),
    };
  };
}

interface NameAnswers {
  readonly firstName?: Answer | undefined;
  readonly lastName?: Answer | undefined;
}

/** What somebody is called who gave these answers; empty where they say nothing. */
export function nameOf({ firstName, lastName }: NameAnswers): string {
  if (typeof firstName !== 'string') return typeof lastName === 'string' ? lastName : '';
  return typeof lastName === 'string' ? `${firstName} ${lastName}` : firstName;
}

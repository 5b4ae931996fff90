// A submission with everything about it that needs no database: what is left is to find out who it is from, and to write.
import type { Program } from '../program/program.ts';
import { searchName } from '../search-text.ts';
import type { Instant } from '../time/instant.ts';
import { type Answers, type Submission, stateOf } from './application.ts';
import { type Assessment, createAssessor } from './assessment.ts';
import { type Content, contentOf } from './content.ts';

export interface PreparedSubmission {
  readonly email: string;
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

/** Prepares one submission after another under a program. `write` gives `contentOf`, faster where many are alike. */
export function createPreparer(
  program: Program,
  write: (answers: Answers) => string = contentOf,
): (submission: Submission) => PreparedSubmission {
  const assess = createAssessor(program);
  return (submission) => {
    const { email, submittedAt, focusArea, answers, extra, line } = submission;
    const name = nameOf(answers);
    return {
      email,
      name,
      search: searchName(name),
      submittedAt,
      area: focusArea ?? '',
      state: stateOf(answers),
      content: write(answers),
      extra: Object.keys(extra).length === 0 ? null : JSON.stringify(extra),
      line,
      assessment: assess(answers, focusArea),
    };
  };
}

/** What somebody is called who gave these answers; empty where they say nothing. */
export function nameOf({ firstName, lastName }: Answers): string {
  if (typeof firstName !== 'string') return typeof lastName === 'string' ? lastName : '';
  return typeof lastName === 'string' ? `${firstName} ${lastName}` : firstName;
}

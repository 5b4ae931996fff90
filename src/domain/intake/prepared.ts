// A submission with everything about it that needs no database: what is left is to find out who it is from, and to write.

import type { Program } from '../program/program.ts';
import { drawOf, type Sha256 } from '../ranking/draw.ts';
import { type Priority, priorityOf } from '../ranking/priority.ts';
import { type Score, scoreAnswers } from '../scoring/score.ts';
import { searchName } from '../search-text.ts';
import type { Instant } from '../time/instant.ts';
import { type Submission, stateOf } from './application.ts';

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
  readonly content: string;
  /** Unknown columns as JSON; null where there are none. */
  readonly extra: string | null;
  readonly line: number;
  readonly score: Score;
  /** By the answers alone: the roster may know better. */
  readonly declared: Exclude<Priority, 'verified'>;
  readonly draw: string;
}

/** Prepares one submission under a program. */
export function prepareSubmission(submission: Submission, program: Program, sha256: Sha256): PreparedSubmission {
  const { email, submittedAt, focusArea, answers, extra, line } = submission;
  const name = nameOf(submission);
  const isDeclared = priorityOf(answers, false, program) === 'declared';
  return {
    email,
    name,
    search: searchName(name),
    submittedAt,
    area: focusArea ?? '',
    state: stateOf(answers),
    content: JSON.stringify(answers),
    extra: Object.keys(extra).length === 0 ? null : JSON.stringify(extra),
    line,
    score: scoreAnswers(program, answers, focusArea),
    declared: isDeclared ? 'declared' : 'none',
    draw: drawOf(program.ranking.seed, email, sha256),
  };
}

function nameOf({ answers }: Submission): string {
  const { firstName, lastName } = answers;
  if (typeof firstName !== 'string') return typeof lastName === 'string' ? lastName : '';
  return typeof lastName === 'string' ? `${firstName} ${lastName}` : firstName;
}

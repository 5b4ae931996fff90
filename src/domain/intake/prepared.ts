// A submission with everything about it that needs no database: what is left is to find out who it is from, and to write.
import type { Program } from '../program/program.ts';
import { drawOf, type Sha256 } from '../ranking/draw.ts';
import { type Priority, priorityOf } from '../ranking/priority.ts';
import { rankKey } from '../ranking/rank-key.ts';
import { type Score, scoreAnswers } from '../scoring/score.ts';
import { searchName } from '../search-text.ts';
import type { Instant } from '../time/instant.ts';
import { type Answers, type Submission, stateOf } from './application.ts';
import { type Content, contentOf } from './content.ts';

/** What the closed answers alone decide. */
export interface Assessment {
  readonly score: Score;
  /** By the answers alone: the roster may know better. */
  readonly priority: Exclude<Priority, 'verified'>;
}

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
  /** The rank key by the assessment's priority. */
  readonly rankKey: string;
}

/** Prepares one submission after another under a program. `write` gives `contentOf`, faster where many are alike. */
export function createPreparer(
  program: Program,
  sha256: Sha256,
  write: (answers: Answers) => string = contentOf,
): (submission: Submission) => PreparedSubmission {
  const assess = createAssessor(program);
  return (submission) => {
    const { email, submittedAt, focusArea, answers, extra, line } = submission;
    const name = nameOf(answers);
    const assessment = assess(answers, focusArea);
    const { tier, points } = assessment.score;
    const draw = drawOf(program.ranking.seed, email, sha256);
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
      assessment,
      rankKey: rankKey({ priority: assessment.priority, tier, points, submittedAt, draw }, program),
    };
  };
}

/** Assesses answers; those who come to the same get the same object: there are few, and each travels and is written out once. */
function createAssessor(program: Program): (answers: Answers, focusArea: string | null) => Assessment {
  const known = new Map<string, Assessment>();
  return (answers, focusArea) => {
    const score = scoreAnswers(program, answers, focusArea);
    const priority = priorityOf(answers, false, program) === 'declared' ? 'declared' : 'none';
    const { gate, reasons, tier, points } = score;
    const why = reasons.length === 0 ? '' : reasons.join(' ');
    const key = `${gate} ${tier} ${points} ${priority} ${why}`;
    let assessment = known.get(key);
    if (assessment === undefined) {
      assessment = { score, priority };
      known.set(key, assessment);
    }
    return assessment;
  };
}

function nameOf({ firstName, lastName }: Answers): string {
  if (typeof firstName !== 'string') return typeof lastName === 'string' ? lastName : '';
  return typeof lastName === 'string' ? `${firstName} ${lastName}` : firstName;
}

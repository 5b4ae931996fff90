// Where one application stands: its score, its priority, and the key that orders it among others.
import type { Answers } from '../intake/application.ts';
import type { Program } from '../program/program.ts';
import { type Readings, type Score, scoreAnswers } from '../scoring/score.ts';
import type { Instant } from '../time/instant.ts';
import { drawOf, type Sha256 } from './draw.ts';
import { type Priority, priorityOf } from './priority.ts';
import { rankKey } from './rank-key.ts';

/** What a standing is worked out from: the revision that counts, who sent it, and since when they wait. */
export interface Candidate {
  readonly email: string;
  readonly focusArea: string | null;
  readonly answers: Answers;
  readonly firstSubmittedAt: Instant;
  readonly inRoster: boolean;
  readonly readings?: Readings;
}

export interface Standing extends Score {
  readonly priority: Priority;
  readonly rankKey: string;
}

/** Scores a candidate and works out the rank key under the program's policy. */
export function standingOf(candidate: Candidate, program: Program, sha256: Sha256): Standing {
  const score = scoreAnswers(program, candidate.answers, candidate.focusArea, candidate.readings);
  const priority = priorityOf(candidate.answers, candidate.inRoster, program);
  const draw = drawOf(program.ranking.seed, candidate.email, sha256);
  const submittedAt = candidate.firstSubmittedAt;
  return { ...score, priority, rankKey: rankKey({ ...score, priority, submittedAt, draw }, program) };
}

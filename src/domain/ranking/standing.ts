// Where one application stands: its score, its priority, and the key that orders it among others.
import type { Answers } from '../intake/application.ts';
import type { Program } from '../program/program.ts';
import type { Said } from '../scoring/said.ts';
import { type Score, scoreAnswers } from '../scoring/score.ts';
import type { Instant } from '../time/instant.ts';
import { drawOf, type Sha256 } from './draw.ts';
import { type Priority, priorityOf } from './priority.ts';
import { type RankingPolicy, rankKey } from './rank-key.ts';

/** What a standing is worked out from: the revision that counts, who sent it, and since when they wait. */
export interface Candidate {
  readonly email: string;
  readonly focusArea: string | null;
  readonly answers: Answers;
  readonly firstSubmittedAt: Instant;
  readonly inRoster: boolean;
  /** What people have said of it; nothing yet unless told otherwise. */
  readonly said?: Said;
}

export interface Standing {
  readonly score: Score;
  readonly priority: Priority;
  readonly rankKey: string;
}

/** Everything that decides a standing, each part worked out already; `draw` in hex. */
export interface Assessed {
  readonly score: Score;
  readonly priority: Priority;
  readonly submittedAt: Instant;
  readonly draw: string;
}

/** The standing of somebody assessed, under a policy. */
export function stand({ score, priority, submittedAt, draw }: Assessed, policy: RankingPolicy): Standing {
  const { tier, points } = score;
  return { score, priority, rankKey: rankKey({ priority, tier, points, submittedAt, draw }, policy) };
}

/** Scores a candidate and works out the rank key under the program's policy. */
export function standingOf(candidate: Candidate, program: Program, sha256: Sha256): Standing {
  const { answers, focusArea, said, inRoster, email, firstSubmittedAt } = candidate;
  const assessed = {
    score: scoreAnswers(program, answers, focusArea, said),
    priority: priorityOf(answers, inRoster, program),
    submittedAt: firstSubmittedAt,
    draw: drawOf(program.ranking.seed, email, sha256),
  };
  return stand(assessed, program);
}

// Where an application stands by a row of the file at hand, or by what was submitted before it.
import { type Answers, stateOf } from '../../../domain/intake/application.ts';
import type { PreparedSubmission } from '../../../domain/intake/prepared.ts';
import type { Program } from '../../../domain/program/program.ts';
import { drawOf } from '../../../domain/ranking/draw.ts';
import { stand, standingOf } from '../../../domain/ranking/standing.ts';
import type { Said } from '../../../domain/scoring/said.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { ApplicationState } from '../../../store/intake.ts';
import { sha256 } from '../sha256.ts';

/** Whose application it is, and since when it waits. */
export interface Since {
  readonly applicantId: number;
  readonly first: Instant;
}

export type Standpoint = Pick<ApplicationState, 'state' | 'standing'>;

/** Opens the two ways to a standing. `isParticipant`: whether the roster has a person, by e-mail or number. */
export function openStandpoints(program: Program, isParticipant: (email: string, applicantId: number) => boolean) {
  return {
    /** By the row at hand, of which all is known but who sent it: as long as nobody has said anything of the application. */
    standAssessed({ assessment, email, state }: PreparedSubmission, { applicantId, first }: Since): Standpoint {
      const { score } = assessment;
      const priority = isParticipant(email, applicantId) ? 'verified' : assessment.priority;
      const draw = drawOf(program.ranking.seed, email, sha256);
      return { state, standing: stand({ score, priority, submittedAt: first, draw }, program) };
    },
    /** By the answers of a submission of the row's person for the row's area, and by what people have said of it. */
    standAnew(
      { email, area }: PreparedSubmission,
      content: string,
      said: Said,
      { applicantId, first }: Since,
    ): Standpoint {
      const answers = JSON.parse(content) as Answers;
      const inRoster = isParticipant(email, applicantId);
      const focusArea = area === '' ? null : area;
      const candidate = { email, focusArea, answers, firstSubmittedAt: first, inRoster, said };
      return { state: stateOf(answers), standing: standingOf(candidate, program, sha256) };
    },
  };
}

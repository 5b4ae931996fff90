import { type Answers, stateOf } from '../../../domain/intake/application.ts';
import type { Program } from '../../../domain/program/program.ts';
import { standingOf } from '../../../domain/ranking/standing.ts';
import type { Said } from '../../../domain/scoring/said.ts';
import type { WindowId } from '../../../domain/windows/calendar.ts';
import type { Counting, StoredApplication } from '../../../store/standings.ts';
import { sha256 } from '../sha256.ts';

/** What a stored application comes to, by the program as it is now, when `revision` counts and it lies in `window`. */
export function restand(
  stored: StoredApplication,
  revision: { readonly id: number; readonly content: string },
  window: WindowId,
  program: Program,
  said: Said,
): Counting {
  const { email, area, firstSubmittedAt, inRoster } = stored;
  const answers = JSON.parse(revision.content) as Answers;
  const focusArea = area === '' ? null : area;
  const candidate = { email, focusArea, answers, firstSubmittedAt, inRoster: inRoster === 1, said };
  return { window, revisionId: revision.id, state: stateOf(answers), standing: standingOf(candidate, program, sha256) };
}

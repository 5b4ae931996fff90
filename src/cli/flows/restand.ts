import type { Answers } from '../../domain/intake/application.ts';
import type { Program } from '../../domain/program/program.ts';
import { type Standing, standingOf } from '../../domain/ranking/standing.ts';
import type { StoredApplication } from '../../store/standings.ts';
import { sha256 } from './sha256.ts';

/** The standing of a stored application by the program as it is now; `answers`: the JSON of the revision that counts. */
export function restand(stored: StoredApplication, answers: string, program: Program): Standing {
  const { email, area, firstSubmittedAt, inRoster } = stored;
  const candidate = {
    email,
    focusArea: area === '' ? null : area,
    answers: JSON.parse(answers) as Answers,
    firstSubmittedAt,
    inRoster: inRoster === 1,
  };
  return standingOf(candidate, program, sha256);
}

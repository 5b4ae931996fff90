import type { Answers } from '../intake/application.ts';
import type { Program } from '../program/program.ts';

/** Past participant: verified by the roster, declared by the applicant alone, or none (program.md, "Words"). */
export type Priority = 'verified' | 'declared' | 'none';
export const priorities: readonly Priority[] = ['verified', 'declared', 'none'];

/** The roster outweighs what the applicant says of it. */
export function priorityOf(answers: Answers, inRoster: boolean, program: Pick<Program, 'priority'>): Priority {
  if (inRoster) return 'verified';
  const { field, is } = program.priority.declared;
  const answer = answers[field];
  return answer !== undefined && typeof answer !== 'string' && answer.chosen.includes(is) ? 'declared' : 'none';
}

import type { Answers } from '../intake/application.ts';
import type { Program } from '../program/program.ts';

/** Past participant: verified by the roster, declared by the applicant alone, or none (program.md, "Words"). */
export type Priority = 'verified' | 'declared' | 'none';
export const priorities: readonly Priority[] = ['verified', 'declared', 'none'];

/** The roster outweighs what the applicant says of it. */
export const priorityOf = (answers: Answers, inRoster: boolean, program: Pick<Program, 'priority'>): Priority =>
  inRoster ? 'verified' : declaredPriority(answers, program);

/** By the answers alone. */
export function declaredPriority(answers: Answers, program: Pick<Program, 'priority'>): Exclude<Priority, 'verified'> {
  const { field, is } = program.priority.declared;
  const answer = answers[field];
  return answer !== undefined && typeof answer !== 'string' && answer.chosen.includes(is) ? 'declared' : 'none';
}

// What a program does with a field: what follows where a form has no column for it.
import type { Program } from '../../program/program.ts';

export type Use =
  | { readonly kind: 'identity' | 'time' | 'focus-area' | 'priority' | 'district' | 'name' }
  | { readonly kind: 'gate'; readonly name: string }
  | { readonly kind: 'qualification'; readonly name: string; readonly byPeople: boolean };

type Rules = Pick<Program, 'gate' | 'district' | 'priority' | 'rubric'>;

/** Everything that hangs on a field of a form of applications; empty where it is only shown. */
export function usesOf(field: string, { gate, district, priority, rubric }: Rules): Use[] {
  const uses: Use[] = [];
  if (field === 'email') uses.push({ kind: 'identity' });
  if (field === 'submittedAt') uses.push({ kind: 'time' });
  if (field === 'focusArea') uses.push({ kind: 'focus-area' });
  uses.push(...gate.filter((one) => one.field === field).map(({ name }) => ({ kind: 'gate', name }) as const));
  for (const { field: scored, name, kind } of rubric.qualifications) {
    if (scored === field) uses.push({ kind: 'qualification', name, byPeople: kind === 'human' });
  }
  if (priority.declared.field === field) uses.push({ kind: 'priority' });
  if (district?.field === field) uses.push({ kind: 'district' });
  if (field === 'firstName' || field === 'lastName') uses.push({ kind: 'name' });
  return uses;
}

/** Whether a form of applications must have the field for the program to fit together. */
export const isReferred = (field: string, program: Rules): boolean =>
  usesOf(field, program).some(({ kind }) => kind !== 'name');

/** Whether the answers of a question are the program's focus areas, and can be no others. */
export const asksFocusArea = (field: string, { gate }: Pick<Program, 'gate'>): boolean =>
  field === 'focusArea' || gate.some((one) => one.kind === 'offered' && one.field === field);

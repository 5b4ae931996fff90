// The program that is shipped, as the tests of the domain read it: what they say, they say of program.md.
import { fileURLToPath } from 'node:url';
import type { ChoiceField, Form } from '../../../src/domain/program/form.ts';
import { loadProgram } from '../../../src/files/program/load-program.ts';

export const program = await loadProgram(fileURLToPath(new URL('../../../data/code-org-2016', import.meta.url)));

export const formNamed = (id: string): Form => {
  const form = program.forms.find((candidate) => candidate.id === id);
  if (form === undefined) throw new Error(`there is no form ${id}`);
  return form;
};

export const applicationForm = formNamed('application');
export const rosterForm = formNamed('roster');

export const choiceFields: readonly ChoiceField[] = applicationForm.fields.filter((field) => field.kind === 'choice');

export function choiceField(name: string): ChoiceField {
  const field = choiceFields.find((candidate) => candidate.field === name);
  if (field === undefined) throw new Error(`there is no closed question ${name}`);
  return field;
}

import type { FocusArea } from '../focus-area.ts';
import type { Form, FormField } from '../form.ts';
import type { Places } from '../places.ts';
import type { ProgramFile } from '../program.ts';
import type { Rubric } from '../rubric.ts';

/**
 * The files of a program, each valid by itself; null is one that is missing or is not valid, and what hangs on it goes
 * unchecked. A path into them starts with the part's name, and for the two lists with the index too.
 */
export interface ProgramParts {
  readonly program: ProgramFile | null;
  readonly focusAreas: readonly (FocusArea | null)[];
  readonly rubric: Rubric | null;
  readonly forms: readonly (Form | null)[];
  readonly places: Places | null;
}

/** A form that holds applications, and its index among the program's forms. */
export interface ApplicationForm {
  readonly form: Form;
  readonly index: number;
}

export function applicationForms(parts: ProgramParts): ApplicationForm[] {
  return parts.forms.flatMap((form, index) => (form?.holds === 'applications' ? [{ form, index }] : []));
}

export const fieldNamed = (form: Form, name: string): FormField | undefined =>
  form.fields.find(({ field }) => field === name);

/** How messages name a form: by its file. */
export const fileOf = (form: Form): string => `forms/${form.id}.yaml`;

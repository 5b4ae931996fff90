// What a form must have to be read at all, and headers and options that could not be told apart in an export.
import { nearest } from '../../did-you-mean.ts';
import { fold } from '../../fold.ts';
import { found, type Path, type Problem, printable, repeated } from '../finding.ts';
import type { ChoiceField, Form, FormField } from '../form.ts';
import { fieldNamed, type ProgramParts } from './parts.ts';

/** The fields that the rest of the tool knows by name, with the kind that each must have. */
const needed: Readonly<Record<Form['holds'], Readonly<Record<string, FormField['kind']>>>> = {
  applications: { submittedAt: 'timestamp', email: 'email', focusArea: 'choice' },
  'past-participants': { email: 'email' },
};

export function checkForms(parts: ProgramParts): Problem[] {
  const forms = parts.forms.flatMap((form, index) => (form === null ? [] : [{ form, path: ['forms', index] }]));
  const problems = forms.flatMap(({ form, path }) => [
    ...neededFields(form, path),
    ...sameFields(form, path),
    ...sameHeaders(form, path),
    ...form.fields.flatMap((field, index) =>
      field.kind === 'choice' ? sameOptions(field, [...path, 'fields', index, 'options']) : [],
    ),
  ]);
  const doubles = repeated(forms, ({ form }) => form.id);
  problems.push(...doubles.map(({ item }) => found([...item.path, 'id'], item.form.id, 'each form id once')));
  const noneHoldsApplications = parts.forms.every((form) => form !== null && form.holds !== 'applications');
  if (noneHoldsApplications) {
    problems.push({
      path: ['forms'],
      message: 'no form found with "holds: applications", expected one',
      suggestion: null,
    });
  }
  return problems;
}

function neededFields(form: Form, path: Path): Problem[] {
  return Object.entries(needed[form.holds]).flatMap(([name, kind]) => {
    const field = fieldNamed(form, name);
    const purpose = `${form.holds.replace('-', ' ')} need a field ${name} of kind ${kind}`;
    if (field === undefined) {
      const names = form.fields.filter((other) => other.kind === kind).map((other) => other.field);
      const message = `fields: ${name} is missing; ${purpose}`;
      return [{ path: [...path, 'fields'], message, suggestion: nearest(name, names) === null ? null : name }];
    }
    if (field.kind === kind) return [];
    return [found([...path, 'fields', form.fields.indexOf(field), 'kind'], field.kind, `${kind}: ${purpose}`, kind)];
  });
}

function sameFields(form: Form, path: Path): Problem[] {
  const fields = form.fields.map(({ field }, index) => ({ field, path: [...path, 'fields', index, 'field'] }));
  return repeated(fields, ({ field }) => field).map(({ item }) => found(item.path, item.field, 'each field once'));
}

/** A header of one field that would also be taken for another's. Spellings of one field may repeat each other. */
function sameHeaders(form: Form, path: Path): Problem[] {
  const spellings = form.fields.flatMap(({ field, header, aliases }, index) => {
    const at: Path = [...path, 'fields', index];
    return differing(field, [
      { text: header, path: [...at, 'header'] },
      ...aliases.map((text, alias) => ({ text, path: [...at, 'aliases', alias] })),
    ]);
  });
  return repeated(spellings, ({ folded }) => folded).map(({ item, first }) =>
    found(
      item.path,
      item.text,
      `a header of its own: "${printable(first.text)}" of the field ${first.owner} reads the same`,
    ),
  );
}

function sameOptions(field: ChoiceField, path: Path): Problem[] {
  const ids = field.options.map(({ id }, index) => ({ id, path: [...path, index, 'id'] }));
  const spellings = field.options.flatMap(({ id, text, aliases }, index) =>
    differing(id, [
      { text, path: [...path, index, 'text'] },
      ...aliases.map((alias, position) => ({ text: alias, path: [...path, index, 'aliases', position] })),
    ]),
  );
  return [
    ...repeated(ids, ({ id }) => id).map(({ item }) => found(item.path, item.id, 'each option id once in a question')),
    ...repeated(spellings, ({ folded }) => folded).map(({ item, first }) =>
      found(
        item.path,
        item.text,
        `a text of its own: "${printable(first.text)}" of the option ${first.owner} reads the same`,
      ),
    ),
  ];
}

interface Spelling {
  readonly text: string;
  readonly path: Path;
}

/** The spellings of one owner, folded, each once. */
function differing(owner: string, spellings: readonly Spelling[]): (Spelling & { folded: string; owner: string })[] {
  const folded = new Map<string, Spelling>();
  for (const spelling of spellings) if (!folded.has(fold(spelling.text))) folded.set(fold(spelling.text), spelling);
  return [...folded].map(([key, spelling]) => ({ ...spelling, folded: key, owner }));
}

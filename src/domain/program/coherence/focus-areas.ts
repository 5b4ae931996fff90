// Every area can be chosen in the form, every area of the form is one of the program, and the levels are those asked for.
import { nearest } from '../../did-you-mean.ts';
import { found, list, type Path, type Problem, repeated } from '../finding.ts';
import type { Form } from '../form.ts';
import { applicationForms, fieldNamed, fileOf, type ProgramParts } from './parts.ts';

export function checkFocusAreas(parts: ProgramParts): Problem[] {
  const listed = (parts.program?.focusAreas ?? []).map((id, index) => ({ id, path: ['program', 'focusAreas', index] }));
  const files = parts.focusAreas.flatMap((area, index) =>
    area === null ? [] : [{ id: area.id, path: ['focusAreas', index, 'id'] }],
  );
  const doubles = [...repeated(listed, ({ id }) => id), ...repeated(files, ({ id }) => id)];
  return [
    ...doubles.map(({ item }) => found(item.path, item.id, 'each focus area once')),
    ...applicationForms(parts).flatMap(({ form, index }) => [
      ...choosable(parts, form, ['forms', index, 'fields']),
      ...levels(parts, form),
    ]),
  ];
}

/** The question `focusArea`, and any other that the gate takes for one, offers the program's areas and no others. */
function choosable({ program }: ProgramParts, form: Form, path: Path): Problem[] {
  if (program === null) return [];
  const asked = program.gate.filter(({ kind }) => kind === 'offered').map(({ field }) => field);
  return [...new Set(['focusArea', ...asked])].flatMap((name) => {
    const field = fieldNamed(form, name);
    if (field?.kind !== 'choice') return [];
    const at: Path = [...path, form.fields.indexOf(field)];
    const options = field.options.map(({ id }) => id);
    const unknown = options.flatMap((id, index) =>
      program.focusAreas.includes(id)
        ? []
        : [
            found(
              [...at, 'options', index, 'id'],
              id,
              `one of the focus areas of program.yaml: ${list(program.focusAreas)}`,
              nearest(
                id,
                program.focusAreas.filter((area) => !options.includes(area)),
              ),
            ),
          ],
    );
    const unasked = program.focusAreas.flatMap((id, index) =>
      options.includes(id)
        ? []
        : [
            found(
              ['program', 'focusAreas', index],
              id,
              `one of the options of ${name} in ${fileOf(form)}: ${list(options)}`,
              nearest(
                id,
                options.filter((option) => !program.focusAreas.includes(option)),
              ),
            ),
          ],
    );
    const many = field.many ? [found([...at, 'many'], true, 'false: an application is for one focus area')] : [];
    return [...unknown, ...unasked, ...many];
  });
}

/** Where the rubric compares a question with `focus-area-levels`, the areas' levels are options of that question. */
function levels({ rubric, focusAreas }: ProgramParts, form: Form): Problem[] {
  const compared = (rubric?.qualifications ?? []).filter(
    (qualification) =>
      qualification.kind === 'answer' && qualification.levels.some(({ any }) => any.includes('focus-area-levels')),
  );
  return [...new Set(compared.map(({ field }) => field))].flatMap((name) => {
    const field = fieldNamed(form, name);
    if (field?.kind !== 'choice') return [];
    const options = field.options.map(({ id }) => id);
    return focusAreas.flatMap((area, index) =>
      (area?.levels ?? []).flatMap((level, position) => {
        const path: Path = ['focusAreas', index, 'levels', position];
        const expected = `one of the answers of ${name} in ${fileOf(form)}: ${list(options)}`;
        return options.includes(level) ? [] : [found(path, level, expected, nearest(level, options))];
      }),
    );
  });
}

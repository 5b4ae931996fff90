// What the gate, the priority, the district road and the rubric name must be asked in the applications form.
import { nearest } from '../../did-you-mean.ts';
import { found, list, type Path, type Problem } from '../finding.ts';
import type { Form } from '../form.ts';
import type { ProgramFile, Requirement } from '../program.ts';
import type { Qualification, Rubric } from '../rubric.ts';
import { applicationForms, fieldNamed, fileOf, type ProgramParts } from './parts.ts';

/** Words of a rubric level that are no options (rubric.ts). */
const levelWords = ['focus-area-levels', 'other', 'anything'];

/** One place in a file that names a field, and the answers that it names of it. */
interface Reference {
  readonly path: Path;
  readonly field: string;
  /** `any` field will do, where its answers are only shown or counted. */
  readonly kind: 'place' | 'choice' | 'any';
  readonly answers: readonly { readonly path: Path; readonly id: string }[];
  /** What may stand among the answers without being an option. */
  readonly words: readonly string[];
}

export function checkReferences(parts: ProgramParts): Problem[] {
  const references = [
    ...(parts.program === null ? [] : programReferences(parts.program)),
    ...(parts.rubric === null ? [] : rubricReferences(parts.rubric)),
  ];
  return applicationForms(parts).flatMap(({ form }) => references.flatMap((reference) => check(form, reference)));
}

function programReferences({ gate, priority, district, selection }: ProgramFile): Reference[] {
  const answerIs = (path: Path, { field, is }: { field: string; is: string }): Reference => ({
    path: [...path, 'field'],
    field,
    kind: 'choice',
    answers: [{ path: [...path, 'is'], id: is }],
    words: [],
  });
  return [
    ...gate.map((requirement, index) => requirementReference(requirement, ['program', 'gate', index])),
    answerIs(['program', 'priority', 'declared'], priority.declared),
    ...(district === undefined ? [] : [answerIs(['program', 'district'], district)]),
    ...(selection?.rules ?? []).flatMap(({ who: { field, any } }, index): Reference[] => {
      if (field === undefined) return [];
      const path: Path = ['program', 'selection', 'rules', index, 'who'];
      const answers = (any ?? []).map((id, nth) => ({ path: [...path, 'any', nth], id }));
      return [{ path: [...path, 'field'], field, kind: 'choice', answers, words: [] }];
    }),
  ];
}

function requirementReference(requirement: Requirement, path: Path): Reference {
  const { field } = requirement;
  const answersOf = (side: 'yes' | 'no') =>
    requirement.kind === 'answer' ? requirement[side].map((id, index) => ({ path: [...path, side, index], id })) : [];
  const kind = requirement.kind === 'place' ? 'place' : 'choice';
  return { path: [...path, 'field'], field, kind, answers: [...answersOf('yes'), ...answersOf('no')], words: [] };
}

function rubricReferences({ qualifications }: Rubric): Reference[] {
  return qualifications.map((qualification, index) => {
    const path: Path = ['rubric', 'qualifications', index];
    const answers = namedAnswers(qualification, path);
    // Free text can be scored too, as far as it is there at all.
    const kind = answers.some(({ id }) => id !== 'other' && id !== 'anything') ? 'choice' : 'any';
    return { path: [...path, 'field'], field: qualification.field, kind, answers, words: levelWords };
  });
}

const namedAnswers = (qualification: Qualification, path: Path): Reference['answers'] =>
  qualification.kind === 'human'
    ? []
    : qualification.levels.flatMap(({ any }, level) =>
        any.map((id, index) => ({ path: [...path, 'levels', level, 'any', index], id })),
      );

function check(form: Form, { path, field: name, kind, answers, words }: Reference): Problem[] {
  const field = fieldNamed(form, name);
  if (field === undefined) {
    const names = form.fields.map(({ field: other }) => other);
    return [found(path, name, `a field of ${fileOf(form)}: ${list(names)}`, nearest(name, names))];
  }
  if (kind !== 'any' && field.kind !== kind) {
    const fitting = form.fields.filter((other) => other.kind === kind).map((other) => other.field);
    const choices = fitting.length === 0 ? 'it has none' : list(fitting);
    return [
      found(path, name, `a field of kind ${kind} in ${fileOf(form)}, this one is of kind ${field.kind}: ${choices}`),
    ];
  }
  if (field.kind !== 'choice') return [];
  const options = field.options.map(({ id }) => id);
  const allowed = [...options, ...words.filter((word) => word !== 'other' || field.other)];
  return answers.flatMap(({ path: at, id }) => {
    if (words.includes(id) && options.includes(id)) {
      return [found(at, id, `an option, but it is a word of the rubric: give the option of ${name} another id`)];
    }
    if (allowed.includes(id)) return [];
    const why = id === 'other' && words.includes(id) ? ` (${name} offers no free answer)` : '';
    return [found(at, id, `one of the answers of ${name}: ${list(allowed)}${why}`, nearest(id, allowed))];
  });
}

// An export in miniature: columns by header, and what proposing makes of them.
import { findLayout } from '../../../../src/domain/intake/layout.ts';
import { draftForm, type FormDraft, type FormWishes } from '../../../../src/domain/intake/propose/draft-form.ts';
import { createProfiler, type Profile } from '../../../../src/domain/intake/propose/profile.ts';
import { type Proposal, proposeFields } from '../../../../src/domain/intake/propose/propose.ts';
import { questionsOf } from '../../../../src/domain/intake/propose/question.ts';
import type { Form } from '../../../../src/domain/program/form.ts';
import { createZone } from '../../../../src/domain/time/zone.ts';
import { applicationForm, program } from '../built-in-program.ts';

export const surroundings = { places: program.places, zone: createZone('America/Los_Angeles') };

/** Header rows and rows of cells, as they stand in a file. */
export function lookAt(table: readonly (readonly string[])[], base: Form = applicationForm) {
  const head = table.slice(0, 64).map((cells, at) => ({ line: at + 1, cells }));
  const layout = findLayout(head, program.forms);
  const profiler = createProfiler(layout.columns.length);
  for (const cells of table.slice(layout.headerLines.at(-1) ?? 1)) profiler.add(cells);
  const questions = questionsOf(layout, profiler.profiles(surroundings), base);
  return { layout, questions };
}

/** Columns, each a header and its values from the top. */
export function tableOf(columns: Readonly<Record<string, readonly string[]>>): string[][] {
  const headers = Object.keys(columns);
  const rows = Math.max(...Object.values(columns).map((values) => values.length));
  return [headers, ...Array.from({ length: rows }, (_, row) => headers.map((header) => columns[header]?.[row] ?? ''))];
}

export const profileOf = (values: readonly string[]): Profile => {
  const profiler = createProfiler(1);
  for (const value of values) profiler.add([value]);
  const [profile] = profiler.profiles(surroundings);
  if (profile === undefined) throw new Error('one column has one profile');
  return profile;
};

export const proposalsFor = (table: readonly (readonly string[])[], base: Form = applicationForm): Proposal[] =>
  proposeFields(lookAt(table, base).questions, base, program.rubric);

/** `header -> field`, with how sure it is where it is not. */
export const inWords = (proposals: readonly Proposal[]): string[] =>
  proposals.map(({ question, target, confidence }) => {
    const name =
      target.kind === 'out'
        ? `out: ${target.why}`
        : target.kind === 'own'
          ? `own ${target.name} (${target.as})`
          : target.field.field;
    return `${question.header} -> ${name}${confidence === 'sure' ? '' : `, ${confidence}`}`;
  });

export const draftOf = (proposals: readonly Proposal[], wishes: Partial<FormWishes> = {}): FormDraft =>
  draftForm({
    id: 'mine',
    name: 'Mine',
    base: applicationForm,
    program,
    proposals,
    meanings: new Map(),
    dateOrder: null,
    ...wishes,
  });

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ProgramParts } from '../../../src/domain/program/coherence/parts.ts';
import { findIncoherences } from '../../../src/domain/program/coherence.ts';
import { focusAreaSchema } from '../../../src/domain/program/focus-area.ts';
import { formSchema } from '../../../src/domain/program/form.ts';
import { placesSchema } from '../../../src/domain/program/places.ts';
import { programFileSchema } from '../../../src/domain/program/program.ts';
import { rubricSchema } from '../../../src/domain/program/rubric.ts';
import { smallProgram, smallProgramWith } from '../../files/program/small-program.ts';

/** Every way to be incoherent, with its words and lines, is in test/files/program/incoherent.test.ts. */
function partsOf(files: Record<string, string>): ProgramParts {
  const value = (file: string): unknown => parse(files[file] ?? '');
  return {
    program: v.parse(programFileSchema, value('program.yaml')),
    rubric: v.parse(rubricSchema, value('rubric.yaml')),
    places: v.parse(placesSchema, value('places.yaml')),
    focusAreas: ['csf', 'csp'].map((id) => v.parse(focusAreaSchema, value(`focus-areas/${id}.yaml`))),
    forms: ['application', 'roster'].map((id) => v.parse(formSchema, value(`forms/${id}.yaml`))),
  };
}

describe('findIncoherences', () => {
  it('finds nothing in a program that fits', () => {
    expect(findIncoherences(partsOf(smallProgram()))).toEqual([]);
  });

  it.each([
    ['program.yaml', 'field: state', 'field: stat', ['program', 'gate', 0, 'field'], 'state'],
    ['program.yaml', 'is: district', 'is: distrct', ['program', 'district', 'is'], 'district'],
    [
      'program.yaml',
      'annual: {}',
      'annual: { anchor: "2013-02-15" }',
      ['program', 'windows', 'annual', 'anchor'],
      null,
    ],
    ['rubric.yaml', 'high, other', 'hihg, other', ['rubric', 'qualifications', 0, 'levels', 1, 'any', 1], 'high'],
    ['rubric.yaml', 'points: 3', 'points: 7', ['rubric', 'qualifications', 0, 'levels', 1, 'points'], null],
    ['focus-areas/csp.yaml', '[high]', '[hgih]', ['focusAreas', 1, 'levels', 0], 'high'],
    [
      'forms/application.yaml',
      'text: A district',
      'text: myself',
      ['forms', 0, 'fields', 5, 'options', 1, 'text'],
      null,
    ],
    ['forms/roster.yaml', 'kind: email', 'kind: text', ['forms', 1, 'fields', 0, 'kind'], 'email'],
    ['places.yaml', 'Canada, India', 'Canada, canada', ['places', 'elsewhere', 1], null],
  ])('says where in %s: %s -> %s', (file, text, by, path, suggestion) => {
    const problems = findIncoherences(partsOf(smallProgramWith(file, text, by)));
    expect(problems.map((problem) => [problem.path, problem.suggestion])).toEqual([[path, suggestion]]);
  });

  it('leaves alone what hangs on a part that is missing', () => {
    const parts = partsOf(smallProgramWith('program.yaml', 'field: state', 'field: stat'));
    const [application = null, roster = null] = parts.forms;
    expect(findIncoherences({ ...parts, forms: [null, roster] })).toEqual([]);
    expect(findIncoherences({ ...parts, program: null, rubric: null, places: null })).toEqual([]);
    expect(findIncoherences({ ...parts, focusAreas: [null], forms: [application, null] })).toHaveLength(1);
  });

  it('lets the spellings of one thing repeat each other', () => {
    const headers = smallProgramWith('forms/application.yaml', '[Username]', '[Username, email-address, USERNAME]');
    const places = smallProgramWith('places.yaml', '[Calif.]', '[Calif., calif, C.A., CA]');
    expect(findIncoherences(partsOf(headers))).toEqual([]);
    expect(
      findIncoherences(partsOf({ ...places, 'places.yaml': (places['places.yaml'] ?? '').replace(', C.A.', '') })),
    ).toEqual([]);
  });

  it('holds every applications form to what the program names', () => {
    const parts = partsOf(smallProgram());
    const [form] = parts.forms;
    if (!form) throw new Error('the small program has a form');
    const second = { ...form, id: 'second', fields: form.fields.filter(({ field }) => field !== 'state') };
    expect(findIncoherences({ ...parts, forms: [...parts.forms, second] }).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^field: "state" found, expected a field of forms\/second\.yaml: /),
    ]);
  });
});

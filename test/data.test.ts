// The default program's files say what they must: shapes, ids, references, and the tables of program.md.
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fold } from '../src/domain/fold.ts';
import { focusAreaSchema } from '../src/domain/program/focus-area.ts';
import { type ChoiceField, formSchema } from '../src/domain/program/form.ts';
import { placesSchema } from '../src/domain/program/places.ts';
import { programFileSchema } from '../src/domain/program/program.ts';
import { rubricSchema } from '../src/domain/program/rubric.ts';

const folder = new URL('../data/code-org-2016/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const read = <Output>(name: string, schema: v.GenericSchema<unknown, Output>): Output =>
  v.parse(schema, parse(textOf(name)));

const program = read('program.yaml', programFileSchema);
const rubric = read('rubric.yaml', rubricSchema);
const places = read('places.yaml', placesSchema);
const application = read('forms/application.yaml', formSchema);
const roster = read('forms/roster.yaml', formSchema);
const areas = program.focusAreas.map((id) => read(`focus-areas/${id}.yaml`, focusAreaSchema));

const choice = (name: string): ChoiceField => {
  const field = application.fields.find((each) => each.field === name);
  if (field?.kind !== 'choice') throw new Error(`${name} is not a closed question`);
  return field;
};
const optionIds = (name: string): string[] => choice(name).options.map(({ id }) => id);
const repeated = (texts: readonly string[]): string[] => texts.filter((text, at) => texts.indexOf(text) !== at);

describe('program.yaml', () => {
  it('has the dates, the order and the seed of the program', () => {
    expect(program).toMatchObject({
      cycle: 2016,
      timeZone: 'America/Los_Angeles',
      windows: { rolling: { closesOn: '2016-02-15' } },
      ranking: { order: ['priority', 'tier', 'points', 'submitted', 'draw'], seed: 'fdp-2016' },
    });
  });

  it('asks for answers that the form offers', () => {
    const asked = [
      { field: 'state', answers: [] },
      ...(program.district === undefined ? [] : [{ field: program.district.field, answers: [program.district.is] }]),
      { field: program.priority.declared.field, answers: [program.priority.declared.is] },
      ...program.gate.flatMap((each) =>
        each.kind === 'answer' ? [{ field: each.field, answers: [...each.yes, ...each.no] }] : [],
      ),
    ];
    for (const { field, answers } of asked) {
      if (answers.length > 0) expect(optionIds(field)).toEqual(expect.arrayContaining(answers));
    }
    expect(program.gate.map(({ id }) => id)).toEqual([
      'in-united-states',
      'focus-area-offered',
      'can-attend',
      'can-commit',
    ]);
  });
});

describe('focus-areas/', () => {
  it('holds one file for each area of the program, and none besides', () => {
    const files = readdirSync(new URL('focus-areas/', folder)).sort();
    expect(files).toEqual(program.focusAreas.map((id) => `${id}.yaml`).sort());
    expect(areas.map(({ id }) => id)).toEqual(program.focusAreas);
  });

  it('describes what the form offers, with levels that the form asks for', () => {
    expect(optionIds('focusArea')).toEqual(program.focusAreas);
    for (const { levels } of areas) expect(optionIds('gradeLevels')).toEqual(expect.arrayContaining(levels));
  });
});

describe('rubric.yaml', () => {
  it('has six qualifications with unique ids, worth 5, 3 or 0 points', () => {
    expect(rubric.qualifications.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'curriculum-taught answer',
      'level-taught answer',
      'teacher-leadership answer',
      'cs-involvement answer',
      'motivation human',
      'equity human',
    ]);
    for (const { levels } of rubric.qualifications) expect(levels.map(({ points }) => points)).toEqual([5, 3, 0]);
  });

  it('names answers that the form offers, and leaves none of them without points', () => {
    const words = ['focus-area-levels', 'other', 'anything'];
    for (const each of rubric.qualifications) {
      if (each.kind !== 'answer') continue;
      const named = each.levels.flatMap(({ any }) => any).filter((id) => !words.includes(id));
      expect([...named].sort(), each.id).toEqual(optionIds(each.field).sort());
      if (each.levels.some(({ any }) => any.includes('other'))) expect(choice(each.field).other).toBe(true);
    }
  });

  it('completes the sentence "5 points because the applicant ..."', () => {
    for (const { because } of rubric.qualifications.flatMap(({ levels }) => levels as { because: string }[])) {
      expect(because).toMatch(/^(has|is|says|teaches|wants|either|does) [^.]+$/);
    }
  });
});

describe.each([application, roster])('forms/$id.yaml', (form) => {
  it('has every field once, and no header that could mean two fields', () => {
    expect(repeated(form.fields.map(({ field }) => field))).toEqual([]);
    expect(repeated(form.fields.flatMap(({ header, aliases }) => [header, ...aliases].map(fold)))).toEqual([]);
  });

  it('has every option once, and no text that could mean two options', () => {
    for (const field of form.fields) {
      if (field.kind !== 'choice') continue;
      expect(repeated(field.options.map(({ id }) => id))).toEqual([]);
      expect(repeated(field.options.flatMap(({ text, aliases }) => [text, ...aliases].map(fold)))).toEqual([]);
    }
  });
});

it('needs the columns that identity, gate, rubric, priority and the district road look at', () => {
  const needed = application.fields.filter(({ optional }) => !optional).map(({ field }) => field);
  const looked = [
    ...['submittedAt', 'email'],
    ...program.gate.map(({ field }) => field),
    ...rubric.qualifications.map(({ field }) => field),
    program.priority.declared.field,
  ];
  expect(needed).toEqual(expect.arrayContaining(looked));
  expect(roster.fields.filter(({ optional }) => !optional).map(({ field }) => field)).toEqual(['email']);
});

describe('places.yaml', () => {
  const inside = places.inside.flatMap(({ code, name, aliases }) => [code, name, ...aliases].map(fold));
  const elsewhere = places.elsewhere.map(fold);

  it('is open to 50 states, the District of Columbia and five territories', () => {
    const codes = places.inside.map(({ code }) => code);
    expect(codes).toHaveLength(56);
    expect(codes).toEqual(expect.arrayContaining(['DC', 'PR', 'GU', 'VI', 'AS', 'MP']));
  });

  it('has no spelling twice, nor on both lists, with or without the spaces', () => {
    expect(repeated([...inside, ...elsewhere])).toEqual([]);
    const close = (folded: readonly string[]): Set<string> => new Set(folded.map((text) => text.replaceAll(' ', '')));
    const insideClose = close(inside);
    expect([...close(elsewhere)].filter((text) => insideClose.has(text))).toEqual([]);
  });

  it('takes Georgia for the state, and leaves to people what cannot be told', () => {
    expect(inside).toContain('georgia');
    const known = new Set([...inside, ...elsewhere]);
    expect(['ap', 'ae', 'aa', 'usa', 'united states', 'samoa', 'jersey'].filter((text) => known.has(text))).toEqual([]);
    expect(elsewhere).toEqual(expect.arrayContaining(['palau', 'marshall islands', 'micronesia', 'uk', 'ontario']));
  });
});

it('tells at the top of every file what one can change', () => {
  const names = ['program', 'rubric', 'places', 'forms/application', 'forms/roster'];
  for (const name of [...names, ...program.focusAreas.map((id) => `focus-areas/${id}`)]) {
    expect(textOf(`${name}.yaml`)).toMatch(/^# .+\n#/);
  }
});

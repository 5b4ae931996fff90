import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, type Mapping, mapHeaders, neededButMissing } from '../../../src/domain/intake/mapping.ts';
import type { Form } from '../../../src/domain/program/form.ts';
import { applicationForm, rosterForm } from './built-in-program.ts';

const headers = applicationForm.fields.map(({ header }) => header);
const map = (found: readonly string[], form: Form = applicationForm): Mapping => mapHeaders(found, form);
const fieldsOf = ({ columns }: Mapping): string[] => columns.map(({ field }) => field.field);
const missingOf = (mapping: Mapping) =>
  neededButMissing(mapping).map(({ field, nearest }) => [field.field, nearest] as const);
const instead = (header: string, other: string): string[] => headers.map((one) => (one === header ? other : one));
const without = (...gone: readonly string[]): string[] => headers.filter((header) => !gone.includes(header));

describe('a header as the form has it', () => {
  it('is its field', () => {
    const mapping = map(headers);
    expect(fieldsOf(mapping)).toEqual(applicationForm.fields.map(({ field }) => field));
    expect(mapping.columns.map(({ index }) => index)).toEqual(headers.map((_, at) => at));
    expect({ extras: mapping.extras, missing: mapping.missing, doubled: mapping.doubled }).toEqual({
      extras: [],
      missing: [],
      doubled: [],
    });
    expect(isComplete(mapping)).toBe(true);
  });

  it.each<[string, (header: string) => string]>([
    ['in capitals', (header) => header.toUpperCase()],
    ['in small letters', (header) => header.toLowerCase()],
    ['among spaces', (header) => `  ${header.replaceAll(' ', '   ')}\t`],
    ['with no-break spaces', (header) => header.replaceAll(' ', '\u00a0')],
    ['on two lines', (header) => header.replace(' ', '\n')],
    ['with a colon', (header) => `${header.replace('?', '')}:`],
    ['without punctuation', (header) => header.replace(/[?(),]/g, '')],
  ])('is known %s', (_, spell) => {
    expect(fieldsOf(map(headers.map(spell)))).toEqual(applicationForm.fields.map(({ field }) => field));
  });

  it('is shown as the file spells it, without the spaces around', () => {
    expect(map(['  ZIP   code ']).columns).toMatchObject([{ index: 0, header: 'ZIP   code' }]);
  });
});

it('every alias of every form is its field', () => {
  for (const form of [applicationForm, rosterForm]) {
    for (const { field, aliases } of form.fields) {
      for (const alias of aliases) expect([alias, fieldsOf(map([alias], form))]).toEqual([alias, [field]]);
    }
  }
});

it('the order of the columns makes no difference', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(headers, { minLength: headers.length }), (shuffled) => {
      const mapping = map(shuffled);
      expect(isComplete(mapping)).toBe(true);
      for (const { index, header, field } of mapping.columns) {
        expect([header, field.header]).toEqual([shuffled[index], shuffled[index]]);
      }
    }),
    { numRuns: 50 },
  );
});

describe('missing columns', () => {
  const optional = applicationForm.fields.filter((field) => field.optional).map(({ header }) => header);

  it('the optional ones are not needed', () => {
    expect(optional).toEqual([
      'City',
      'Zip code',
      'Current role',
      'School, district or organization',
      'Years of computer science teaching experience',
      'Describe your professional development experience',
      'Which programs and years?',
    ]);
    const mapping = map(without(...optional));
    expect(isComplete(mapping)).toBe(true);
    expect(mapping.missing.map(({ field }) => field.header)).toEqual(optional);
  });

  it.each(without(...optional))('"%s" is', (header) => {
    const mapping = map(without(header));
    expect(isComplete(mapping)).toBe(false);
    expect(neededButMissing(mapping).map(({ field }) => field.header)).toEqual([header]);
  });

  it.each([
    ['State', 'Statte', 'state'],
    ['Curriculum focus area', 'Curiculum focus aera', 'focusArea'],
    ['Email Address', 'Emial', 'email'],
    ['Why do you want to become a facilitator?', 'Why do you want to be a facilitator?', 'motivation'],
  ])('"%s" is not guessed, but "%s" is named as near', (header, misspelt, field) => {
    const mapping = map(instead(header, misspelt));
    expect(missingOf(mapping)).toEqual([[field, misspelt]]);
    expect(mapping.extras).toEqual([{ index: headers.indexOf(header), header: misspelt, isQuiet: false }]);
  });

  it('nothing is named where nothing is near', () => {
    expect(missingOf(map(instead('State', 'Shoe size')))).toEqual([['state', null]]);
  });
});

describe('doubled columns', () => {
  it.each([
    ['State', 'State', 'State (2)'],
    ['State', 'US state', 'US state'],
    ['Email Address', 'Username', 'Username'],
  ])('"%s" and "%s" are named, and the file is not read', (header, other, named) => {
    const mapping = map([...headers, other]);
    expect(isComplete(mapping)).toBe(false);
    expect(mapping.doubled.map(({ headers: found }) => found)).toEqual([[header, named]]);
  });
});

describe('columns that the form does not name', () => {
  it('are kept by their headers, those without one by their letters and quietly', () => {
    const mapping = map([...headers, ' T-shirt ', '', '  ', 'Lunch']);
    expect(isComplete(mapping)).toBe(true);
    expect(mapping.extras).toEqual([
      { index: headers.length, header: 'T-shirt', isQuiet: false },
      { index: headers.length + 1, header: 'column Y', isQuiet: true },
      { index: headers.length + 2, header: 'column Z', isQuiet: true },
      { index: headers.length + 3, header: 'Lunch', isQuiet: false },
    ]);
  });

  it('of one name are all kept, each under a name of its own', () => {
    const names = map(['Notes', 'Notes', 'Notes (2)', 'Notes']).extras.map(({ header }) => header);
    expect(names.slice(0, 2)).toEqual(['Notes', 'Notes (2)']);
    expect(new Set(names).size).toBe(4);
  });
});

describe('what a person said a column is', () => {
  it('fills a field whose header is worded otherwise', () => {
    const found = instead('State', 'Where do you live?');
    const mapping = mapHeaders(found, applicationForm, new Map([['Where do you live?', 'state']]));
    expect(isComplete(mapping)).toBe(true);
    expect(mapping.columns.find(({ field }) => field.field === 'state')?.header).toBe('Where do you live?');
  });

  it('outweighs a header that looks like it: that one is kept as an extra', () => {
    const mapping = mapHeaders([...headers, 'US state'], applicationForm, new Map([['US state', 'state']]));
    expect(isComplete(mapping)).toBe(true);
    expect(mapping.columns.find(({ field }) => field.field === 'state')?.index).toBe(headers.length);
    expect(mapping.extras).toEqual([{ index: headers.indexOf('State'), header: 'State', isQuiet: false }]);
  });

  it('outweighs what the header says it is', () => {
    const found = instead('State', 'Somewhere').map((header) => (header === 'City' ? 'State' : header));
    const mapping = mapHeaders(
      found,
      applicationForm,
      new Map([
        ['State', 'city'],
        ['Somewhere', 'state'],
      ]),
    );
    expect(isComplete(mapping)).toBe(true);
    expect(fieldsOf(mapping).slice(4, 6)).toEqual(['city', 'state']);
  });
});

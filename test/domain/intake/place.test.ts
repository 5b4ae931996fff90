import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/domain/intake/application.ts';
import { createPlaceReader } from '../../../src/domain/intake/place.ts';
import { program } from './built-in-program.ts';

const { places } = program;
const read = createPlaceReader(places);
const elsewhere = (text: string): Choice => ({ chosen: ['elsewhere'], other: text });
const unrecognised = (text: string): Choice => ({ chosen: [], unrecognised: text });

/** One spelling, as different hands and keyboards write it. */
const variants = (text: string): string[] => [
  text,
  text.toLowerCase(),
  text.toUpperCase(),
  `  ${text}\t`,
  `${text}.`,
  text.replaceAll(' ', '  '),
  text.replaceAll(' ', '\u00a0'),
  text.replaceAll(' ', '-'),
  text.replaceAll("'", '’'),
];

describe('inside', () => {
  it('has the 50 states, the District of Columbia and five territories', () => {
    expect(places.inside).toHaveLength(56);
    expect(new Set(places.inside.map(({ code }) => code)).size).toBe(56);
  });

  it.each(places.inside)('$code, $name and every other spelling of it', ({ code, name, aliases }) => {
    for (const spelling of [code, name, ...aliases]) {
      for (const cell of variants(spelling)) expect(read(cell), cell).toEqual({ chosen: [code] });
    }
  });

  it.each(places.inside)('$name behind a town and before the nation', ({ code, name }) => {
    const cells = [`Springfield, ${name}`, `${name}, USA`, `Springfield, ${code}, U.S.A.`, `${name} (US)`];
    for (const cell of [...cells, `${name}, United States of America`, `Springfield / ${code}`, `${code} - ${name}`]) {
      expect(read(cell), cell).toEqual({ chosen: [code] });
    }
  });
});

describe('elsewhere', () => {
  it('every name on the list, however it is written', () => {
    for (const cell of places.elsewhere.flatMap(variants)) expect(read(cell), cell).toEqual(elsewhere(cell.trim()));
  });

  it.each(['Ontario', 'Toronto, Ontario', 'Toronto, Ontario, Canada', 'Pune, India', 'London, England'])(
    '%s',
    (cell) => {
      expect(read(cell)).toEqual(elsewhere(cell));
    },
  );
});

describe('what could be taken for something else', () => {
  it.each<[string, Choice]>([
    ['Albany, New York', { chosen: ['NY'] }],
    ['New York, NY', { chosen: ['NY'] }],
    ['Paris, Texas', { chosen: ['TX'] }],
    ['Mexico', elsewhere('Mexico')],
    ['New Mexico', { chosen: ['NM'] }],
    ['Georgia', { chosen: ['GA'] }],
    ['Republic of Georgia', elsewhere('Republic of Georgia')],
    ['Washington', { chosen: ['WA'] }],
    ['Washington, D.C.', { chosen: ['DC'] }],
    ['Washington DC, USA', { chosen: ['DC'] }],
    ['Washington, DC 20001', { chosen: ['DC'] }],
    ['Springfield, IL 62704-1234', { chosen: ['IL'] }],
    ['Kansas City, Missouri', { chosen: ['MO'] }],
    ['West Virginia', { chosen: ['WV'] }],
    ['Virgin Islands', { chosen: ['VI'] }],
    ['British Virgin Islands', elsewhere('British Virgin Islands')],
    ['American Samoa', { chosen: ['AS'] }],
    ['Samoa', unrecognised('Samoa')],
    ['Hawai’i', { chosen: ['HI'] }],
    ['Hawaiʻi', { chosen: ['HI'] }],
  ])('%s', (cell, choice) => {
    expect(read(cell)).toEqual(choice);
  });
});

describe('what nobody can tell', () => {
  it.each([
    'Ontario, California',
    'Vancouver, Washington, Canada',
    'California or Nevada',
    'CA/NV',
    'Oregon; Washington',
    'USA',
    'United States',
    'AE',
    'Califronia',
    'Everywhere',
    '12345',
    '?',
  ])('%s', (cell) => {
    expect(read(cell)).toEqual(unrecognised(cell));
  });

  it('a whole letter is no place, though a state is named in it', () => {
    const letter = `Dear committee, ${'I have moved often, '.repeat(12)}California`;
    expect(read(letter)).toEqual(unrecognised(letter));
  });

  it.each(['', '  ', '\u00a0'])('nothing is answered in an empty cell (%j)', (cell) => {
    expect(read(cell)).toBeUndefined();
  });
});

it('a program can have other places', () => {
  const readOther = createPlaceReader({
    inside: [{ code: 'ON', name: 'Ontario', aliases: ['Ont.'] }],
    elsewhere: ['California'],
  });
  expect(['Ontario', 'ont', 'ON', 'Toronto, Ontario'].map((cell) => readOther(cell))).toEqual(
    Array(4).fill({ chosen: ['ON'] }),
  );
  expect(readOther('California')).toEqual(elsewhere('California'));
  expect(readOther('Quebec')).toEqual(unrecognised('Quebec'));
});

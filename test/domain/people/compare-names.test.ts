import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, kinshipOf } from '../../../src/domain/people/compare-names.ts';
import { nameWords } from '../../../src/domain/people/name-words.ts';
import { nameLikenessWords } from '../../../src/domain/people/name-words-said.ts';
import { areForms } from '../../../src/domain/people/nicknames.ts';

const name = (given: string, family: string) => ({
  given,
  family,
  givenWords: nameWords(given),
  familyWords: nameWords(family),
});

describe('two first names', () => {
  it.each([
    ['ben', 'benjamin'],
    ['bob', 'robert'],
    ['liz', 'elizabeth'],
    ['lupe', 'guadalupe'],
    ['kate', 'catherine'],
  ])('%s and %s are forms of one', (one, other) => {
    expect([areForms(one, other), areForms(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['maria', 'mario'],
    ['jo', 'john'],
    ['ann', 'bob'],
    ['robert', 'william'],
  ])('%s and %s are not', (one, other) => {
    expect([areForms(one, other), areForms(other, one)]).toEqual([false, false]);
  });
});

describe('how two halves of a name are related', () => {
  it.each([
    ['José', 'Jose', 'same'],
    ['Mary Ann', 'Maryann', 'same'],
    ['Ben', 'Benjamin', 'forms'],
    ['Ana', 'Ana María', 'part'],
    ['María Ana', 'Ana María', 'part'],
    ['Ana M.', 'Ana', 'part'],
    ['Mario', 'Maria', 'typo'],
    ['Jhonatan', 'Jonathan', 'typo'],
    ['Lee', 'Leo', 'different'],
    ['J.', 'John', 'initial'],
    ['J. R.', 'John Robert', 'initial'],
    ['K.', 'John', 'different'],
    ['', 'John', 'unknown'],
    ['Ana', 'Ben', 'different'],
  ])('%s, %s: %s', (one, other, kinship) => {
    expect(kinshipOf(nameWords(one), nameWords(other), true)).toBe(kinship);
    expect(kinshipOf(nameWords(other), nameWords(one), true)).toBe(kinship);
  });
});

describe('how alike two names are', () => {
  it.each([
    [name('Ana', 'Ruiz'), name('Ana', 'Ruíz'), 50, 'same name, written differently'],
    [name('Ana', 'Ruiz'), name('Ana', 'Ruiz'), 50, 'same name'],
    [name('Ana', 'Ruiz'), name('Ruiz', 'Ana'), 47, 'same name, first and last name swapped'],
    [
      name('Ben', 'Osei'),
      name('Benjamin', 'Osei'),
      47,
      'same last name, first names Ben and Benjamin may be forms of one',
    ],
    [
      name('Ana', 'Ruiz'),
      name('Ana', 'Ruiz Díaz'),
      45,
      'same first name, last names Ruiz and Ruiz Díaz, one part of the other',
    ],
    [
      name('Mario', 'Garcia'),
      name('Maria', 'Gracia'),
      36,
      'first names Mario and Maria, a typing error apart, last names Garcia and Gracia, a typing error apart',
    ],
    [name('J.', 'Osei'), name('Ben', 'Osei'), 0, 'same last name, first names differ, J. and Ben'],
    [name('', 'Osei'), name('Ben', 'Osei'), 33, 'same last name, no first name to compare'],
    [name('Ana', 'Ruiz'), name('Ana', 'Miller'), 12, 'same first name, last names differ, Ruiz and Miller'],
    [
      name('Ana', 'Ruiz'),
      name('Ben', 'Osei'),
      -40,
      'first names differ, Ana and Ben, last names differ, Ruiz and Osei',
    ],
    // Half of a swap is none.
    [
      name('Ana', 'Ruiz'),
      name('Ruiz', 'Miller'),
      -40,
      'first names differ, Ana and Ruiz, last names differ, Ruiz and Miller',
    ],
  ])('%o, %o', (one, other, points, words) => {
    const likeness = compareNames(one, other);
    expect([likeness.points, nameLikenessWords(one, other, likeness)]).toEqual([points, words]);
    expect(compareNames(other, one).points).toBe(points);
  });

  const word = fc.constantFrom(
    'Ana',
    'Ana María',
    'Ruiz',
    'Ruíz',
    'Riuz',
    'A.',
    'Ben',
    'Benjamin',
    '',
    'Osei',
    'Osie',
    'Ann Ann',
  );
  it('is the same both ways round, and never more than 50', () => {
    fc.assert(
      fc.property(word, word, word, word, (given, family, otherGiven, otherFamily) => {
        const [one, other] = [name(given, family), name(otherGiven, otherFamily)];
        expect(compareNames(one, other).points).toBe(compareNames(other, one).points);
        expect(compareNames(one, other).points).toBeLessThanOrEqual(50);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameWords, soundOf } from '../../../src/domain/people/name-words.ts';

describe('the words of a name', () => {
  it.each([
    ['José', ['jose']],
    ['JOSÉ ', ['jose']],
    ['Dr. José O’Neil-Ruiz, Jr.', ['jose', 'oneil', 'ruiz']],
    ["O'Neil", ['oneil']],
    ['Łukasz Sørensen', ['lukasz', 'sorensen']],
    ['Strauß', ['strauss']],
    ['李 小龙', ['李', '小龙']],
    ['Zoe\u0308', ['zoe']],
    ['', []],
    [' - ', []],
    // Nobody is called nothing: a title that is all there is stays.
    ['Dr.', ['dr']],
  ])('%s', (text, words) => {
    expect(nameWords(text)).toEqual(words);
  });

  it('are the same when they are read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = nameWords(text);
        expect(nameWords(words.join(' '))).toEqual(words);
      }),
    );
  });
});

describe('one sound', () => {
  it.each([
    ['smith', 'smyth'],
    ['garcia', 'gracia'],
    ['catherine', 'kathryn'],
    ['philip', 'fillip'],
    ['gonzalez', 'gonsales'],
  ])('of %s and %s', (one, other) => {
    expect(soundOf(one)).toBe(soundOf(other));
  });

  it('tells names apart that sound different', () => {
    expect(new Set(['osei', 'garcia', 'ruiz', 'marsh', 'lindt'].map(soundOf)).size).toBe(5);
  });
});

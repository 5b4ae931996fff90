import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/domain/did-you-mean.ts';

const keys = ['id', 'name', 'kind', 'field', 'weight', 'levels'];

describe('nearest', () => {
  it.each([
    ['wieght', 'weight'],
    ['naem', 'name'],
    ['Weight', 'weight'],
    ['wight', 'weight'],
    ['level', 'levels'],
    ['fields', 'field'],
    ['ids', 'id'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, keys)).toBe(meant);
  });

  it.each(['colour', 'points', 'x', '', '?', 'description of the weight'])('takes %j for nothing', (word) => {
    expect(nearest(word, keys)).toBeNull();
  });

  it('does not mind case, spaces and punctuation', () => {
    expect(nearest('grade_levels', ['gradeLevels'])).toBe('gradeLevels');
    expect(nearest('E-mail adress', ['Timestamp', 'Email Address'])).toBe('Email Address');
  });

  it('prefers the nearest, and of equally near ones the first', () => {
    expect(nearest('cst', ['csp', 'csf'])).toBe('csp');
    expect(nearest('meeting', ['meetings', 'meeting'])).toBe('meeting');
  });

  it('finds every word itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]+$/), (word) => {
        expect(nearest(word, ['', word])).toBe(word);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { readRoster } from './ann-lee.ts';

describe('a line of the roster', () => {
  it('is a participant', () => {
    expect(readRoster(' Ann@Example.org', ' Ann ', 'Lee', 'K5 Affiliates', '2014')).toEqual({
      value: {
        email: 'ann@example.org',
        firstName: 'Ann',
        lastName: 'Lee',
        program: 'K5 Affiliates',
        year: 2014,
        line: 3,
      },
      issues: [],
    });
  });

  it.each<[string, number | null]>([
    ['', null],
    [' 1999 ', 1999],
    ['2015.0', 2015],
  ])('a year "%s" is %s', (cell, year) => {
    expect(readRoster('ann@example.org', '', '', '', cell).value?.year).toBe(year);
  });

  it.each(['14', '2014-15', 'last', '1850', '2014.5'])('a year "%s" holds it', (cell) => {
    expect(readRoster('ann@example.org', '', '', '', cell)).toEqual({
      value: null,
      issues: [{ line: 3, column: 'Year', code: 'impossible-year', severity: 'held', value: cell }],
    });
  });

  it('without an address is held', () => {
    expect(readRoster('', 'Ann', 'Lee', '', '').issues.map(({ code }) => code)).toEqual(['missing-email']);
  });
});

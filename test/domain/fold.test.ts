import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/fold.ts';

describe('fold', () => {
  it.each([
    ['  Email   Address: ', 'email address'],
    ['Zip/Postal\u00a0code', 'zip postal code'],
    ['I\u2019m applying', "i'm applying"],
    ['I\u00b4m applying', 'I`m applying'],
    ['\u201cHour of Code\u201d', '"Hour of Code"'],
    ['Check all that apply (optional)\r\n', 'check all that apply, optional'],
    ['\uff25\uff4d\uff41\uff49\uff4c', 'email'],
    ['e\u0301quite\u0301', '\u00c9QUIT\u00c9'],
    ['zero\u200bwidth', 'zerowidth'],
    ['3\u20135 years', '3-5 years'],
  ])('takes %j and %j for the same', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['< 5 years', '> 5 years'],
    ['C', 'C++'],
    ['10 $', '10 \u20ac'],
    ['3-5', '35'],
    ['e', '\u00e9'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('keeps the letters and digits of all scripts', () => {
    expect(fold('\u0418\u043c\u044f, \u540d\u524d! \u0928\u093e\u092e; \u0663')).toBe(
      '\u0438\u043c\u044f \u540d\u524d \u0928\u093e\u092e \u0663',
    );
  });

  it('changes nothing the second time, and leaves single spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text)).not.toMatch(/^\s|\s\s|\s$/);
      }),
    );
  });
});

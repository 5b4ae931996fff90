import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { visible, visibleLines } from '../../src/report/visible.ts';
import { displayWidth, fitText, wrap } from '../../src/report/width.ts';
import { anyText } from './any-text.ts';

const shownText = anyText.map(visible);

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['plain', 5],
    ['漢字', 4],
    ['e\u0301', 1],
    ['👩\u200d👩\u200d👧', 2],
    ['🇺🇸', 2],
    ['\x1b[1mbold\x1b[22m', 4],
  ])('%j takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width));

  it('is the same on its fast path', () => {
    const narrow = [
      [0x20, 0x7e],
      [0xa1, 0x2ff],
      [0x2010, 0x2027],
    ].flatMap(([from = 0, to = 0]) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
    );
    for (const character of narrow)
      expect([character, displayWidth(character)]).toEqual([character, stringWidth(character)]);
    // None of them joins with another, or takes up what follows it unseen.
    const any = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...narrow) },
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(any), (characters) => {
        const text = characters.join('');
        expect(displayWidth(text)).toBe(stringWidth(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('fitText', () => {
  it.each([
    ['exactly', 7, 'exactly'],
    ['too long', 7, 'too lo…'],
    ['too long', 1, '…'],
    ['too long', 0, ''],
    ['漢字漢字', 8, '漢字漢字'],
    ['漢字漢字', 7, '漢字漢…'],
    ['漢字漢字', 6, '漢字…'],
    ['ae\u0301e\u0301e\u0301', 3, 'ae\u0301…'],
    ['👩\u200d👩\u200d👧👍🏽x', 4, '👩\u200d👩\u200d👧…'],
  ])('%j in %i columns is %j', (text, width, fitted) => expect(fitText(text, width)).toBe(fitted));

  it('never takes more than its columns, and cuts only what is too wide', () => {
    fc.assert(
      fc.property(shownText, fc.integer({ min: 0, max: 30 }), (text, width) => {
        const fitted = fitText(text, width);
        expect(stringWidth(fitted)).toBeLessThanOrEqual(width);
        if (stringWidth(text) <= width) expect(fitted).toBe(text);
        else if (width > 0) {
          expect(fitted.endsWith('…')).toBe(true);
          expect(text.startsWith(fitted.slice(0, -1))).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('wrap', () => {
  it.each([
    ['one two three', 7, '', ['one two', 'three']],
    ['one  two\n\nthree ', 20, '', ['one two', '', 'three']],
    ['one two', 5, '  ', ['  one', '  two']],
    ['see http://a.b/cdefgh', 8, '', ['see http', '://a.b/c', 'defgh']],
    ['漢字漢字漢', 5, '', ['漢字', '漢字', '漢']],
    ['漢', 1, '', ['漢']],
    ['a 漢 b', 1, '', ['a', '漢', 'b']],
    ['', 10, '  ', ['']],
  ])('%j in %i columns after %j is %j', (text, width, indent, lines) => {
    expect(wrap(text, width, indent)).toEqual(lines);
  });

  it('keeps every character but spaces, in lines that fit', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), fc.constantFrom('', '  '), (text, width, indent) => {
        const prose = visibleLines(text).join('\n');
        const lines = wrap(prose, indent.length + width, indent);
        for (const line of lines) {
          // One grapheme can be wider than the line: it is not cut.
          const graphemes = [...new Intl.Segmenter('en').segment(line.slice(indent.length))].length;
          if (graphemes > 1) expect(stringWidth(line)).toBeLessThanOrEqual(indent.length + width);
        }
        expect(lines.join('').replaceAll(' ', '')).toBe(prose.replaceAll(/[ \n]/g, ''));
      }),
      { numRuns: 2000 },
    );
  });
});

import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { chunks, graphemes } from '../../src/report/graphemes.ts';
import { displayWidth } from '../../src/report/width.ts';
import { anyText } from './any-text.ts';

const native = new Intl.Segmenter('en', { granularity: 'grapheme' });
const longText = fc.array(anyText, { minLength: 20, maxLength: 120 }).map((parts) => parts.join(''));

describe('graphemes', () => {
  it('are those of the whole text, however long it is', () => {
    fc.assert(
      fc.property(longText, (text) => {
        expect([...graphemes(text)]).toEqual([...native.segment(text)].map(({ segment }) => segment));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nothing', '', 0],
    ['flags, two letters each', '🇺🇸'.repeat(400), 400],
    ['one letter with a thousand marks', `a${'\u0301'.repeat(1000)}`, 1],
    ['a joined family of hundreds', `${'👩\u200d'.repeat(500)}👧x`, 2],
    ['letters beyond the basic plane', `x${'𝒜'.repeat(999)}`, 1000],
  ])('of %s', (_, text, count) => expect([...graphemes(text)]).toHaveLength(count));

  it('come in short pieces, which is what keeps them linear', () => {
    const pieces = [...chunks('漢'.repeat(50_000))];
    expect(pieces.join('')).toBe('漢'.repeat(50_000));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(256);
    expect(pieces.length).toBeLessThan(200);
  });

  it('add up to the width of the whole', () => {
    fc.assert(
      fc.property(longText, (text) => {
        const uncoloured = text.replaceAll(/[\x1b\x9b]/g, '');
        expect(displayWidth(uncoloured)).toBe(stringWidth(uncoloured));
      }),
      { numRuns: 300 },
    );
  });
});

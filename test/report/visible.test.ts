import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible, visibleLines } from '../../src/report/visible.ts';
import { anyText, forbidden } from './any-text.ts';

describe('visible', () => {
  it.each([
    ['plain text, 100 %', 'plain text, 100 %'],
    ['a\x1b[31mb', 'a\\x1b[31mb'],
    ['\0\x7f\x85\x9b', '\\x00\\x7f\\x85\\x9b'],
    ['a\r\n\tb', 'a\\r\\n\\tb'],
    ['\u061c\u200e\u200f\u202a\u202e\u2066\u2069', '\\u061c\\u200e\\u200f\\u202a\\u202e\\u2066\\u2069'],
    ['\u200b\u2060\ufeff\u00ad\u3164', '\\u200b\\u2060\\ufeff\\xad\\u3164'],
    ['a\u2028b\u2029', 'a\\u2028b\\u2029'],
    ['\ud83d!', '\\ud83d!'],
    ['!\udc4d', '!\\udc4d'],
    ['x\u{e0041}\u{e007f}', 'x\\u{e0041}\\u{e007f}'],
    ['\ufff9a\ufffab\ufffb', '\\ufff9a\\ufffab\\ufffb'],
    ['a\ufe0f\ufe0f\ufe0e', 'a\ufe0f\\ufe0f\\ufe0e'],
    ['pay\u200cpal pay\u200dpal', 'pay\\u200cpal pay\\u200dpal'],
    ['👩\u200d 👩', '👩\\u200d 👩'],
    ['🏽', '\\u{1f3fd}'],
  ])('%j is shown as %j', (text, shown) => expect(visible(text)).toBe(shown));

  it.each([
    ['Persian', 'می\u200cخواهم'],
    ['Sinhala', 'ශ්\u200dරී'],
    ['Malayalam, old chillu at a word end', 'അവന്\u200d '],
    ['Bengali', 'র\u200d্যাব'],
    ['a family', '👩\u200d👩\u200d👧'],
    ['a skin tone before a joiner', '🏃🏽\u200d♂\ufe0f'],
    ['a flag with a variation selector', '🏳\ufe0f\u200d🌈'],
    ['keycap', '1\ufe0f\u20e3'],
    ['combining marks', 'e\u0301 नमस्ते สวัสดี'],
  ])('leaves %s as it is', (_, text) => expect(visible(text)).toBe(text));

  it('lets nothing through that steers, hides or breaks a line, and is done after one pass', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(forbidden);
        expect(visible(shown)).toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });

  it('is done after one pass where a joiner stands beside a letter that is made visible itself', () => {
    for (const text of ['\u1014\u103a\u200d\u0d4e', '\u0d4e\u200d\u0d15', '\u0600\u200c\u0628'])
      expect(visible(visible(text))).toBe(visible(text));
    expect(visible('\u1014\u103a\u200d\u0d4e')).toBe('\u1014\u103a\\u200d\\u0d4e');
  });

  it('shows every single code point that is a control, format or separator', () => {
    for (let code = 0; code <= 0xe0fff; code += 1) {
      const character = String.fromCodePoint(code);
      if (forbidden.test(character)) expect(visible(character)).toMatch(/^\\(?:[nrt]|x..|u....|u\{.....\})$/);
    }
  });
});

describe('visibleLines', () => {
  it('breaks where the writer broke, and only there', () => {
    expect(visibleLines('a\r\nb\nc\rd\ve\u2028f\u2029g\x85h')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g\\x85h']);
    expect(visibleLines('')).toEqual(['']);
    expect(visibleLines('\n')).toEqual(['', '']);
  });

  it('shows pasted tabs as spaces', () => expect(visibleLines('•\tone')).toEqual(['• one']));

  it('lets nothing through either', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of visibleLines(text)) expect(line).not.toMatch(forbidden);
      }),
    );
  });
});

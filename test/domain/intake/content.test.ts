import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/domain/intake/application.ts';
import { contentOf } from '../../../src/domain/intake/content.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '\n', '\ud800', '\u2028', ''),
);
const anyChoice = fc.record(
  { chosen: fc.array(fc.constantFrom('led-pd', 'mentored', 'none')), other: anyText, unrecognised: anyText },
  { requiredKeys: ['chosen'] },
);
const anyAnswers = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,12}$/), fc.oneof(anyText, anyChoice), {
  maxKeys: 25,
});

describe('contentOf', () => {
  it('is the JSON of the answers, to the letter', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const plain = { ...answers } as Answers;
        expect(contentOf(plain)).toBe(JSON.stringify(plain));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read back as what was answered', () => {
    const answers: Answers = { firstName: 'Zoë "Zo" O’Neil', state: { chosen: ['CA'] }, motivation: 'a\n\tb\\' };
    expect(JSON.parse(contentOf(answers))).toEqual(answers);
  });
});

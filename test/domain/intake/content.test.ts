import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../../src/domain/intake/application.ts';
import { contentOf, createContentWriter } from '../../../src/domain/intake/content.ts';

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
  it('is the JSON of the answers in order of their fields, to the letter', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const ordered = Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
        expect(contentOf({ ...answers } as Answers)).toBe(JSON.stringify(ordered));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read back as what was answered', () => {
    const answers: Answers = { firstName: 'Zoë "Zo" O’Neil', state: { chosen: ['CA'] }, motivation: 'a\n\tb\\' };
    expect(JSON.parse(contentOf(answers))).toEqual(answers);
  });
});

describe('a content writer', () => {
  it('writes one set of answers after another as contentOf does, leaving out what was not answered', () => {
    const choices = fc.array(anyChoice, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(anyAnswers, { maxLength: 5 }), choices, (many, repeated) => {
        const fields = [...new Set(many.flatMap((answers) => Object.keys(answers)))].sort();
        const write = createContentWriter(fields);
        many.forEach((answers, at) => {
          // The same object for the same choice, as readers hand it out.
          const own = {
            ...answers,
            ...(fields[0] === undefined ? {} : { [fields[0]]: repeated[at % repeated.length] }),
          };
          expect(write(fields.map((field) => own[field] as Answer | undefined))).toBe(contentOf(own as Answers));
        });
      }),
    );
  });
});

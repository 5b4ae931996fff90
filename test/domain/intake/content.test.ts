import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../../src/domain/intake/application.ts';
import { contentOf, createContentWriter } from '../../../src/domain/intake/content.ts';
import { anyAnswers, anyChoice } from './any-content.ts';

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

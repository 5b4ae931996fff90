import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/domain/intake/application.ts';
import { contentOf } from '../../../src/domain/intake/content.ts';
import { createContentReader } from '../../../src/domain/intake/content-reader.ts';
import { anyAnswers } from './any-content.ts';

const inOrder = (answers: object, fields: readonly string[]) => {
  const kept = JSON.parse(JSON.stringify(answers)) as Answers;
  return fields.map((field) => kept[field]);
};

/** Texts that look like what is searched for, and names that stand in every choice. */
const tricky: Answers = {
  canAttend: { chosen: ['yes'], other: 'a } and a "canAttend":{"chosen":["no"]}' },
  chosen: { chosen: [], unrecognised: '"}' },
  city: 'x","state":{"chosen":["CA"]},"city":"y',
  motivation: 'it ends in a backslash\\',
  other: 'in the other',
  state: { chosen: ['NY'] },
};

describe('a content reader', () => {
  it('reads what was answered, one submission after another, whichever fields are asked for in whichever order', () => {
    const many = fc.array(fc.oneof(anyAnswers, fc.constant(tricky)), { minLength: 1, maxLength: 6 });
    const places = fc.array(fc.nat({ max: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(many, places, (all, asked) => {
        const names = ['state', 'city', ...new Set(all.flatMap((answers) => Object.keys(answers)))];
        const fields = [...new Set(asked.map((place) => names[place % names.length] ?? ''))];
        const read = createContentReader(fields);
        for (const answers of [...all, ...all]) {
          expect(read(contentOf(answers as Answers))).toEqual(inOrder(answers, fields));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(Object.keys(tricky).map((field) => [field]))('is not misled by texts that look alike: %s', (field) => {
    const fields = ['zip', field, 'applyingAs'];
    expect(createContentReader(fields)(contentOf(tricky))).toEqual([undefined, tricky[field], undefined]);
  });

  it('reads JSON that was written otherwise', () => {
    const read = createContentReader(['city', 'state']);
    const expected = ['Salem', { chosen: ['OR'] }];
    expect(read('{"state":{"chosen":["OR"]},"city":"Salem"}')).toEqual(expected);
    expect(read('{ "city": "Salem", "state": { "chosen": ["OR"] } }')).toEqual(expected);
    expect(read('{"city":"S\\u0061lem","state":{"chosen":["OR"]}}')).toEqual(expected);
  });

  it('hands out the same object for the same choice, but for one with a text of its own', () => {
    const read = createContentReader(['state']);
    const [first] = read(contentOf({ state: { chosen: ['CA'] }, city: 'Chico' }));
    expect(read(contentOf({ state: { chosen: ['CA'] } }))[0]).toBe(first);
    const elsewhere = { state: { chosen: ['elsewhere'], other: 'Ontario' } };
    const [other] = read(contentOf(elsewhere));
    expect(other).toEqual(elsewhere.state);
    expect(read(contentOf(elsewhere))[0]).not.toBe(other);
  });

  it('says of what is no JSON that it is none', () => {
    expect(() => createContentReader(['state'])('{"state":{"chosen":["CA"')).toThrow(SyntaxError);
    expect(() => createContentReader(['city'])('{"city":"Sal')).toThrow(SyntaxError);
  });
});

// What a text most likely means: a wrong proposal is one keystroke away from a wrong answer, kept in the form for good.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion, byNearness, nearestMeaning } from '../../../src/domain/intake/meaning.ts';
import { program } from './built-in-program.ts';

function question(field: string) {
  const found = answerQuestion(program, 'application', field);
  if (found === null) throw new Error(`${field} is no question of options`);
  return found;
}

describe('the likeliest meaning of a text that could not be read', () => {
  it.each([
    ['focusArea', 'Exploring Computr Science', 'ecs'],
    ['focusArea', 'Exploring CS (Computer Science)', 'ecs'],
    ['state', 'Kalifornia', 'CA'],
    ['state', 'Pensylvannia', 'PA'],
    ['canAttend', 'Yess', 'yes'],
  ])('%s "%s" is %s', (field, text, id) => {
    expect(nearestMeaning(question(field), text)?.id).toBe(id);
    expect(byNearness(question(field), text)[0]?.id).toBe(id);
  });

  it.each([
    ['focusArea', 'Robotics'],
    ['state', 'Bayern'],
    ['canAttend', 'I will be travelling that week'],
  ])('%s "%s" is left open: all are still there to choose from', (field, text) => {
    const asked = question(field);
    expect(nearestMeaning(asked, text)).toBe(null);
    expect(byNearness(asked, text)).toHaveLength(asked.meanings.length);
  });
});

describe('all meanings, the likeliest first', () => {
  it('are all there, each once, whatever the text', () => {
    const asked = question('state');
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ids = byNearness(asked, text).map(({ id }) => id);
        expect(ids.toSorted()).toEqual(asked.meanings.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('stay in the order of the form where none is nearer', () => {
    const asked = question('focusArea');
    expect(byNearness(asked, '')).toEqual(asked.meanings);
  });

  it('are found for a text without end too', () => {
    expect(nearestMeaning(question('focusArea'), 'x'.repeat(1_000_000))).toBe(null);
  });
});

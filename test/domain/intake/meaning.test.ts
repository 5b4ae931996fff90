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

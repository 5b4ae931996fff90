import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/intake/application.ts';
import { answerText } from '../../../src/domain/scoring/answer-text.ts';
import { applicationForm, program } from '../intake/built-in-program.ts';

const textOf = (name: string, answer: Answer | undefined): string | null =>
  answerText(
    answer,
    applicationForm.fields.find(({ field }) => field === name),
    program.places,
  );

describe('answerText', () => {
  it.each<[string, Answer | undefined, string | null]>([
    ['city', undefined, null],
    ['city', 'Albany', 'Albany'],
    ['canAttend', { chosen: ['not-sure'] }, 'Not sure yet'],
    ['canAttend', { chosen: [], unrecognised: 'Perhaps' }, 'Perhaps'],
    ['gradeLevels', { chosen: ['high', 'college'] }, 'High school (9-12); Community college, college, or university'],
    ['gradeLevels', { chosen: ['high'], unrecognised: 'Preschool' }, 'High school (9-12); Preschool'],
    ['csInvolvement', { chosen: ['none'], other: 'Robotics' }, 'I am not currently involved; Robotics'],
    ['csInvolvement', { chosen: [], other: 'Robotics' }, 'Robotics'],
    ['csInvolvement', { chosen: [] }, null],
    ['state', { chosen: ['NY'] }, 'New York'],
    ['state', { chosen: ['PR'] }, 'Puerto Rico'],
    ['state', { chosen: ['elsewhere'], other: 'Toronto, Ontario' }, 'Toronto, Ontario'],
    ['state', { chosen: [], unrecognised: 'Atlantis' }, 'Atlantis'],
  ])('%s %j is %j', (name, answer, text) => {
    expect(textOf(name, answer)).toBe(text);
  });

  it('says the id of what the form or the places no longer know', () => {
    expect(textOf('gradeLevels', { chosen: ['preschool'] })).toBe('preschool');
    expect(textOf('state', { chosen: ['ZZ'] })).toBe('ZZ');
    expect(textOf('a question of last year', { chosen: ['yes'] })).toBe('yes');
  });
});

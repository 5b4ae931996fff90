import { describe, expect, it } from 'vitest';
import { matchOption } from '../../../../src/domain/intake/propose/options.ts';
import { choiceField } from '../built-in-program.ts';

const matched = (field: string, text: string) => {
  const match = matchOption(text, choiceField(field).options);
  return match === null ? null : `${match.how} ${match.option.id}`;
};

describe('matchOption', () => {
  it.each([
    ['canAttend', 'YES.', 'same yes'],
    ['canAttend', 'Not quite sure', 'like not-sure'],
    ['gradeLevels', 'Elementary (K-5)', 'like elementary'],
    ['gradeLevels', 'High schol (9-12)', 'like high'],
    ['taughtCurriculum', 'Yes, I have taught it', 'like this'],
    ['taughtCurriculum', 'No, I have never taught CS', 'like none'],
    ['taughtCurriculum', 'No, but I have taught other CS courses', 'like other-cs'],
    ['teacherLeadership', 'I have led PD workshops for teachers', 'like led-pd'],
    ['csInvolvement', 'I run an after-school club or camp', 'like runs-activity'],
    ['yearsTeaching', '3 to 5 years', 'like 3-5'],
  ])('%s: %s is %s', (field, text, expected) => {
    expect(matched(field, text)).toBe(expected);
  });

  it.each([
    // A word that turns it into its contrary, another number, two that are as near, or nothing to do with any.
    ['taughtCurriculum', 'I have taught computer science'],
    ['gradeLevels', 'I have taught'],
    ['yearsTeaching', '7-9 years'],
    ['focusArea', 'Computer Science'],
    ['focusArea', 'Robotics'],
    ['canAttend', '—'],
    ['canAttend', 'x'.repeat(10_000)],
  ])('%s: %s is none', (field, text) => {
    expect(matched(field, text)).toBeNull();
  });
});

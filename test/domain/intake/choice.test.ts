import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/domain/intake/application.ts';
import { createChoiceReader } from '../../../src/domain/intake/choice.ts';
import type { ChoiceField } from '../../../src/domain/program/form.ts';
import { choiceField, choiceFields } from './built-in-program.ts';

const readerOf = (name: string) => createChoiceReader(choiceField(name));

describe.each(choiceFields.map((field) => ({ name: field.field, field })))('$name', ({ field }) => {
  const read = createChoiceReader(field);
  const spellings = field.options.flatMap(({ id, text, aliases }) =>
    [text, ...aliases].map((spelling) => [spelling, id]),
  );

  it.each(spellings)('"%s" is %s, in capitals and among spaces too', (spelling, id) => {
    for (const cell of [spelling, `  ${spelling} `, spelling.toUpperCase(), spelling.replaceAll(' ', '\u00a0 ')]) {
      expect(read(cell), cell).toEqual({ chosen: [id] });
    }
  });

  it.each(['', '   ', '\u00a0\t'])('nothing is answered in an empty cell (%j)', (cell) => {
    expect(read(cell)).toBeUndefined();
  });
});

describe('one answer', () => {
  it.each<[string, string, Choice]>([
    ['taughtCurriculum', 'No, but I have taught other computer science courses ', { chosen: ['other-cs'] }],
    ['applyingAs', 'I’m applying for myself', { chosen: ['self'] }],
    ['applyingAs', "I'm applying for myself", { chosen: ['self'] }],
    ['applyingAs', 'I‘m applying for myself', { chosen: ['self'] }],
    ['canAttend', 'yes', { chosen: ['yes'] }],
    ['canAttend', 'Perhaps', { chosen: [], unrecognised: 'Perhaps' }],
    ['canAttend', 'Yes, if funded', { chosen: [], unrecognised: 'Yes, if funded' }],
    ['yearsTeaching', ' 6+ years', { chosen: ['6-plus'] }],
    ['yearsTeaching', '6 years', { chosen: [], unrecognised: '6 years' }],
    ['focusArea', 'Computer Science A', { chosen: [], unrecognised: 'Computer Science A' }],
    ['focusArea', 'csf', { chosen: ['csf'] }],
  ])('%s: "%s"', (name, cell, choice) => {
    expect(readerOf(name)(cell)).toEqual(choice);
  });

  it('is not two answers, even where both are on the form', () => {
    expect(readerOf('canAttend')('Yes, No')).toEqual({ chosen: [], unrecognised: 'Yes, No' });
  });
});

describe('many answers', () => {
  it.each<[string, string, Choice]>([
    [
      'gradeLevels',
      'Community college, college, or university, Elementary school (K-5)',
      { chosen: ['elementary', 'college'] },
    ],
    ['gradeLevels', 'High school (9-12);Community college, college, or university', { chosen: ['high', 'college'] }],
    ['gradeLevels', 'High school;Middle school;', { chosen: ['middle', 'high'] }],
    ['gradeLevels', 'High school (9-12), High school (9-12)', { chosen: ['high'] }],
    ['gradeLevels', 'college', { chosen: [], unrecognised: 'college' }],
    [
      'gradeLevels',
      'High school (9-12), Preschool, ages 3, 4',
      { chosen: ['high'], unrecognised: 'Preschool, ages 3, 4' },
    ],
    ['teacherLeadership', 'None of these\nI have mentored or coached teachers', { chosen: ['mentored', 'none'] }],
  ])('%s: "%s"', (name, cell, choice) => {
    expect(readerOf(name)(cell)).toEqual(choice);
  });
});

describe('a free answer', () => {
  const read = readerOf('csInvolvement');
  const teaches = 'I teach CS courses for credit to K-12, community college, or university students';

  it.each<[string, Choice]>([
    ['Robotics', { chosen: [], other: 'Robotics' }],
    ['Robotics, chess and LEGO, mostly', { chosen: [], other: 'Robotics, chess and LEGO, mostly' }],
    ['I reach 1,000 students; really', { chosen: [], other: 'I reach 1,000 students; really' }],
    [`${teaches}, I reach 1,000 students`, { chosen: ['teaches'], other: 'I reach 1,000 students' }],
    [`${teaches};I reach 1,000 students`, { chosen: ['teaches'], other: 'I reach 1,000 students' }],
    ['I teach CS courses for credit to K-12', { chosen: [], other: 'I teach CS courses for credit to K-12' }],
    [`${teaches}, `, { chosen: ['teaches'] }],
    [`${teaches};`, { chosen: ['teaches'] }],
  ])('"%s"', (cell, choice) => {
    expect(read(cell)).toEqual(choice);
  });

  it('is told apart from an answer that means it, but is not worded so', () => {
    expect(read('I teach CS')).toEqual({ chosen: [], other: 'I teach CS' });
  });
});

describe('a form of one’s own', () => {
  const field: ChoiceField = {
    field: 'snacks',
    header: 'Snacks',
    kind: 'choice',
    aliases: [],
    optional: false,
    many: true,
    other: false,
    options: [
      { id: 'salt', text: 'Salt', aliases: [] },
      { id: 'salt-and-pepper', text: 'Salt, pepper', aliases: [] },
      { id: 'pepper', text: 'Pepper', aliases: [] },
    ],
  };
  const read = createChoiceReader(field);

  it('the longest option wins where one begins another', () => {
    expect(read('Salt, pepper')).toEqual({ chosen: ['salt-and-pepper'] });
    expect(read('Salt, Salt, pepper')).toEqual({ chosen: ['salt', 'salt-and-pepper'] });
    expect(read('Pepper, Salt')).toEqual({ chosen: ['salt', 'pepper'] });
  });

  it('answers the same however often and in whatever order it is asked', () => {
    const cells = ['Salt', 'Pepper', 'Salt', 'Mustard', '', 'Mustard', 'Salt, pepper', 'Pepper'];
    expect(cells.map((cell) => read(cell))).toEqual(cells.map((cell) => createChoiceReader(field)(cell)));
  });
});

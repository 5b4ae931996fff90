import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/domain/intake/application.ts';
import { createAssessor } from '../../../src/domain/intake/assessment.ts';
import type { Program } from '../../../src/domain/program/program.ts';
import { priorityOf } from '../../../src/domain/ranking/priority.ts';
import { scoreAnswers } from '../../../src/domain/scoring/score.ts';
import { anyAnswers, anyArea } from '../scoring/any-answers.ts';
import { program } from './built-in-program.ts';

/** So many gates and qualifications that their outcomes can't be told apart by one number. */
const vast: Program = {
  ...program,
  rubric: {
    ...program.rubric,
    qualifications: Array.from({ length: 8 }, (_, at) =>
      program.rubric.qualifications.map((one) => ({ ...one, id: `${one.id}-${at}` })),
    ).flat(),
  },
};
const withoutDistricts: Program = { ...program };
delete (withoutDistricts as { district?: unknown }).district;

/** In an order of their own: the fields that any of them has. */
const fieldsOf = (many: readonly Answers[]) => [...new Set(many.flatMap((answers) => Object.keys(answers)))].sort();
const inOrder = (answers: Answers, fields: readonly string[]) => fields.map((field) => answers[field]);

describe.each([
  ['the built-in program', program],
  ['a program without districts', withoutDistricts],
  ['a vast rubric', vast],
])('an assessor for %s', (_, rules) => {
  it('comes to what scoring each submission comes to, one after another', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAnswers, anyArea), { maxLength: 30 }), (submissions) => {
        const fields = fieldsOf(submissions.map(([answers]) => answers));
        const assess = createAssessor(rules, fields);
        // Everybody twice: remembered answers must say the same again.
        for (const [answers, area] of [...submissions, ...submissions]) {
          expect(assess(inOrder(answers, fields), area)).toMatchObject({
            score: scoreAnswers(rules, answers, area),
            priority: priorityOf(answers, false, rules) === 'declared' ? 'declared' : 'none',
          });
        }
      }),
    );
  });
});

describe('an assessor', () => {
  it('hands out the same object for those who come to the same', () => {
    const assess = createAssessor(program, ['city']);
    expect(assess(['Salem'], 'csf')).toBe(assess(['Boise'], 'csf'));
  });

  it('numbers the different ones in the order in which they come up', () => {
    const assess = createAssessor(program, ['canAttend']);
    const answers = ['yes', 'no', 'yes'].map((id) => [{ chosen: [id] }]);
    expect(answers.map((one) => assess(one, 'csf').number)).toEqual([0, 1, 0]);
  });
});

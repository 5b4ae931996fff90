import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../src/domain/ranking/standing.ts';
import { type Member, saidOf } from '../../../src/domain/record/member.ts';
import { createMemberStander, fieldsAsked } from '../../../src/domain/record/score-members.ts';
import { program } from '../intake/built-in-program.ts';
import { sha256 } from '../ranking/sha256.ts';
import { anyAnswers, anyArea, anySaid } from '../scoring/any-answers.ts';

const anyMember = fc.record({
  answers: anyAnswers,
  area: anyArea,
  inRoster: fc.boolean(),
  said: fc.option(anySaid, { nil: null }),
  calibrated: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: null }),
});

describe('a stander of members', () => {
  it('comes to what each of them comes to by itself, one after another', () => {
    const essay = program.rubric.qualifications.find(({ kind }) => kind === 'human')?.id ?? '';
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 12 }), (all) => {
        const calibrated = new Map<number, Record<string, number>>();
        const members = all.map(({ answers, area, inRoster, said, calibrated: mean }, application) => {
          if (said !== null && mean !== null) calibrated.set(application, { [essay]: mean });
          const scores = Object.entries(said?.readings ?? {}).flatMap(([criterion, points]) =>
            points.map((given, at) => ({ criterion, reviewer: `r${at}@example.org`, points: given })),
          );
          const corrections = Object.entries(said?.corrections ?? {}).map(([criterion, one]) => ({
            criterion,
            ...one,
          }));
          const member: Member = {
            ...{ application, name: 'Ann Lee', email: `p${application}@example.org`, area: area ?? '' },
            ...{ firstSubmittedAt: '2016-01-05T00:00:00Z', sentAt: '2016-01-06T00:00:00Z' },
            ...{ answers: JSON.stringify(answers), inRoster, scores, corrections, invitedTo: said?.invitedTo ?? [] },
          };
          return { member, answers, area };
        });
        const fields = [...new Set(fieldsAsked(program))];
        const stand = createMemberStander(program, fields, calibrated, sha256);
        // Everybody twice: what is remembered must say the same again.
        for (const { member, answers, area } of [...members, ...members]) {
          const { email, inRoster, firstSubmittedAt } = member;
          const candidate = { email, focusArea: area, answers, firstSubmittedAt, inRoster };
          const expected = standingOf({ ...candidate, said: saidOf(member, calibrated) }, program, sha256);
          const inOrder = fields.map((field) => answers[field]);
          expect(stand(member, inOrder)).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
  });
});

// Answers of every kind, as the readers of a row make them, for properties of scores.
import fc from 'fast-check';
import type { Answer, Answers, Choice } from '../../../src/domain/intake/application.ts';
import type { ChoiceField } from '../../../src/domain/program/form.ts';
import type { Readings, Said } from '../../../src/domain/scoring/said.ts';
import { applicationForm, program } from '../intake/built-in-program.ts';

const freeText = fc.constantFrom('Robotics', 'None, really', 'ロボット部');

function choices(field: ChoiceField): fc.Arbitrary<Choice> {
  const ids = field.options.map(({ id }) => id);
  const chosen = field.many ? fc.subarray(ids) : fc.subarray(ids, { maxLength: 1 });
  const left = fc.option(freeText, { nil: undefined });
  return fc.tuple(chosen, left).map(([some, text]) => {
    if (text === undefined) return { chosen: some };
    return field.other ? { chosen: some, other: text } : { chosen: some, unrecognised: text };
  });
}

const places: fc.Arbitrary<Choice> = fc.constantFrom<Choice>(
  { chosen: ['CA'] },
  { chosen: ['PR'] },
  { chosen: ['elsewhere'], other: 'Ontario' },
  { chosen: [], unrecognised: 'Atlantis' },
);

/** Any answers at all, each question possibly unanswered: then it has no entry. */
export const anyAnswers = fc.record(
  Object.fromEntries(
    applicationForm.fields
      .filter(({ kind }) => kind !== 'email' && kind !== 'timestamp')
      .map((field): [string, fc.Arbitrary<Answer>] => {
        if (field.kind === 'choice') return [field.field, choices(field)];
        return [field.field, field.kind === 'place' ? places : freeText];
      }),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

/** Any focus area of the program, or none. */
export const anyArea: fc.Arbitrary<string | null> = fc.constantFrom(null, ...program.focusAreas.map(({ id }) => id));

/** What any number of readers gave for the essays: each a level of the rubric, or none of it read yet. */
const anyReadings = fc.record(
  Object.fromEntries(
    program.rubric.qualifications
      .filter(({ kind }) => kind === 'human')
      .map(({ id, levels }) => [
        id,
        fc.array(fc.constantFrom(...levels.map(({ points }) => points)), { maxLength: 7 }),
      ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Readings>;

const anyCorrections = fc.record(
  Object.fromEntries(
    program.rubric.qualifications
      .filter(({ kind }) => kind === 'answer')
      .map(({ id, levels }) => [
        id,
        fc.record({
          points: fc.constantFrom(...levels.map(({ points }) => points)),
          reason: fc.constant('She rang us'),
          by: fc.constant('ada'),
        }),
      ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Said['corrections']>;

/** What people said of it, from nothing to all there is to say. */
export const anySaid: fc.Arbitrary<Said> = fc.record({
  readings: anyReadings,
  calibrated: fc.constant({}),
  corrections: anyCorrections,
  invitedTo: fc.constantFrom([], ['interview' as const]),
});

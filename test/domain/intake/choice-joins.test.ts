// Whatever is ticked on the form comes back the same from both of its exports (program.md, "Two exports").
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/domain/intake/application.ts';
import { createChoiceReader } from '../../../src/domain/intake/choice.ts';
import type { ChoiceField } from '../../../src/domain/program/form.ts';
import { choiceFields } from './built-in-program.ts';

const joints = [', ', ';'];
const many = choiceFields.filter((field) => field.many);

/** As a form tool, a spreadsheet or a word processor may have left an option's text. */
const decorations: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `${text} `,
  (text) => `${text}   `,
  (text) => text.replaceAll("'", '’'),
  (text) => text.replaceAll('-', '–'),
  (text) => text.replaceAll(' ', '\u00a0'),
];

const ticks = (field: ChoiceField) =>
  fc
    .shuffledSubarray([...field.options])
    .chain((options) =>
      fc
        .array(fc.constantFrom(...decorations), { minLength: options.length, maxLength: options.length })
        .map((how) => options.map((option, at) => ({ id: option.id, cell: how[at]?.(option.text) ?? option.text }))),
    );

/** Free answers as people give them: commas, semicolons, quotes and line breaks inside, none at the ends. */
const freeText = fc
  .array(
    fc.constantFrom(
      'I reach 1,000 students',
      'robotics',
      'K-12',
      'don’t ask',
      "it's",
      'ロボット部',
      '"club"',
      '(2014)',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', ', ', ',', '; ', ';', '\n', ' - '), { minLength: 5, maxLength: 5 })
      .map((gaps) => words.map((word, at) => (at === 0 ? word : `${gaps[at - 1]}${word}`)).join('')),
  );

const inFormOrder = (field: ChoiceField, ids: readonly string[]): string[] =>
  field.options.map(({ id }) => id).filter((id) => ids.includes(id));

describe.each(many.map((field) => ({ name: field.field, field })))('$name', ({ field }) => {
  const read = createChoiceReader(field);

  it('any options in any order come back from both exports', () => {
    fc.assert(
      fc.property(ticks(field), (ticked) => {
        const ids = ticked.map(({ id }) => id);
        const expected = ids.length === 0 ? undefined : { chosen: inFormOrder(field, ids) };
        for (const joint of joints) expect(read(ticked.map(({ cell }) => cell).join(joint))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('and so does a free text behind them, as it was typed', () => {
    fc.assert(
      fc.property(ticks(field), freeText, (ticked, free) => {
        const chosen = inFormOrder(
          field,
          ticked.map(({ id }) => id),
        );
        const expected: Choice = field.other ? { chosen, other: free } : { chosen, unrecognised: free };
        for (const joint of joints)
          expect(read([...ticked.map(({ cell }) => cell), free].join(joint))).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('no letter of any other text is lost, and no option is made up', () => {
    const letters = (text: string) => text.replace(/[\s,;]/g, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (cell) => {
        const choice = read(cell);
        const left = letters(choice?.other ?? choice?.unrecognised ?? '');
        expect({ chosen: choice?.chosen ?? [], left }).toEqual({ chosen: [], left: letters(cell) });
      }),
      { numRuns: 200 },
    );
  });
});

it('the form has options that hold commas: a split at ", " would tear them', () => {
  const torn = many.flatMap(({ options }) => options.filter(({ text }) => text.includes(', ')).map(({ id }) => id));
  expect(torn).toEqual(['college', 'hosted', 'teaches', 'runs-activity', 'advocates']);
});

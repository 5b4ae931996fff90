import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/domain/intake/application.ts';
import { ByChoice, createNumbering } from '../../../src/domain/intake/known-choice.ts';

const choices: readonly Choice[] = [
  { chosen: ['yes'] },
  { chosen: [], unrecognised: 'perhaps' },
  { chosen: ['high'], other: 'evening school' },
];

/** What hangs on a choice, and how often that was worked out. */
function counted() {
  const asked: Choice[] = [];
  const table = new ByChoice((choice) => {
    asked.push(choice);
    return JSON.stringify(choice);
  });
  return { asked, table };
}

describe('a choice that is remembered', () => {
  it('says what it said', () => {
    const number = createNumbering();
    expect(choices.map(number)).toEqual(choices);
    expect(choices.map((choice) => JSON.stringify(number(choice)))).toEqual(choices.map((c) => JSON.stringify(c)));
  });
});

describe('what hangs on choices', () => {
  it('is worked out once for each that is remembered, in whichever order they come', () => {
    const { asked, table } = counted();
    const [first, second, third] = choices.map(createNumbering());
    if (!first || !second || !third) throw new Error('three choices');
    const come = [third, first, third, second, first, second];
    expect(come.map((choice) => table.of(choice))).toEqual(come.map((choice) => JSON.stringify(choice)));
    expect(asked).toEqual([third, first, second]);
  });

  it('is worked out each time for one that nobody remembers', () => {
    const { asked, table } = counted();
    const choice: Choice = { chosen: ['yes'] };
    expect([table.of(choice), table.of(choice)]).toEqual(['{"chosen":["yes"]}', '{"chosen":["yes"]}']);
    expect(asked).toHaveLength(2);
  });

  it('is never that of another choice, though two readers gave the same number', () => {
    const { table } = counted();
    const [mine, theirs] = [{ chosen: ['yes'] }, { chosen: ['no'] }].map((choice) => createNumbering()(choice));
    if (!mine || !theirs) throw new Error('two choices');
    expect([mine, theirs, mine].map((choice) => table.of(choice))).toEqual([
      '{"chosen":["yes"]}',
      '{"chosen":["no"]}',
      '{"chosen":["yes"]}',
    ]);
  });
});

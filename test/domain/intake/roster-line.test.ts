// A line of the roster that several imports tell: what holds, and what is left when any of them is taken back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holding, type Saying, say, unsay } from '../../../src/domain/intake/roster-line.ts';

const said = (name: string, importId: number, line = importId * 10): Saying => ({ name, importId, line });

describe('what holds of a line', () => {
  it.each<[string, Saying[], Saying]>([
    ['the only thing said', [said('Ann', 1)], said('Ann', 1)],
    ['the last other name', [said('Ann', 1), said('Anna', 2)], said('Anna', 2)],
    ['the first of those who say the same', [said('Ann', 1), said('Ann', 2)], said('Ann', 1)],
    ['a name before none', [said('', 1), said('Ann', 2)], said('Ann', 2)],
    ['no name takes a name away', [said('Ann', 1), said('', 2)], said('Ann', 1)],
    ['no name at all', [said('', 1), said('', 2)], said('', 1)],
    ['back to the first name is said anew', [said('Ann', 1), said('Anna', 2), said('Ann', 3)], said('Ann', 3)],
  ])('%s', (_, sayings, held) => {
    expect(holding(sayings)).toEqual(held);
  });
});

/** Some imports one after another, each of which says something of the line once or more. */
const anyHistory = fc
  .array(fc.array(fc.constantFrom('', 'Ann', 'Anna'), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((imports) => imports.map((names, at) => names.map((name, line) => said(name, at + 1, line + 2))));

const kept = (all: readonly Saying[]): readonly Saying[] => all.reduce<readonly Saying[]>(say, []);

describe('what is kept of all that was said', () => {
  it('holds the same as all of it, whatever is taken back', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, nth) => {
        const all = history.flat();
        expect(holding(kept(all))).toEqual(holding(all));
        const gone = (nth % history.length) + 1;
        const others = all.filter(({ importId }) => importId !== gone);
        const left = unsay(kept(all), gone);
        expect(left.length).toBe(others.length === 0 ? 0 : kept(others).length);
        if (others.length > 0) expect(holding(left)).toEqual(holding(others));
      }),
    );
  });

  it('is in the order of the imports, also what one of them says later', () => {
    const anna = said('Anna', 2);
    expect(say([said('', 1), anna], said('Ann', 1, 4))).toEqual([said('Ann', 1, 4), anna]);
    expect(say([anna], said('Ann', 1))).toEqual([said('Ann', 1), anna]);
  });

  it('is at most two sayings of an import, however often it repeats itself', () => {
    const all = Array.from({ length: 1000 }, (_, at) => said(at % 3 === 0 ? '' : `Ann ${at % 2}`, 1, at));
    expect(kept(all).length).toBe(2);
    expect(holding(kept(all))).toEqual(holding(all));
  });
});

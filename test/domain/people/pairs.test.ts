import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlockComparer, nextCompared, wholeUpTo } from '../../../src/domain/people/compare-block.ts';
import { createPairList } from '../../../src/domain/people/pairs.ts';

/** What is compared in blocks of these sizes, as `block one other`, and how each block ended. */
function compared(...sizes: readonly number[]) {
  const pairs: string[] = [];
  const block = createBlockComparer<string>((one, other) => pairs.push(`${one}-${other}`));
  const ends = sizes.map((size, at) => {
    for (let member = 0; member < size; member++) block.add(`${at}.${member}`);
    return block.end();
  });
  return { pairs, ends };
}

describe('those who share a key', () => {
  it('are compared each with each, once, and with nobody of another key', () => {
    expect(compared(3, 1, 0, 2)).toEqual({
      pairs: ['0.0-0.1', '0.0-0.2', '0.1-0.2', '3.0-3.1'],
      ends: [
        { size: 3, isWhole: true },
        { size: 1, isWhole: true },
        { size: 0, isWhole: true },
        { size: 2, isWhole: true },
      ],
    });
  });

  it.each([wholeUpTo - 1, wholeUpTo, wholeUpTo + 1, 5_000])('%i of them: no pair twice, and within bounds', (size) => {
    const { pairs, ends } = compared(size);
    const whole = (size * (size - 1)) / 2;
    const known = new Set(pairs);
    expect(known.size).toBe(pairs.length);
    expect(ends).toEqual([{ size, isWhole: size <= wholeUpTo }]);
    if (size <= wholeUpTo) expect(pairs.length).toBe(whole);
    else {
      expect(pairs.length).toBe((wholeUpTo * (wholeUpTo - 1)) / 2 + (size - wholeUpTo) * nextCompared);
      // Whoever is next is compared, also where the bound is passed.
      const next = Array.from({ length: size - 1 }, (_, member) => `0.${member}-0.${member + 1}`);
      expect(next.filter((one) => !known.has(one))).toEqual([]);
    }
  });
});

describe('the list of pairs', () => {
  const pair = fc.tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 31, max: 60 }),
    fc.integer({ min: 0, max: 100 }),
  );
  const unique = fc.uniqueArray(pair, { selector: ([one, other]) => `${one} ${other}`, maxLength: 60 });

  it('is in one order, in whichever order they were found, which way round and how often', () => {
    fc.assert(
      fc.property(unique, fc.integer({ min: 1, max: 70 }), fc.infiniteStream(fc.boolean()), (pairs, most, turned) => {
        const wanted = pairs
          .map(([one, other, score]) => ({ one, other, score }))
          .sort((a, b) => b.score - a.score || a.one - b.one || a.other - b.other);
        const list = createPairList(most);
        for (const [one, other, score] of [...pairs, ...pairs.toReversed()]) {
          if (turned.next().value) list.add(one, other, score);
          else list.add(other, one, score);
        }
        const found = list.list();
        expect(found.pairs).toEqual(wanted.slice(0, most));
        expect(found.isCut).toBe(wanted.length > most);
      }),
    );
  });

  it('keeps numbers of millions apart', () => {
    const list = createPairList(10);
    list.add(9_999_999, 10_000_000, 70);
    list.add(1, 50_000_000, 70);
    expect(list.list().pairs).toEqual([
      { one: 1, other: 50_000_000, score: 70 },
      { one: 9_999_999, other: 10_000_000, score: 70 },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTau, spearmanRho } from '../../../src/domain/review/rank-correlation.ts';
import { shuffled } from './some-scores.ts';

const one = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const other = [1, 3, 2, 4, 6, 5, 7, 8, 10, 9];

describe('the correlation of ranks', () => {
  it('is as published', () => {
    expect(kendallTau(one, other)?.toFixed(6)).toBe('0.866667');
    expect(spearmanRho(one, other)?.toFixed(6)).toBe('0.963636');
  });

  it('is what counting pair by pair gives', () => {
    const figures = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(figures, (list) => {
        let [agreed, apartInOne, apartInOther] = [0, 0, 0];
        list.forEach(([a, b], at) => {
          for (const [c, d] of list.slice(0, at)) {
            agreed += Math.sign(a - c) * Math.sign(b - d);
            apartInOne += Math.abs(Math.sign(a - c));
            apartInOther += Math.abs(Math.sign(b - d));
          }
        });
        const expected = apartInOne === 0 || apartInOther === 0 ? null : agreed / Math.sqrt(apartInOne * apartInOther);
        const found = kendallTau(
          list.map(([first]) => first),
          list.map(([, second]) => second),
        );
        // A sum that comes to nothing may have either sign.
        expect(found === null ? null : found + 0).toBe(expected === null ? null : expected + 0);
      }),
    );
  });

  it('counts those that are level as neither ahead nor behind', () => {
    // Of six pairs five are apart in the first list, four in both, all of them alike: 4 / sqrt(5 * 5) and 4 / sqrt(5 * 4).
    expect(kendallTau([1, 2, 2, 3], [1, 2, 3, 3])).toBeCloseTo(4 / 5, 12);
    expect(kendallTau([1, 2, 2, 3], [1, 1, 2, 2])).toBeCloseTo(3 / Math.sqrt(5 * 4), 12);
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3.5, 3.5.
    expect(spearmanRho([1, 2, 2, 3], [1, 2, 3, 3])).toBeCloseTo(3.75 / 4.5, 12);
  });

  it.each([kendallTau, spearmanRho])('is not to be had of nothing, of one, or where all are level: %#', (correlate) => {
    expect(correlate([], [])).toBeNull();
    expect(correlate([1], [2])).toBeNull();
    expect(correlate([1, 2, 3], [7, 7, 7])).toBeNull();
    expect(correlate([7, 7, 7], [1, 2, 3])).toBeNull();
    expect(() => correlate([1, 2], [1])).toThrow(new RangeError('2 figures cannot be compared with 1'));
  });

  it.each([kendallTau, spearmanRho])(
    'is 1 of a list with itself, -1 reversed, and does not hang on sequence or unit: %#',
    (correlate) => {
      const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
        minLength: 2,
      });
      fc.assert(
        fc.property(
          pairs.chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
          ([list, mixed]) => {
            const [a, b] = [list.map(([first]) => first), list.map(([, second]) => second)];
            if (new Set(a).size > 1) {
              expect(correlate(a, a)).toBe(1);
              expect(
                correlate(
                  a,
                  a.map((value) => -value),
                ),
              ).toBe(-1);
            }
            const found = correlate(a, b);
            expect(correlate(b, a)).toBe(found);
            expect(
              correlate(
                mixed.map(([first]) => first ** 3),
                mixed.map(([, second]) => 2 * second + 1),
              ),
            ).toBe(found);
            expect(Math.abs(found ?? 0)).toBeLessThanOrEqual(1);
          },
        ),
      );
    },
  );
});

import { describe, expect, it } from 'vitest';
import { tabulate } from '../../../src/domain/review/score-table.ts';

const score = (reviewer: number, application: number, thousandths: number) => ({ reviewer, application, thousandths });

describe('a table of scores', () => {
  it('is in ascending order, however the scores come', () => {
    const table = tabulate([score(10, 2, 3000), score(2, 2, 0), score(2, 1, 5000)]);
    expect([...table.byApplication]).toEqual([
      [1, [score(2, 1, 5000)]],
      [2, [score(2, 2, 0), score(10, 2, 3000)]],
    ]);
    expect([...table.byReviewer]).toEqual([
      [2, [score(2, 1, 5000), score(2, 2, 0)]],
      [10, [score(10, 2, 3000)]],
    ]);
    expect(table.size).toBe(3);
  });

  it('does not change the list it is given', () => {
    const given = [score(2, 2, 0), score(1, 1, 0)];
    tabulate(given);
    expect(given).toEqual([score(2, 2, 0), score(1, 1, 0)]);
  });

  it('refuses a second score of one reviewer for one application', () => {
    expect(() => tabulate([score(1, 7, 0), score(2, 7, 0), score(1, 7, 3000)])).toThrow(
      new RangeError('reviewer 1, application 7: twice'),
    );
  });

  it.each([3000.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s thousandths', (thousandths) => {
    expect(() => tabulate([score(1, 7, thousandths)])).toThrow(
      new RangeError(`reviewer 1, application 7: ${thousandths} is no whole number`),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { tabulate } from '../../../src/domain/review/score-table.ts';
import { totalsOf } from '../../../src/domain/review/totals.ts';
import { scoresFromRows } from './some-scores.ts';

const _ = null;

describe('totals of criteria', () => {
  const motivation = tabulate(
    scoresFromRows([
      [5, 3, _],
      [3, _, 0],
    ]),
  );
  const equity = tabulate(
    scoresFromRows([
      [3, _, 5],
      [0, 5, 0],
    ]),
  );

  it('are of those who scored every criterion of an application', () => {
    const expected = scoresFromRows([
      [8, _, _],
      [3, _, 0],
    ]);
    expect(totalsOf([motivation, equity])).toEqual(tabulate(expected));
    expect(totalsOf([equity, motivation])).toEqual(tabulate(expected));
  });

  it('of one criterion are its scores, of none nothing', () => {
    expect(totalsOf([motivation])).toEqual(motivation);
    expect(totalsOf([])).toEqual(tabulate([]));
  });
});

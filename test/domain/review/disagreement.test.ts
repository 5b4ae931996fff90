import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreementsOf } from '../../../src/domain/review/disagreement.ts';
import { tabulate } from '../../../src/domain/review/score-table.ts';
import { anyScores, scoresFromRows, shuffled } from './some-scores.ts';

const _ = null;

describe('the applications people disagree on', () => {
  it('come by range, then by deviation, then by number; one score is no disagreement', () => {
    const found = disagreementsOf(
      tabulate(
        scoresFromRows([
          [3, 0, 0, 5, 3, 0],
          [5, 5, 0, _, 3, 5],
          [_, 3, 5, _, 3, 0],
        ]),
      ),
    );
    expect(found.map(({ application, range, deviation }) => [application, range, deviation])).toEqual([
      [3, 5000, 2887],
      [6, 5000, 2887],
      [2, 5000, 2517],
      [1, 2000, 1414],
      [5, 0, 0],
    ]);
    expect(found[2]).toEqual({
      application: 2,
      scores: 3,
      lowest: 0,
      highest: 5000,
      range: 5000,
      deviation: 2517,
      mean: 2667,
    });
  });

  it('do not hang on the order of scores, nor on who gave which', () => {
    fc.assert(
      fc.property(
        anyScores.chain((scores) => fc.tuple(fc.constant(scores), shuffled(scores))),
        ([scores, mixed]) => {
          const renamed = mixed.map((score) => ({ ...score, reviewer: 7 - score.reviewer }));
          expect(disagreementsOf(tabulate(renamed))).toEqual(disagreementsOf(tabulate(scores)));
        },
      ),
    );
  });
});

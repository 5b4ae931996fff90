import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profilesOf } from '../../../src/domain/review/reviewer-profile.ts';
import { tabulate } from '../../../src/domain/review/score-table.ts';
import { anyScores, scoresFromRows, shuffled } from './some-scores.ts';

const _ = null;

describe("a reviewer's profile", () => {
  it('tells what they gave, and how much less than the others on what they share', () => {
    const profiles = profilesOf(
      tabulate(
        scoresFromRows([
          [5, 5, 3, _],
          [3, 0, _, 5],
          [5, 3, _, _],
        ]),
      ),
    );
    expect(profiles).toEqual([
      { reviewer: 1, read: 3, mean: 4333, deviation: 1155, shared: 2, harshness: -2250, margin: 2500 },
      { reviewer: 2, read: 3, mean: 2667, deviation: 2517, shared: 2, harshness: 3000, margin: 2000 },
      { reviewer: 3, read: 2, mean: 4000, deviation: 1414, shared: 2, harshness: -750, margin: 500 },
    ]);
  });

  it('says nothing of the spread of one score, nor of harshness where nobody else has read the same', () => {
    expect(
      profilesOf(
        tabulate(
          scoresFromRows([
            [3, _],
            [_, 5],
          ]),
        ),
      ),
    ).toEqual([
      { reviewer: 1, read: 1, mean: 3000, deviation: null, shared: 0, harshness: null, margin: null },
      { reviewer: 2, read: 1, mean: 5000, deviation: null, shared: 0, harshness: null, margin: null },
    ]);
  });

  it('knows no margin of a single shared application, and one of 0 where they differ by the same on all', () => {
    const profiles = profilesOf(
      tabulate(
        scoresFromRows([
          [3, 0, 4, _],
          [4, 1, 5, 2],
          [_, _, _, 3],
        ]),
      ),
    );
    expect(profiles.map(({ shared, harshness, margin }) => [shared, harshness, margin])).toEqual([
      [3, 1000, 0],
      [4, -500, 1000],
      [1, -1000, null],
    ]);
  });

  it('of nobody is empty', () => {
    expect(profilesOf(tabulate([]))).toEqual([]);
  });

  it('does not hang on the order of scores; of two people one is as harsh as the other is lenient', () => {
    fc.assert(
      fc.property(
        anyScores.chain((scores) => fc.tuple(fc.constant(scores), shuffled(scores))),
        ([scores, mixed]) => {
          expect(profilesOf(tabulate(mixed))).toEqual(profilesOf(tabulate(scores)));
          const two = profilesOf(tabulate(scores.filter(({ reviewer }) => reviewer < 3)));
          const [one, other] = two;
          if (one && other && one.harshness !== null && other.harshness !== null) {
            expect(Math.abs(one.harshness + other.harshness)).toBeLessThanOrEqual(1);
            expect(one.shared).toBe(other.shared);
          }
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iccOf, oneWayIccOf, twoWayIccOf } from '../../../src/domain/review/icc.ts';
import { oneWayOf, varianceOfApplications } from '../../../src/domain/review/one-way.ts';
import { type GivenScore, tabulate } from '../../../src/domain/review/score-table.ts';
import { meanWithPrior, shrunkMeansOf } from '../../../src/domain/review/shrinkage.ts';
import { anyScores, letterOf, scoresFromRows, shuffled } from './some-scores.ts';

const _ = null;

/** Published: A 8 9, B 6 7 8, C 9, D 4 5 6. */
const published = tabulate(
  scoresFromRows([
    [8, 6, 9, 4],
    [9, 7, _, 5],
    [_, 8, _, 6],
  ]),
);

const iccOfScores = (scores: readonly GivenScore[]) => iccOf(tabulate(scores));

describe('the one-way analysis, as published', () => {
  const found = oneWayOf(published);
  if (typeof found === 'string') throw new Error(found);

  it('gives the means and mean squares', () => {
    expect((found.grandMean / 1000).toFixed(6)).toBe('6.888889');
    expect((found.between / 1e6).toFixed(6)).toBe('6.796296');
    expect((found.within / 1e6).toFixed(6)).toBe('0.900000');
    expect(found.perApplication.toFixed(6)).toBe('2.148148');
    expect((varianceOfApplications(found) / 1e6).toFixed(6)).toBe('2.744828');
  });

  it('gives the shrunk means', () => {
    const shrunk = [...(shrunkMeansOf(published) ?? [])].map(([application, mean]) => [
      letterOf(application),
      (mean / 1000).toFixed(6),
    ]);
    expect(shrunk).toEqual([
      ['A', '8.273071'],
      ['B', '6.989052'],
      ['C', '8.478713'],
      ['D', '5.186108'],
    ]);
  });

  it('gives ICC(1,1) as the part of the variance that is due to applications', () => {
    const icc = iccOf(published);
    expect(icc.model).toBe('one-way');
    if (icc.kind === 'undefined') throw new Error(icc.because);
    expect(icc.single).toBeCloseTo(2.744828 / (2.744828 + 0.9), 6);
    expect(icc.average).toBeCloseTo(2.744828 / (2.744828 + 0.9 / 2.148148), 6);
  });

  it('gives means with a prior', () => {
    expect(meanWithPrior({ count: 2, mean: 9 }, 7, 5).toFixed(6)).toBe('7.571429');
    expect(meanWithPrior({ count: 10, mean: 8.2 }, 7, 5).toFixed(6)).toBe('7.800000');
  });
});

describe('the intraclass correlation', () => {
  it.each([
    ['one-way', oneWayIccOf, '0.17', '0.44'],
    ['two-way', twoWayIccOf, '0.29', '0.62'],
    ['two-way', iccOf, '0.29', '0.62'],
  ] as const)("gives Shrout and Fleiss's table, %s: %#", (model, correlate, single, average) => {
    const icc = correlate(
      tabulate(
        scoresFromRows([
          [9, 6, 8, 7, 10, 6],
          [2, 1, 4, 1, 5, 2],
          [5, 3, 6, 2, 6, 4],
          [8, 2, 8, 6, 9, 7],
        ]),
      ),
    );
    if (icc.kind === 'undefined') throw new Error(icc.because);
    expect(icc.model).toBe(model);
    expect(icc.single.toFixed(2)).toBe(single);
    expect(icc.average?.toFixed(2)).toBe(average);
    expect(icc.perApplication).toBe(4);
  });

  it.each(['one-way', 'two-way'] as const)('is 1 where all agree and applications differ, %s', (model) => {
    const third = model === 'one-way' ? [0, 3, _, _] : [0, 3, 5, 3];
    expect(iccOfScores(scoresFromRows([[0, 3, 5, 3], [0, 3, 5, 3], third]))).toMatchObject({
      model,
      single: 1,
      average: 1,
    });
  });

  it('is two-way only where everybody scored everything', () => {
    const rows = [
      [0, 3, 5],
      [3, 5, _],
    ];
    expect(iccOfScores(scoresFromRows(rows)).model).toBe('one-way');
    expect(twoWayIccOf(tabulate(scoresFromRows(rows)))).toEqual({
      kind: 'undefined',
      model: 'two-way',
      because: 'incomplete',
    });
  });

  it('knows no figure for means where the means are all the same', () => {
    const table = tabulate(
      scoresFromRows([
        [0, 5, 1],
        [5, 0, 4],
      ]),
    );
    expect(oneWayIccOf(table)).toEqual({
      kind: 'icc',
      model: 'one-way',
      single: -1,
      average: null,
      perApplication: 2,
    });
    const found = twoWayIccOf(table);
    expect(found).toMatchObject({ kind: 'icc', average: null });
    expect(found.kind === 'icc' && found.single < 0).toBe(true);
  });

  it.each<[string, (number | null)[][]]>([
    ['no-pairs', []],
    [
      'no-pairs',
      [
        [0, _],
        [_, 3],
      ],
    ],
    ['one-application', [[0], [3]]],
    [
      'no-variation',
      [
        [3, 3],
        [3, 3],
      ],
    ],
    [
      'no-variation',
      [
        [3, 3],
        [3, _],
      ],
    ],
    [
      'equal-means',
      [
        [0, 5],
        [5, 0],
      ],
    ],
  ])('is undefined, %s: %j', (because, rows) => {
    expect(iccOfScores(scoresFromRows(rows))).toMatchObject({ kind: 'undefined', because });
  });

  it('is lowered by a harsh reviewer, whom the means of all make up for in part', () => {
    const alike = [0, 3, 5, 4];
    const found = iccOfScores(scoresFromRows([alike, alike.map((points) => points + 2)]));
    if (found.kind === 'undefined' || found.average === null) throw new Error('undefined');
    expect(found.single).toBeLessThan(found.average);
    expect(found.average).toBeLessThan(1);
  });

  it('is a number, at most 1, in every complete table of few values', () => {
    const complete = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
      .chain(([reviewers, applications]) =>
        fc.array(fc.array(fc.constantFrom(0, 1, 3, 5), { minLength: applications, maxLength: applications }), {
          minLength: reviewers,
          maxLength: reviewers,
        }),
      );
    fc.assert(
      fc.property(complete, (rows) => {
        const found = iccOfScores(scoresFromRows(rows));
        expect(found.model).toBe('two-way');
        if (found.kind === 'undefined') return;
        expect(found.single).toBeLessThanOrEqual(1);
        expect(Number.isFinite(found.single)).toBe(true);
        if (found.average === null) expect(found.single).toBeLessThan(0);
        else expect(found.average).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not hang on the order of scores, and is at most 1', () => {
    fc.assert(
      fc.property(
        anyScores.chain((scores) => fc.tuple(fc.constant(scores), shuffled(scores))),
        ([scores, mixed]) => {
          const icc = iccOfScores(scores);
          expect(iccOfScores(mixed)).toEqual(icc);
          if (icc.kind === 'icc') {
            expect(icc.single).toBeLessThanOrEqual(1);
            expect(icc.average ?? 0).toBeLessThanOrEqual(1);
            expect(icc.perApplication).toBeGreaterThan(1);
          }
        },
      ),
    );
  });
});

describe('shrunk means', () => {
  it('lie between the mean of the application and the mean of all', () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        const table = tabulate(scores);
        const found = oneWayOf(table);
        const shrunk = shrunkMeansOf(table);
        if (typeof found === 'string') expect(shrunk).toBeNull();
        else {
          for (const [application, list] of table.byApplication) {
            const mean = list.reduce((sum, { thousandths }) => sum + thousandths, 0) / list.length;
            const drawn = shrunk?.get(application) ?? Number.NaN;
            expect(drawn).toBeGreaterThanOrEqual(Math.min(mean, found.grandMean) - 1e-6);
            expect(drawn).toBeLessThanOrEqual(Math.max(mean, found.grandMean) + 1e-6);
          }
        }
      }),
    );
  });
});

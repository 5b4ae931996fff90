import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/domain/review/calibration.ts';
import { tabulate } from '../../../src/domain/review/score-table.ts';
import { anyScores, letterOf, type Observation, scoresFromObservations, shuffled } from './some-scores.ts';

function fitted(observations: readonly Observation[]) {
  const found = calibrate(tabulate(scoresFromObservations(observations)));
  if (found.kind === 'refused') throw new Error(found.because);
  const points = (value: number): number => Number((value / 1000).toFixed(6)) + 0;
  return {
    item: Object.fromEntries([...found.quality].map(([application, value]) => [letterOf(application), points(value)])),
    reviewer: Object.fromEntries([...found.leniency].map(([reviewer, value]) => [`r${reviewer}`, points(value)])),
    ssr: Number((found.residual / 1e6).toFixed(6)) + 0,
  };
}

describe('the least-squares fit, as published', () => {
  it('puts right what raw means put in the wrong order', () => {
    const observations: Observation[] = [
      ...([
        ['r1', 'A', 9],
        ['r1', 'B', 7],
        ['r2', 'B', 4],
        ['r2', 'C', 3],
      ] as const),
      ...([
        ['r3', 'C', 6],
        ['r3', 'D', 5],
        ['r3', 'A', 9],
      ] as const),
    ];
    expect(fitted(observations)).toEqual({
      item: { A: 8, B: 6, C: 5, D: 4 },
      reviewer: { r1: 1, r2: -2, r3: 1 },
      ssr: 0,
    });
  });

  it('leaves alone who saw only the strong ones', () => {
    const observations: Observation[] = [
      ...([
        ['r1', 'A', 9],
        ['r1', 'B', 8],
        ['r1', 'C', 7],
        ['r2', 'C', 7],
      ] as const),
      ...([
        ['r2', 'D', 4],
        ['r2', 'E', 3],
        ['r2', 'F', 2],
      ] as const),
    ];
    expect(fitted(observations)).toEqual({
      item: { A: 9, B: 8, C: 7, D: 4, E: 3, F: 2 },
      reviewer: { r1: 0, r2: 0 },
      ssr: 0,
    });
  });

  it('fits scores with noise', () => {
    const observations: Observation[] = [
      ...([
        ['r1', 'A', 8],
        ['r1', 'B', 6],
        ['r1', 'C', 7],
        ['r2', 'A', 5],
        ['r2', 'B', 4],
      ] as const),
      ...([
        ['r2', 'D', 6],
        ['r3', 'B', 9],
        ['r3', 'C', 10],
        ['r3', 'D', 9],
      ] as const),
    ];
    expect(fitted(observations)).toEqual({
      item: { A: 7.633333, B: 6.333333, C: 7.433333, D: 7.433333 },
      reviewer: { r1: -0.133333, r2: -2.133333, r3: 2.266667 },
      ssr: 1.9,
    });
  });
});

describe('scores that tell nothing of a reviewer', () => {
  it('are refused where nobody has scored', () => {
    expect(calibrate(tabulate([]))).toEqual({
      kind: 'refused',
      because: 'no-scores',
      loose: [],
      parts: [],
      leastShared: 1,
    });
  });

  it('are refused where reviewers share no application, naming those who hang loose', () => {
    const apart: Observation[] = [
      ...([
        ['r1', 'A', 5],
        ['r2', 'A', 3],
        ['r3', 'B', 5],
        ['r4', 'C', 3],
        ['r5', 'C', 0],
      ] as const),
      ...([
        ['r2', 'D', 3],
        ['r6', 'D', 3],
      ] as const),
    ];
    expect(calibrate(tabulate(scoresFromObservations(apart)))).toEqual({
      ...{ kind: 'refused', because: 'not-connected', loose: [3, 4, 5], leastShared: 1 },
      parts: [
        { reviewers: [3], applications: [2], shared: [] },
        { reviewers: [4, 5], applications: [3], shared: [] },
      ],
    });
  });

  it('are refused where somebody shares fewer than asked', () => {
    const few: Observation[] = [
      ...([
        ['r1', 'A', 5],
        ['r2', 'A', 3],
        ['r1', 'B', 5],
        ['r2', 'B', 0],
        ['r3', 'B', 3],
        ['r3', 'C', 3],
      ] as const),
    ];
    const table = tabulate(scoresFromObservations(few));
    expect(calibrate(table, { leastShared: 2 })).toEqual({
      ...{ kind: 'refused', because: 'too-little-shared', loose: [3], leastShared: 2 },
      parts: [{ reviewers: [3], applications: [3], shared: [2] }],
    });
    expect(calibrate(table).kind).toBe('calibrated');
  });

  it('are what they are where one person read everything', () => {
    const alone: Observation[] = [
      ['r1', 'A', 5],
      ['r1', 'B', 3],
    ];
    expect(fitted(alone)).toEqual({ item: { A: 5, B: 3 }, reviewer: { r1: 0 }, ssr: 0 });
  });
});

describe('any scores', () => {
  it('come to the same fit in whatever order, with leniencies that add up to 0', () => {
    fc.assert(
      fc.property(
        anyScores.chain((scores) => fc.tuple(fc.constant(scores), shuffled(scores))),
        ([scores, others]) => {
          const found = calibrate(tabulate(scores));
          expect(calibrate(tabulate(others))).toEqual(found);
          if (found.kind === 'refused') return;
          const sum = [...found.leniency.values()].reduce((total, value) => total + value, 0);
          expect(Math.abs(sum)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('give back what reviewers add, exactly, where scores are nothing but quality and leniency', () => {
    fc.assert(
      fc.property(
        anyScores,
        fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 6, maxLength: 6 }),
        (scores, added) => {
          const planted = scores.map(({ reviewer, application }) => ({
            ...{ reviewer, application },
            thousandths: 1000 * application + (added[reviewer - 1] ?? 0),
          }));
          const found = calibrate(tabulate(planted));
          if (found.kind === 'refused') return;
          const reviewers = [...found.leniency.keys()];
          const mean = reviewers.reduce((sum, one) => sum + (added[one - 1] ?? 0), 0) / reviewers.length;
          for (const [one, value] of found.leniency) expect(value).toBeCloseTo((added[one - 1] ?? 0) - mean, 6);
          for (const [application, value] of found.quality) expect(value).toBeCloseTo(1000 * application + mean, 6);
          expect(found.residual).toBeCloseTo(0, 6);
        },
      ),
    );
  });

  it('leave no fit that a small change of a leniency would better', () => {
    fc.assert(
      fc.property(anyScores, fc.integer({ min: 0, max: 5 }), fc.constantFrom(-50, 50), (scores, at, by) => {
        const table = tabulate(scores);
        const found = calibrate(table);
        if (found.kind === 'refused') return;
        const changed = [...found.leniency.keys()][at % found.leniency.size];
        let squares = 0;
        for (const given of table.byApplication.values()) {
          const left = given.map(
            ({ reviewer, thousandths }) =>
              thousandths - (found.leniency.get(reviewer) ?? 0) - (reviewer === changed ? by : 0),
          );
          const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
          squares += left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        }
        expect(squares).toBeGreaterThanOrEqual(found.residual - 1e-6);
      }),
    );
  });
});

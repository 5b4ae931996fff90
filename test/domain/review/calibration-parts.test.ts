import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calibration, calibrate as calibrateTable } from '../../../src/domain/review/calibration.ts';
import { type GivenScore, tabulate } from '../../../src/domain/review/score-table.ts';
import { noiseFree, noisy, strongOnly } from './published-committees.ts';
import { anyConnectedScores, anyScores, scoresFromRows, shuffled } from './some-scores.ts';

const _ = null;

const calibrate = (scores: readonly GivenScore[], leastShared = 3): Calibration =>
  calibrateTable(tabulate(scores), { leastShared });

/** Whatever is connected, shared how little soever. */
function calibrated(scores: readonly GivenScore[]) {
  const found = calibrate(scores, 1);
  if (found.kind === 'refused') throw new Error(found.because);
  return found;
}

describe('calibration is refused', () => {
  it('where parts share nothing, naming all but the largest and what they read', () => {
    const rows = [
      [3, _, _, _, _, _],
      [_, 5, 3, _, _, _],
      [_, _, 3, 0, _, _],
      [_, _, _, 0, 5, _],
      [_, _, _, _, _, 5],
      [0, _, _, _, _, _],
    ];
    expect(calibrate(scoresFromRows(rows), 1)).toEqual({
      kind: 'refused',
      because: 'not-connected',
      loose: [1, 5, 6],
      parts: [
        { reviewers: [1, 6], applications: [1], shared: [] },
        { reviewers: [5], applications: [6], shared: [] },
      ],
      leastShared: 1,
    });
  });

  it('names of two parts of as many people the one with fewer scores', () => {
    const rows = [
      [3, _],
      [_, 5],
      [3, _],
      [_, 3],
    ];
    const more = [...scoresFromRows(rows), { reviewer: 2, application: 9, thousandths: 0 }];
    expect(calibrate(more)).toMatchObject({ loose: [1, 3] });
  });

  it('where a part shares too little with the rest, naming it and what it shares', () => {
    expect(calibrate(strongOnly, 2)).toEqual({
      kind: 'refused',
      because: 'too-little-shared',
      loose: [2],
      parts: [{ reviewers: [2], applications: [4, 5, 6], shared: [3] }],
      leastShared: 2,
    });
    expect(calibrate(strongOnly, 1).kind).toBe('calibrated');
    expect(calibrate(noiseFree)).toMatchObject({ because: 'too-little-shared', parts: [{ shared: { length: 2 } }] });
    expect(calibrate(noisy).kind).toBe('calibrated');
  });

  it('where two groups hang together by one application, though everybody in them shares more', () => {
    const groups = [
      [3, 5, 0, _, _, _],
      [3, 5, 0, 5, _, _],
      [_, _, _, 3, 5, 0],
      [_, _, _, _, 5, 3],
      [_, _, _, 0, 3, 3],
    ];
    expect(calibrate(scoresFromRows(groups), 2)).toMatchObject({
      because: 'too-little-shared',
      parts: [{ reviewers: [1, 2], applications: [1, 2, 3], shared: [4] }],
    });
  });

  it('only where the part that it names shares less than is asked; where it is not, everybody shares as much', () => {
    fc.assert(
      fc.property(fc.oneof(anyScores, anyConnectedScores), fc.integer({ min: 1, max: 4 }), (scores, least) => {
        const table = tabulate(scores);
        const found = calibrateTable(table, { leastShared: least });
        if (found.kind === 'calibrated') {
          if (table.byReviewer.size === 1) return;
          for (const reviewer of table.byReviewer.keys()) {
            const shared = table.byReviewer
              .get(reviewer)
              ?.filter(({ application }) => (table.byApplication.get(application)?.length ?? 0) > 1);
            expect(shared?.length).toBeGreaterThanOrEqual(least);
          }
          expect(found.freedom).toBeGreaterThanOrEqual(least - 1);
          return;
        }
        for (const { reviewers, applications, shared } of found.parts) {
          const read = new Set(scores.filter((one) => reviewers.includes(one.reviewer)).map((one) => one.application));
          expect([...read].sort((a, b) => a - b)).toEqual([...applications, ...shared].sort((a, b) => a - b));
          expect(shared.length).toBeLessThan(found.because === 'not-connected' ? 1 : least);
        }
      }),
    );
  });
});

describe('calibration', () => {
  it('finds what was planted, on every connected design', () => {
    const planted = fc.record({
      scores: anyConnectedScores,
      qualities: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 10, maxLength: 10 }),
      leniencies: fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 6, maxLength: 6 }),
    });
    fc.assert(
      fc.property(planted, ({ scores, qualities, leniencies }) => {
        const quality = (application: number) => qualities[application - 1] ?? 0;
        const leniency = (reviewer: number) => leniencies[reviewer - 1] ?? 0;
        const found = calibrated(
          scores.map((one) => ({ ...one, thousandths: quality(one.application) + leniency(one.reviewer) })),
        );
        const reviewers = [...found.leniency.keys()];
        const middle = reviewers.reduce((sum, reviewer) => sum + leniency(reviewer), 0) / reviewers.length;
        for (const [reviewer, value] of found.leniency) expect(value).toBeCloseTo(leniency(reviewer) - middle, 6);
        for (const [application, value] of found.quality) expect(value).toBeCloseTo(quality(application) + middle, 6);
        expect(found.residual).toBeCloseTo(0, 6);
      }),
    );
  });

  it('explains no less when anything is changed: what is left over is at right angles to both sides', () => {
    fc.assert(
      fc.property(anyConnectedScores, (scores) => {
        const found = calibrated(scores);
        const over = (of: readonly GivenScore[]) =>
          of.reduce((sum, { reviewer, application, thousandths }) => {
            const expected = (found.quality.get(application) ?? 0) + (found.leniency.get(reviewer) ?? 0);
            return sum + thousandths - expected;
          }, 0);
        const { byApplication, byReviewer } = tabulate(scores);
        for (const of of [...byApplication.values(), ...byReviewer.values()]) expect(over(of)).toBeCloseTo(0, 6);
        expect([...found.leniency.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 6);
      }),
    );
  });

  it('does not hang on order or numbers, and moves with the zero of points', () => {
    const any = anyConnectedScores.chain((scores) =>
      fc.record({
        scores: fc.constant(scores),
        mixed: shuffled(scores),
        reviewers: shuffled([1, 2, 3, 4, 5, 6]),
        applications: shuffled([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        shift: fc.integer({ min: -5000, max: 5000 }),
      }),
    );
    fc.assert(
      fc.property(any, ({ scores, mixed, reviewers, applications, shift }) => {
        const reviewer = (one: number) => reviewers[one - 1] ?? 0;
        const application = (one: number) => applications[one - 1] ?? 0;
        const one = calibrated(scores);
        const other = calibrated(
          mixed.map((score) => ({
            reviewer: reviewer(score.reviewer),
            application: application(score.application),
            thousandths: score.thousandths + shift,
          })),
        );
        for (const [id, value] of one.quality) expect(other.quality.get(application(id))).toBeCloseTo(value + shift, 6);
        for (const [id, value] of one.leniency) expect(other.leniency.get(reviewer(id))).toBeCloseTo(value, 6);
      }),
    );
  });
});

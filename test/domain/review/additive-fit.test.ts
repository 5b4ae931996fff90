import { describe, expect, it } from 'vitest';
import { fitAdditive } from '../../../src/domain/review/additive-fit.ts';
import { type GivenScore, tabulate } from '../../../src/domain/review/score-table.ts';
import { spreadOf } from '../../../src/domain/review/spread.ts';
import { noiseFree, noisy, strongOnly } from './published-committees.ts';
import { letterOf, scoresFromObservations } from './some-scores.ts';

type Figures = Record<string, string>;

/** Points to the printed precision; `-0.000000` is 0. */
const printed = (thousandths: number): string => (thousandths / 1000).toFixed(6).replace(/^-(0\.0+)$/, '$1');

const byLetter = (figures: ReadonlyMap<number, number>): Figures =>
  Object.fromEntries([...figures].map(([application, one]) => [letterOf(application), printed(one)]));

const byReviewer = (figures: ReadonlyMap<number, number>): Figures =>
  Object.fromEntries([...figures].map(([reviewer, one]) => [`r${reviewer}`, printed(one)]));

const rawMeans = (scores: readonly GivenScore[]): Figures =>
  byLetter(
    new Map(
      [...tabulate(scores).byApplication].map(([application, list]) => [
        application,
        spreadOf(list.map(({ thousandths }) => thousandths)).mean,
      ]),
    ),
  );

/** Means of z-scores, in thousandths of a deviation; `less` is 0 for a population, 1 for a sample. */
function zScores(scores: readonly GivenScore[], less: 0 | 1): Figures {
  const { byApplication, byReviewer } = tabulate(scores);
  const spreads = new Map(
    [...byReviewer].map(([reviewer, list]) => [reviewer, spreadOf(list.map(({ thousandths }) => thousandths))]),
  );
  const z = ({ reviewer, thousandths }: GivenScore): number => {
    const { count, mean, squares } = spreads.get(reviewer) ?? spreadOf([]);
    return (thousandths - mean) / Math.sqrt(squares / (count - less));
  };
  return byLetter(
    new Map(
      [...byApplication].map(([application, list]) => [
        application,
        (1000 * list.reduce((sum, one) => sum + z(one), 0)) / list.length,
      ]),
    ),
  );
}

describe('the additive model, as published', () => {
  it('A, noise-free: puts C before D, whom raw means put behind', () => {
    const fit = fitAdditive(tabulate(noiseFree));
    expect(rawMeans(noiseFree)).toEqual({ A: '9.000000', B: '5.500000', C: '4.500000', D: '5.000000' });
    expect(zScores(noiseFree, 0)).toEqual({ A: '1.186406', B: '0.000000', C: '-0.696116', D: '-0.980581' });
    expect(byLetter(fit.quality)).toEqual({ A: '8.000000', B: '6.000000', C: '5.000000', D: '4.000000' });
    expect(byReviewer(fit.leniency)).toEqual({ r1: '1.000000', r2: '-2.000000', r3: '1.000000' });
    expect(printed(fit.residual)).toBe('0.000000');
    expect(fit.freedom).toBe(1);
  });

  it('B: leaves be a reviewer who saw only the strong ones, whom z-scores would pull down', () => {
    const fit = fitAdditive(tabulate(strongOnly));
    const raw = { A: '9.000000', B: '8.000000', C: '7.000000', D: '4.000000', E: '3.000000', F: '2.000000' };
    expect(rawMeans(strongOnly)).toEqual(raw);
    expect(zScores(strongOnly, 0)).toEqual({
      A: '1.224745',
      B: '0.000000',
      C: '0.189411',
      D: '0.000000',
      E: '-0.534522',
      F: '-1.069045',
    });
    expect(byLetter(fit.quality)).toEqual(raw);
    expect(byReviewer(fit.leniency)).toEqual({ r1: '0.000000', r2: '0.000000' });
    expect(fit.freedom).toBe(0);
  });

  it('C, noisy', () => {
    const fit = fitAdditive(tabulate(noisy));
    expect(rawMeans(noisy)).toEqual({ A: '6.500000', B: '6.333333', C: '8.500000', D: '7.500000' });
    expect(zScores(noisy, 0)).toEqual({ A: '0.612372', B: '-1.052199', C: '0.707107', D: '0.258819' });
    expect(zScores(noisy, 1)).toEqual({ A: '0.500000', B: '-0.859117', C: '0.577350', D: '0.211325' });
    expect(byLetter(fit.quality)).toEqual({ A: '7.633333', B: '6.333333', C: '7.433333', D: '7.433333' });
    expect(byReviewer(fit.leniency)).toEqual({ r1: '-0.133333', r2: '-2.133333', r3: '2.266667' });
    expect((fit.residual / 1e6).toFixed(6)).toBe('1.900000');
    expect(fit.freedom).toBe(3);
  });

  it('C, with a ridge of 1', () => {
    const fit = fitAdditive(tabulate(noisy), 1);
    expect(byLetter(fit.quality)).toEqual({ A: '7.309524', B: '6.333333', C: '7.738095', D: '7.452381' });
    expect(byReviewer(fit.leniency)).toEqual({ r1: '-0.095238', r2: '-1.523810', r3: '1.619048' });
  });
});

it('is not fitted where reviewers are not linked, but for a ridge', () => {
  const apart = tabulate(
    scoresFromObservations([
      ['r1', 'A', 5],
      ['r2', 'B', 3],
    ]),
  );
  expect(() => fitAdditive(apart)).toThrow(new Error('some reviewers are not linked with the others'));
  expect(byReviewer(fitAdditive(apart, 1).leniency)).toEqual({ r1: '0.000000', r2: '0.000000' });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alpha, alphaOf, type Metric, metrics } from '../../../src/domain/review/agreement.ts';
import { type GivenScore, tabulate } from '../../../src/domain/review/score-table.ts';
import { anyScores, scoresFromRows, shuffled } from './some-scores.ts';

const _ = null;

/** Published: the three coders of Wikipedia's article, and examples A and B of Krippendorff (2011). */
const wikipedia = scoresFromRows([
  [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
  [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
  [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
]);
const exampleA = scoresFromRows([
  [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
  [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
]);
const exampleB = scoresFromRows([
  [1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1],
  [2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4],
]);

const alpha = (scores: readonly GivenScore[], metric: Metric): Alpha => alphaOf(tabulate(scores), metric);

function figureOf(found: Alpha): number {
  if (found.kind !== 'alpha') throw new Error(`undefined: ${found.because}`);
  return found.value;
}

describe("Krippendorff's alpha, as published", () => {
  it.each<[string, GivenScore[], Metric, string]>([
    ['Wikipedia', wikipedia, 'nominal', '0.691358'],
    ['Wikipedia', wikipedia, 'ordinal', '0.806721'],
    ['Wikipedia', wikipedia, 'interval', '0.810845'],
    ['Wikipedia', wikipedia, 'ratio', '0.808944'],
    ['example A', exampleA, 'nominal', '0.095238'],
    ['example B', exampleB, 'nominal', '0.691964'],
  ])('%s, %#', (_name, scores, metric, expected) => {
    expect(figureOf(alpha(scores, metric)).toFixed(6)).toBe(expected);
  });

  it('counts what can be compared: not the applications that one coder alone has read', () => {
    expect(alpha(wikipedia, 'nominal')).toMatchObject({ applications: 12, scores: 26 });
  });
});

describe('alpha', () => {
  it.each(metrics)('%s is 1 where all agree and applications differ', (metric) => {
    expect(
      alpha(
        scoresFromRows([
          [0, 3, 5, _],
          [0, _, 5, 3],
          [0, 3, _, 3],
        ]),
        metric,
      ),
    ).toEqual({
      kind: 'alpha',
      value: 1,
      applications: 4,
      scores: 9,
    });
  });

  it('is below 0 where people disagree on purpose', () => {
    expect(
      figureOf(
        alpha(
          scoresFromRows([
            [0, 5],
            [5, 0],
          ]),
          'interval',
        ),
      ),
    ).toBe(-0.5);
  });

  it.each(metrics)('%s says that nothing can be compared where every application has one score', (metric) => {
    const because = { kind: 'undefined', because: 'no-pairs', applications: 0, scores: 0 };
    expect(
      alpha(
        scoresFromRows([
          [0, 3, _],
          [_, _, 5],
        ]),
        metric,
      ),
    ).toEqual(because);
    expect(alpha([], metric)).toEqual(because);
  });

  it.each(metrics)('%s says so where all comparable scores are the same', (metric) => {
    const because = { kind: 'undefined', because: 'no-variation' };
    expect(
      alpha(
        scoresFromRows([
          [3, 3, 5],
          [3, 3, _],
        ]),
        metric,
      ),
    ).toEqual({ ...because, applications: 2, scores: 4 });
    expect(alpha(scoresFromRows([[0], [0]]), metric)).toMatchObject(because);
  });

  it('is the same whatever order scores come in, and whatever the numbers of people', () => {
    const relabelled = anyScores.chain((scores) =>
      fc.record({
        scores: fc.constant(scores),
        mixed: shuffled(scores),
        reviewers: shuffled([1, 2, 3, 4, 5, 6]),
        applications: shuffled([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        metric: fc.constantFrom(...metrics),
      }),
    );
    fc.assert(
      fc.property(relabelled, ({ scores, mixed, reviewers, applications, metric }) => {
        const other = mixed.map((score) => ({
          ...score,
          reviewer: reviewers[score.reviewer - 1] ?? 0,
          application: applications[score.application - 1] ?? 0,
        }));
        const [one, two] = [alpha(scores, metric), alpha(other, metric)];
        if (one.kind === 'undefined') expect(two).toEqual(one);
        else expect(figureOf(two)).toBeCloseTo(one.value, 12);
      }),
    );
  });

  it('interval does not change with the unit or the zero of points, nor ordinal with any rising scale', () => {
    fc.assert(
      fc.property(anyScores, fc.integer({ min: 1, max: 50 }), fc.integer(), (scores, factor, shift) => {
        const moved = scores.map((one) => ({ ...one, thousandths: factor * one.thousandths + shift }));
        const squared = scores.map((one) => ({ ...one, thousandths: one.thousandths ** 2 }));
        for (const [metric, other] of [
          ['interval', moved],
          ['ordinal', squared],
        ] as const) {
          const [one, two] = [alpha(scores, metric), alpha(other, metric)];
          if (one.kind === 'undefined') expect(two).toEqual(one);
          else expect(figureOf(two)).toBeCloseTo(one.value, 9);
        }
      }),
    );
  });

  it('is at most 1, and 1 only where nobody differs on any application', () => {
    fc.assert(
      fc.property(anyScores, fc.constantFrom(...metrics), (scores, metric) => {
        const found = alpha(scores, metric);
        if (found.kind === 'undefined') return;
        const table = tabulate(scores);
        const agreed = [...table.byApplication.values()].every(
          (list) => new Set(list.map(({ thousandths }) => thousandths)).size === 1,
        );
        if (agreed) expect(found.value).toBe(1);
        else expect(found.value).toBeLessThan(1);
      }),
    );
  });
});

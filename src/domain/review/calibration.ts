// Taking harsh and lenient reviewers out of the points: each score is what the application is worth and what this reviewer
// adds to whatever they read (score = quality + leniency), fitted by least squares.
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { GivenScore, ScoreTable } from './score-table.ts';

export type Calibration =
  | {
      readonly kind: 'calibrated';
      /** What each application is worth, in thousandths, not rounded. */
      readonly quality: ReadonlyMap<number, number>;
      /** What each reviewer adds, in thousandths, not rounded: above 0 is lenient. The sum over all reviewers is 0. */
      readonly leniency: ReadonlyMap<number, number>;
      /** Sum of squares that the model leaves, in squared thousandths. */
      readonly residual: number;
    }
  | {
      readonly kind: 'refused';
      /**
       * `no-scores`; `not-connected`: between these reviewers and the others no application is shared, by whatever way, so that nothing
       * tells a harsh reviewer from weak applications; `too-little-shared`: each of them shares fewer than asked.
       */
      readonly because: 'no-scores' | 'not-connected' | 'too-little-shared';
      /** Reviewers that hang loose, ascending. */
      readonly loose: readonly number[];
    };

/**
 * Fits the additive model to the scores of one criterion. `leastShared`: how many of a reviewer's applications somebody else must have
 * scored too. Whoever is alone in the table is compared with nobody, and adds 0.
 *
 * Applications are eliminated from the normal equations, and one reviewer is held at 0 while the others are solved for: the rest
 * is as many equations as there are reviewers (S. R. Searle, Linear Models, 1971, 7.1, absorption of one factor).
 */
export function calibrate(table: ScoreTable, { leastShared = 1 }: { readonly leastShared?: number } = {}): Calibration {
  if (table.size === 0) return { kind: 'refused', because: 'no-scores', loose: [] };
  const loose = looseOf(table);
  if (loose.length > 0) return { kind: 'refused', because: 'not-connected', loose };
  const few = [...table.byReviewer.keys()].filter((reviewer) => sharedBy(reviewer, table) < leastShared);
  if (few.length > 0 && table.byReviewer.size > 1) return { kind: 'refused', because: 'too-little-shared', loose: few };
  const leniency = leniencyOf(table);
  const quality = new Map<number, number>();
  let residual = 0;
  for (const [application, scores] of table.byApplication) {
    const left = scores.map(({ reviewer, thousandths }) => thousandths - (leniency.get(reviewer) ?? 0));
    const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
    quality.set(application, mean);
    residual += left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }
  return { kind: 'calibrated', quality, leniency, residual };
}

const sharedBy = (reviewer: number, { byReviewer, byApplication }: ScoreTable): number =>
  (byReviewer.get(reviewer) ?? []).filter(({ application }) => (byApplication.get(application)?.length ?? 0) > 1)
    .length;

/** All but the largest of the parts into which the reviewers fall; of equal ones the first stays. */
function looseOf({ byReviewer, byApplication }: ScoreTable): number[] {
  const left = new Set(byReviewer.keys());
  const parts: number[][] = [];
  for (const first of byReviewer.keys()) {
    if (!left.delete(first)) continue;
    const part = [first];
    const seen = new Set<number>();
    for (const reviewer of part) {
      for (const { application } of byReviewer.get(reviewer) ?? []) {
        if (seen.has(application)) continue;
        seen.add(application);
        for (const other of byApplication.get(application) ?? []) {
          if (left.delete(other.reviewer)) part.push(other.reviewer);
        }
      }
    }
    parts.push(part);
  }
  const [, ...others] = parts.toSorted((a, b) => b.length - a.length);
  return others.flat().sort((a, b) => a - b);
}

function leniencyOf({ byReviewer, byApplication }: ScoreTable): ReadonlyMap<number, number> {
  const reviewers = [...byReviewer.keys()];
  const placeOf = new Map(reviewers.map((reviewer, place) => [reviewer, place]));
  // The first one is held at 0: what is told are differences.
  const size = reviewers.length - 1;
  const solved = size === 0 ? [] : solve(size, byApplication, placeOf);
  const all = [0, ...solved];
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  return new Map(reviewers.map((reviewer, place) => [reviewer, (all[place] ?? 0) - mean]));
}

function solve(
  size: number,
  byApplication: ScoreTable['byApplication'],
  placeOf: ReadonlyMap<number, number>,
): number[] {
  const normal = Matrix.zeros(size, size);
  const right = Matrix.zeros(size, 1);
  const place = ({ reviewer }: GivenScore): number => (placeOf.get(reviewer) ?? 0) - 1;
  for (const scores of byApplication.values()) {
    const mean = scores.reduce((sum, { thousandths }) => sum + thousandths, 0) / scores.length;
    for (const one of scores) {
      const row = place(one);
      if (row < 0) continue;
      right.set(row, 0, right.get(row, 0) + one.thousandths - mean);
      normal.set(row, row, normal.get(row, row) + 1);
      for (const other of scores) {
        const column = place(other);
        if (column >= 0) normal.set(row, column, normal.get(row, column) - 1 / scores.length);
      }
    }
  }
  return new CholeskyDecomposition(normal).solve(right).to1DArray();
}

// The additive model, score = quality of the application + leniency of the reviewer, by least squares.
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { ScoreTable } from './score-table.ts';

/** In thousandths of a point, not rounded. */
export interface AdditiveFit {
  /** What each application would have got from a reviewer of middling harshness. May lie outside of the rubric's points. */
  readonly quality: ReadonlyMap<number, number>;
  /** How much more each reviewer gives than the middle of all: above 0 is lenient, below 0 harsh. They add up to 0. */
  readonly leniency: ReadonlyMap<number, number>;
  /** The squares of what the model does not explain, added up, in squared thousandths. */
  readonly residual: number;
  /** How many scores there are beyond those that the model needs: with 0 of them it explains anything. */
  readonly freedom: number;
}

/**
 * Fits the model to the scores of one criterion. A `ridge` above 0 draws leniencies towards 0: without more scores they
 * are less than they look. Applications are eliminated from the normal equations first: what is left has one unknown
 * for each reviewer.
 * Without a ridge all reviewers must be linked through applications that they share, as `calibrate` makes sure.
 * @throws Error where they are not, as far as numbers of 64 bits can tell.
 * Source: S. R. Searle, Linear Models (1971), 7.1 (absorption of one factor).
 */
export function fitAdditive({ byApplication, byReviewer, size }: ScoreTable, ridge = 0): AdditiveFit {
  const reviewers = [...byReviewer.keys()];
  const columnOf = new Map(reviewers.map((reviewer, column) => [reviewer, column]));
  // Leniencies are known but for a constant: a 1 everywhere says that they add up to 0. A ridge says so by itself.
  const normal = reviewers.map((_, row) =>
    Float64Array.from(reviewers, (_, column) => (ridge === 0 ? 1 : row === column ? ridge : 0)),
  );
  const right = new Float64Array(reviewers.length);
  for (const scores of byApplication.values()) {
    const mean = scores.reduce((sum, { thousandths }) => sum + thousandths, 0) / scores.length;
    const columns = scores.map(({ reviewer }) => columnOf.get(reviewer) ?? 0);
    scores.forEach(({ thousandths }, nth) => {
      const column = columns[nth] ?? 0;
      const row = normal[column] ?? new Float64Array();
      right[column] = (right[column] ?? 0) + thousandths - mean;
      row[column] = (row[column] ?? 0) + 1;
      for (const other of columns) row[other] = (row[other] ?? 0) - 1 / scores.length;
    });
  }
  const solved = solve(normal, right);
  const leniency = new Map(reviewers.map((reviewer, column) => [reviewer, solved[column] ?? 0]));
  const quality = new Map<number, number>();
  let residual = 0;
  for (const [application, scores] of byApplication) {
    const left = scores.map(({ reviewer, thousandths }) => thousandths - (leniency.get(reviewer) ?? 0));
    const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
    quality.set(application, mean);
    residual += left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }
  return { quality, leniency, residual, freedom: size - byApplication.size - reviewers.length + 1 };
}

function solve(normal: readonly Float64Array[], right: Float64Array): number[] {
  if (right.length === 0) return [];
  const found = new CholeskyDecomposition(new Matrix([...normal]));
  if (!found.isPositiveDefinite()) throw new Error('some reviewers are not linked with the others');
  return found.solve(Matrix.columnVector(right)).to1DArray();
}

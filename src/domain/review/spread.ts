// Mean and spread of whole numbers, summed as differences from the first one: exact where squares of the numbers
// themselves would lose what matters (NIST's NumAcc4 comes out right).

export interface Spread {
  readonly count: number;
  readonly mean: number;
  /** The sum of squared differences from the mean. */
  readonly squares: number;
}

/** Mean and sum of squares of one or more whole numbers. No numbers: a mean and squares of 0. */
export function spreadOf(values: readonly number[]): Spread {
  const [first = 0] = values;
  const count = values.length;
  if (count === 0) return { count, mean: 0, squares: 0 };
  let sum = 0;
  let sumOfSquares = 0;
  for (const value of values) {
    const difference = value - first;
    sum += difference;
    sumOfSquares += difference * difference;
  }
  // One division, of whole numbers: means that are equal on paper are equal here.
  return { count, mean: (count * first + sum) / count, squares: (count * sumOfSquares - sum * sum) / count };
}

/** Standard deviation of a sample (divided by n - 1), in the unit of the values; null for fewer than two. */
export const deviationOf = ({ count, squares }: Spread): number | null =>
  count < 2 ? null : Math.sqrt(squares / (count - 1));

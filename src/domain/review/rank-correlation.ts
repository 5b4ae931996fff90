// How alike two orders of the same things are, such as the shortlist before and after calibration: 1 is the same order,
// 0 is no relation, -1 is the order reversed.

/**
 * Kendall's tau-b of two lists of figures for the same things, in the same sequence. Null where one of them puts all
 * level, and for fewer than two. Takes time with the square of their length: a second for some ten thousand.
 * @throws RangeError where they are not equally long.
 * Source: M. G. Kendall, The Treatment of Ties in Ranking Problems (1945).
 */
export function kendallTau(one: readonly number[], other: readonly number[]): number | null {
  refuseUnequal(one, other);
  let [agreed, apartInOne, apartInOther] = [0, 0, 0];
  for (let a = 1; a < one.length; a++) {
    for (let b = 0; b < a; b++) {
      const inOne = Math.sign((one[a] ?? 0) - (one[b] ?? 0));
      const inOther = Math.sign((other[a] ?? 0) - (other[b] ?? 0));
      agreed += inOne * inOther;
      apartInOne += inOne * inOne;
      apartInOther += inOther * inOther;
    }
  }
  return apartInOne === 0 || apartInOther === 0 ? null : agreed / Math.sqrt(apartInOne * apartInOther);
}

/**
 * Spearman's rho: the correlation of ranks, those that are level sharing the mean of theirs. Null and errors as with
 * `kendallTau`. Source: C. Spearman, The Proof and Measurement of Association between Two Things (1904).
 */
export function spearmanRho(one: readonly number[], other: readonly number[]): number | null {
  refuseUnequal(one, other);
  const [ranks, otherRanks] = [doubledRanks(one), doubledRanks(other)];
  let [together, squares, otherSquares] = [0, 0, 0];
  ranks.forEach((rank, at) => {
    // From the mean of all doubled ranks, which is a whole number: all sums are exact.
    const [a, b] = [rank - (one.length + 1), (otherRanks[at] ?? 0) - (one.length + 1)];
    together += a * b;
    squares += a * a;
    otherSquares += b * b;
  });
  return squares === 0 || otherSquares === 0 ? null : together / Math.sqrt(squares * otherSquares);
}

/** Twice the rank of each, from 1 and ascending; those that are level share the mean of theirs. */
function doubledRanks(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, count] of [...counts].sort(([a], [b]) => a - b)) {
    ranks.set(value, 2 * below + count + 1);
    below += count;
  }
  return values.map((value) => ranks.get(value) ?? 0);
}

function refuseUnequal(one: readonly number[], other: readonly number[]): void {
  if (one.length !== other.length)
    throw new RangeError(`${one.length} figures cannot be compared with ${other.length}`);
}

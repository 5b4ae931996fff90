// How alike two orders of the same things are, such as the shortlist before and after calibration: 1 is the same order,
// 0 is no relation, -1 is the order reversed.

/**
 * Kendall's tau-b of two lists of figures for the same things, in the same sequence. Null where one of them puts all
 * level, and for fewer than two. All is counted in whole numbers, and only the last division is not exact.
 * @throws RangeError where they are not equally long.
 * Sources: M. G. Kendall, The Treatment of Ties in Ranking Problems (1945); counted by sorting, after W. R. Knight, A
 * Computer Method for Calculating Kendall's Tau with Ungrouped Data (1966).
 */
export function kendallTau(one: readonly number[], other: readonly number[]): number | null {
  refuseUnequal(one, other);
  const order = one
    .map((_, at) => at)
    .sort((a, b) => (one[a] ?? 0) - (one[b] ?? 0) || (other[a] ?? 0) - (other[b] ?? 0));
  const others = order.map((at) => other[at] ?? 0);
  const pairs = pairsOf(one.length);
  const levelInBoth = levelPairs(order.length, (a, b) => isLevel(one, order, a, b) && others[a] === others[b]);
  const apartInOne = pairs - levelPairs(order.length, (a, b) => isLevel(one, order, a, b));
  const swapped = countSwaps(others);
  // By now they are sorted by the other list.
  const apartInOther = pairs - levelPairs(others.length, (a, b) => others[a] === others[b]);
  if (apartInOne === 0 || apartInOther === 0) return null;
  const agreed = apartInOne + apartInOther - pairs + levelInBoth - 2 * swapped;
  return agreed / Math.sqrt(apartInOne * apartInOther);
}

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

const isLevel = (values: readonly number[], order: readonly number[], a: number, b: number): boolean =>
  values[order[a] ?? 0] === values[order[b] ?? 0];

/** Pairs within runs of neighbours that are level. */
function levelPairs(length: number, isSame: (a: number, b: number) => boolean): number {
  let [level, run] = [0, 1];
  for (let at = 1; at <= length; at++) {
    if (at < length && isSame(at - 1, at)) {
      run++;
      continue;
    }
    level += pairsOf(run);
    run = 1;
  }
  return level;
}

/** Sorts in place; how many pairs stood the wrong way round. */
function countSwaps(values: number[]): number {
  let swaps = 0;
  let from = values;
  let into = new Array<number>(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const [middle, end] = [Math.min(start + width, values.length), Math.min(start + 2 * width, values.length)];
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        const takesLeft = left < middle && (right >= end || (from[left] ?? 0) <= (from[right] ?? 0));
        if (!takesLeft) swaps += middle - left;
        into[at] = (takesLeft ? from[left++] : from[right++]) ?? 0;
      }
    }
    [from, into] = [into, from];
  }
  if (from !== values) for (const [at, value] of from.entries()) values[at] = value;
  return swaps;
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

// Krippendorff's alpha: 1 is agreement, 0 is what chance gives, below 0 is worse than chance. Any number of reviewers,
// and it does not mind that not everybody read everything.
// Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections C and D.
import type { ScoreTable } from './score-table.ts';

/**
 * What counts as a difference. `nominal`: being another value at all; `ordinal`: how many scores lie between two
 * values; `interval`: the points between them; `ratio`: those points against their sum, for scales with a true 0.
 */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';
export const metrics: readonly Metric[] = ['nominal', 'ordinal', 'interval', 'ratio'];

export type Alpha =
  | {
      readonly kind: 'alpha';
      readonly value: number;
      /** Applications with two scores or more, and the scores they have: the rest cannot be compared. */
      readonly applications: number;
      readonly scores: number;
    }
  | {
      readonly kind: 'undefined';
      /** No application has two scores, or all comparable scores are one and the same value. */
      readonly because: 'no-pairs' | 'no-variation';
      readonly applications: number;
      readonly scores: number;
    };

/** Krippendorff's alpha of one criterion. Never NaN: where it is not defined the result says why. */
export function alphaOf(table: ScoreTable, metric: Metric): Alpha {
  const units = [...table.byApplication.values()]
    .filter((scores) => scores.length > 1)
    .map((scores) => scores.map(({ thousandths }) => thousandths));
  const scores = units.reduce((sum, unit) => sum + unit.length, 0);
  const common = { applications: units.length, scores };
  if (scores === 0) return { kind: 'undefined', because: 'no-pairs', ...common };
  const scale = scaleOf(units);
  if (scale.values.length < 2) return { kind: 'undefined', because: 'no-variation', ...common };
  const distances = distancesOf(scale, metric);
  const observed = observedIn(units, scale, distances);
  const expected = expectedFrom(scale, distances);
  return { kind: 'alpha', value: 1 - ((scores - 1) * observed) / expected, ...common };
}

/** The values given, ascending, how often each, and the place of each. */
interface Scale {
  readonly values: readonly number[];
  readonly counts: readonly number[];
  readonly placeOf: ReadonlyMap<number, number>;
}

function scaleOf(units: readonly (readonly number[])[]): Scale {
  const found = new Map<number, number>();
  for (const unit of units) for (const value of unit) found.set(value, (found.get(value) ?? 0) + 1);
  const sorted = [...found].sort(([a], [b]) => a - b);
  const values = sorted.map(([value]) => value);
  return { values, counts: sorted.map(([, count]) => count), placeOf: new Map(values.map((value, at) => [value, at])) };
}

/** The squared difference of every two values, as rows by their places. */
function distancesOf({ values, counts }: Scale, metric: Metric): Float64Array[] {
  // Twice the middle rank of each value: two values differ by the scores between them and half of their own.
  let below = 0;
  const ranks = counts.map((count) => {
    const rank = 2 * below + count;
    below += count;
    return rank;
  });
  const positions = metric === 'ordinal' ? ranks : values;
  return positions.map((one) =>
    Float64Array.from(positions, (other) => {
      if (one === other) return 0;
      if (metric === 'nominal') return 1;
      return metric === 'ratio' ? ((one - other) / (one + other)) ** 2 : (one - other) * (one - other);
    }),
  );
}

/** The differences inside of each application, each application counting by its scores. */
function observedIn(
  units: readonly (readonly number[])[],
  { placeOf }: Scale,
  distances: readonly Float64Array[],
): number {
  // Whole sums for each number of readers first: the result does not hang on the order of applications.
  const sums: number[] = [];
  for (const unit of units) {
    const places = unit.map((value) => placeOf.get(value) ?? 0);
    let sum = 0;
    for (const one of places) {
      const row = distances[one];
      for (const other of places) sum += row?.[other] ?? 0;
    }
    sums[unit.length] = (sums[unit.length] ?? 0) + sum;
  }
  return sums.reduce((total, sum, readers) => total + sum / (readers - 1), 0);
}

/** The differences of every score with every other, whoever gave it to whom. */
function expectedFrom({ counts }: Scale, distances: readonly Float64Array[]): number {
  let total = 0;
  distances.forEach((row, one) => {
    row.forEach((distance, other) => {
      total += (counts[one] ?? 0) * (counts[other] ?? 0) * distance;
    });
  });
  return total;
}

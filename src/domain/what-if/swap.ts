// At which weight of a qualification two neighbours change places.

/** Points as a line over the weight: `rest` without the qualification, and `unit` for a weight of 1. Thousandths. */
export interface Weighed {
  readonly rest: number;
  readonly unit: number;
}

/** The weight at which both have the same; null where no weight of 0 or more does that, or every one. */
export function swapAt(one: Weighed, other: Weighed): number | null {
  const slope = one.unit - other.unit;
  if (slope === 0) return null;
  const weight = (other.rest - one.rest) / slope;
  return weight < 0 ? null : weight;
}

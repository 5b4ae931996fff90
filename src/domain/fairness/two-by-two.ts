// Two groups, chosen or not: how likely is so large a difference if which group somebody is of made none?

/** How many are chosen, of how many. */
export type Rate = readonly [chosen: number, all: number];

/** Logarithms of factorials, summed: exact to about 12 digits for all that fits a program. */
function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}

/**
 * Fisher's exact test, two-sided: the chance of this table or of one as unlikely, given its margins. Between 0 and 1.
 * Source: R. A. Fisher, Statistical Methods for Research Workers (1934), 21.02.
 */
export function fisherExact([chosen, all]: Rate, [otherChosen, otherAll]: Rate): number {
  const total = all + otherAll;
  const allChosen = chosen + otherChosen;
  const logs = logFactorials(total);
  const log = (n: number): number => logs[n] ?? 0;
  const choose = (n: number, k: number): number => log(n) - log(k) - log(n - k);
  const chance = (first: number): number =>
    Math.exp(choose(all, first) + choose(otherAll, allChosen - first) - choose(total, allChosen));
  const least = Math.max(0, allChosen - otherAll);
  const most = Math.min(all, allChosen);
  // Tables as unlikely as this one differ from it by rounding alone.
  const limit = chance(chosen) * (1 + 1e-7);
  let sum = 0;
  for (let first = least; first <= most; first++) {
    const one = chance(first);
    if (one <= limit) sum += one;
  }
  return Math.min(1, sum);
}

/** The difference of two rates in standard errors, with the rate of both together, and its two-sided chance. */
export function pooledZ(
  [chosen, all]: Rate,
  [otherChosen, otherAll]: Rate,
): { readonly value: number; readonly p: number } | null {
  const pooled = (chosen + otherChosen) / (all + otherAll);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / all + 1 / otherAll));
  if (!(error > 0)) return null;
  const value = (chosen / all - otherChosen / otherAll) / error;
  return { value, p: erfc(Math.abs(value) / Math.SQRT2) };
}

/**
 * The complementary error function of 0 or more, to about 14 digits: by its series up to 2, by its continued fraction beyond.
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 7.1.6 and 7.1.14.
 */
export function erfc(x: number): number {
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
}

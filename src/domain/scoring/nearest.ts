/**
 * The whole number nearest to a fraction, halves up (also below 0: -1/2 gives 0), in integers alone, so that it is the
 * same on every machine. `denominator` is above 0; exact while twice the numerator stays below 2^53.
 */
export const nearestWhole = (numerator: number, denominator: number): number => {
  const doubled = 2 * numerator + denominator;
  const rest = doubled % (2 * denominator);
  // Written out, as dividing first would round before the floor does.
  return (doubled - (rest < 0 ? rest + 2 * denominator : rest)) / (2 * denominator);
};

/** How far off a result in floating point may be and still count as a half: a millionth. */
const slack = 1e-6;

/**
 * The whole number nearest to a computed value, halves up; what is less than a millionth short of a half counts as the
 * half, so that two values which are equal on paper never come apart by the last bits of a computation.
 */
export const nearestToComputed = (value: number): number => Math.floor(value + 0.5 + slack);

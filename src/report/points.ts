/** Thousandths of a point as a number of points: what the JSON contract holds. */
export const pointsNumber = (thousandths: number): number => thousandths / 1000;

/** Thousandths as people read them: `16`, `6.6`, `7.333`. */
export const pointsText = (thousandths: number): string => String(thousandths / 1000);

export interface Scored {
  readonly points: number;
  readonly outOf: number;
  readonly scored: number;
  readonly criteria: number;
}

/** Scored so far, out of what could be scored so far, and how complete that is: `16/20, 4 of 6`. */
export const pointsSoFar = ({ points, outOf, scored, criteria }: Scored): string =>
  `${pointsText(points)}/${pointsText(outOf)}, ${scored} of ${criteria}`;

/** The same for a narrow column: `16/20, 4/6`. */
export const pointsShort = ({ points, outOf, scored, criteria }: Scored): string =>
  `${pointsText(points)}/${pointsText(outOf)}, ${scored}/${criteria}`;

/** Points alone: `16/20`. */
export const pointsOnly = ({ points, outOf }: Pick<Scored, 'points' | 'outOf'>): string =>
  `${pointsText(points)}/${pointsText(outOf)}`;

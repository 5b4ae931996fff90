// Three committees with published figures, and what is expected of each: see `additive-fit.test.ts`.
import { scoresFromObservations } from './some-scores.ts';

export const noiseFree = scoresFromObservations([
  ['r1', 'A', 9],
  ['r1', 'B', 7],
  ['r2', 'B', 4],
  ['r2', 'C', 3],
  ['r3', 'C', 6],
  ['r3', 'D', 5],
  ['r3', 'A', 9],
]);

/** The first reviewer saw only the strong applications, and shares one of them with the second. */
export const strongOnly = scoresFromObservations([
  ['r1', 'A', 9],
  ['r1', 'B', 8],
  ['r1', 'C', 7],
  ['r2', 'C', 7],
  ['r2', 'D', 4],
  ['r2', 'E', 3],
  ['r2', 'F', 2],
]);

export const noisy = scoresFromObservations([
  ['r1', 'A', 8],
  ['r1', 'B', 6],
  ['r1', 'C', 7],
  ['r2', 'A', 5],
  ['r2', 'B', 4],
  ['r2', 'D', 6],
  ['r3', 'B', 9],
  ['r3', 'C', 10],
  ['r3', 'D', 9],
]);

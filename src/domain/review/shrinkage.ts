// Means of few scores, drawn towards the mean of all: one lucky score says less than three.
import { oneWayOf, varianceOfApplications } from './one-way.ts';
import type { ScoreTable } from './score-table.ts';
import { spreadOf } from './spread.ts';

/**
 * Each application's mean, in thousandths, drawn towards the mean of all by as much as people differ and the fewer
 * they were: the best linear prediction of the one-way model. Null where there is no such model (`oneWayOf`).
 * Source: G. K. Robinson, That BLUP is a Good Thing (1991).
 */
export function shrunkMeansOf(table: ScoreTable): ReadonlyMap<number, number> | null {
  const found = oneWayOf(table);
  if (typeof found === 'string') return null;
  const variance = varianceOfApplications(found);
  const { grandMean, within } = found;
  const shrunk = new Map<number, number>();
  for (const [application, scores] of table.byApplication) {
    const { count, mean } = spreadOf(scores.map(({ thousandths }) => thousandths));
    const share = variance === 0 ? 0 : variance / (variance + within / count);
    shrunk.set(application, grandMean + share * (mean - grandMean));
  }
  return shrunk;
}

/** The mean of `count` scores and of `weight` more that are taken for granted, each as high as `prior`. */
export const meanWithPrior = (given: { count: number; mean: number }, prior: number, weight: number): number =>
  (given.count * given.mean + weight * prior) / (given.count + weight);

// How one reviewer scores, beside the others.
import { nearestToComputed } from '../scoring/nearest.ts';
import type { ScoreTable } from './score-table.ts';
import { deviationOf, spreadOf } from './spread.ts';

/** All in thousandths of a point, to the nearest one, halves up. */
export interface ReviewerProfile {
  readonly reviewer: number;
  /** How many applications they scored. */
  readonly read: number;
  readonly mean: number;
  /** Standard deviation of their scores; null for a single one. */
  readonly deviation: number | null;
  /** How many of those somebody else scored too. */
  readonly shared: number;
  /**
   * How much less they gave than the others did, on average, on the applications they share: above 0 is harsh, below 0
   * lenient. Null where they share none. Others' own harshness is in it: `calibrationOf` takes it out.
   */
  readonly harshness: number | null;
  /**
   * How far off the harshness may be by the luck of which applications they share: two standard errors of it. Null
   * where they share fewer than two.
   */
  readonly margin: number | null;
}

/** Everybody who scored, by number. */
export function profilesOf({ byReviewer, byApplication }: ScoreTable): ReviewerProfile[] {
  const totals = new Map<number, number>();
  for (const [application, scores] of byApplication) {
    totals.set(
      application,
      scores.reduce((sum, { thousandths }) => sum + thousandths, 0),
    );
  }
  return [...byReviewer].map(([reviewer, scores]) => {
    const spread = spreadOf(scores.map(({ thousandths }) => thousandths));
    const deviation = deviationOf(spread);
    const less: number[] = [];
    for (const { application, thousandths } of scores) {
      const others = (byApplication.get(application)?.length ?? 0) - 1;
      if (others > 0) less.push(((totals.get(application) ?? 0) - thousandths) / others - thousandths);
    }
    return {
      reviewer,
      read: spread.count,
      mean: nearestToComputed(spread.mean),
      deviation: deviation === null ? null : nearestToComputed(deviation),
      shared: less.length,
      ...harshnessFrom(less),
    };
  });
}

/** From how much less they gave on each application that they share. */
function harshnessFrom(less: readonly number[]): Pick<ReviewerProfile, 'harshness' | 'margin'> {
  if (less.length === 0) return { harshness: null, margin: null };
  const mean = less.reduce((sum, one) => sum + one, 0) / less.length;
  const harshness = nearestToComputed(mean);
  if (less.length === 1) return { harshness, margin: null };
  const squares = less.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { harshness, margin: nearestToComputed(2 * Math.sqrt(squares / (less.length - 1) / less.length)) };
}

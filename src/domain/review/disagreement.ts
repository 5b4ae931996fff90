// Where people disagree: what a committee talks through first.
import { nearestToComputed, nearestWhole } from '../scoring/nearest.ts';
import type { ScoreTable } from './score-table.ts';
import { spreadOf } from './spread.ts';

/** How far the scores of one application lie apart. Points in thousandths. */
export interface Disagreement {
  readonly application: number;
  readonly scores: number;
  readonly lowest: number;
  readonly highest: number;
  /** The highest less the lowest. */
  readonly range: number;
  /** Standard deviation, to the nearest thousandth. */
  readonly deviation: number;
  /** To the nearest thousandth, halves up. */
  readonly mean: number;
}

/**
 * The applications with two scores or more, those people disagree on most first: by range, then by standard deviation,
 * then by number. Those on which all agree are there too, last, with a range of 0.
 */
export function disagreementsOf({ byApplication }: ScoreTable): Disagreement[] {
  const found: Disagreement[] = [];
  for (const [application, scores] of byApplication) {
    if (scores.length < 2) continue;
    const values = scores.map(({ thousandths }) => thousandths);
    const { count, squares } = spreadOf(values);
    const total = values.reduce((sum, value) => sum + value, 0);
    const [lowest, highest] = [Math.min(...values), Math.max(...values)];
    found.push({
      application,
      scores: count,
      lowest,
      highest,
      range: highest - lowest,
      deviation: nearestToComputed(Math.sqrt(squares / (count - 1))),
      mean: nearestWhole(total, count),
    });
  }
  return found.sort((a, b) => b.range - a.range || b.deviation - a.deviation || a.application - b.application);
}

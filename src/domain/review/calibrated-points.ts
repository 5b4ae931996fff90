import { nearestToComputed } from '../scoring/nearest.ts';
import { calibrate, type NoCalibration } from './calibration.ts';
import type { ScoreTable } from './score-table.ts';

/** What counts for each application in place of its mean, in thousandths, between 0 and `most`; or why nothing does. */
export type CalibratedPoints =
  | { readonly kind: 'calibrated'; readonly points: ReadonlyMap<number, number> }
  | { readonly kind: 'refused'; readonly because: NoCalibration };

/** The calibrated means of one criterion as exact thousandths; nobody gets less than nothing or more than there is. */
export function calibratedPoints(
  table: ScoreTable,
  { most, leastShared }: { readonly most: number; readonly leastShared: number },
): CalibratedPoints {
  const found = calibrate(table, { leastShared });
  if (found.kind === 'refused') return { kind: 'refused', because: found.because };
  const points = new Map<number, number>();
  for (const [application, quality] of found.quality) {
    points.set(application, Math.min(most, Math.max(0, nearestToComputed(quality))));
  }
  return { kind: 'calibrated', points };
}

// The intraclass correlation: which part of the differences between scores is due to the applications.
// One-way, ICC(1,1) and ICC(1,k) of Shrout and Fleiss (1979): here everybody reads another part of the applications, and
// the two-way forms would ask that all of them read all.
import { type NoOneWay, oneWayOf } from './one-way.ts';
import type { ScoreTable } from './score-table.ts';

export type Icc =
  | {
      readonly kind: 'icc';
      /** ICC(1,1): how far one person's score can be trusted. At most 1; below 0 is worse than chance. */
      readonly single: number;
      /** ICC(1,k): how far the mean of an application's scores can; null where the means of all are the same. */
      readonly average: number | null;
      /** The k of the mean: scores to an application, as the analysis counts them. */
      readonly perApplication: number;
    }
  | { readonly kind: 'undefined'; readonly because: NoOneWay | 'no-variation' };

/** The intraclass correlation of one criterion. Never NaN: where it is not defined the result says why. */
export function iccOf(table: ScoreTable): Icc {
  const found = oneWayOf(table);
  if (typeof found === 'string') return { kind: 'undefined', because: found };
  const { between, within, perApplication } = found;
  if (between === 0 && within === 0) return { kind: 'undefined', because: 'no-variation' };
  return {
    kind: 'icc',
    single: (between - within) / (between + (perApplication - 1) * within),
    average: between === 0 ? null : (between - within) / between,
    perApplication,
  };
}

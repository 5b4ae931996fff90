// The intraclass correlation: which part of the differences between scores is due to the applications.
// Source: P. E. Shrout and J. L. Fleiss, Intraclass Correlations: Uses in Assessing Rater Reliability (1979).
import { type NoOneWay, oneWayOf } from './one-way.ts';
import type { ScoreTable } from './score-table.ts';
import { type NoTwoWay, twoWayOf } from './two-way.ts';

/**
 * `one-way`: ICC(1,1) and ICC(1,k), for when everybody reads another part of the applications. `two-way`: ICC(2,1) and
 * ICC(2,k), absolute agreement, for when all of them have read all: it knows harshness from the rest.
 */
export type IccModel = 'one-way' | 'two-way';

/**
 * Why there is none, beyond the reasons of the analysis. `no-variation`: all scores are one and the same value.
 * `equal-means`: all applications have the same mean, and all reviewers too.
 */
export type NoIcc = NoOneWay | NoTwoWay | 'no-variation' | 'equal-means';

export type Icc =
  | {
      readonly kind: 'icc';
      readonly model: IccModel;
      /** How far one person's score can be trusted. At most 1; 0 is chance, below 0 is worse. */
      readonly single: number;
      /**
       * How far the mean of an application's scores can. At most 1; null where the means of applications differ so
       * little, beside what people differ by, that there is no such figure (`single` is then below 0).
       */
      readonly average: number | null;
      /** The k of the mean: scores to an application, as the analysis counts them. */
      readonly perApplication: number;
    }
  | { readonly kind: 'undefined'; readonly model: IccModel; readonly because: NoIcc };

/** The two-way correlation where everybody scored everything, the one-way else. The result says which. */
export function iccOf(table: ScoreTable): Icc {
  const found = twoWayIccOf(table);
  return found.kind === 'undefined' && found.because === 'incomplete' ? oneWayIccOf(table) : found;
}

/** ICC(1,1) and ICC(1,k) of one criterion. Never NaN: where it is not defined the result says why. */
export function oneWayIccOf(table: ScoreTable): Icc {
  const model = 'one-way';
  const found = oneWayOf(table);
  if (typeof found === 'string') return { kind: 'undefined', model, because: found };
  const { between, within, perApplication } = found;
  if (between === 0 && within === 0) return { kind: 'undefined', model, because: 'no-variation' };
  return {
    kind: 'icc',
    model,
    single: (between - within) / (between + (perApplication - 1) * within),
    average: between === 0 ? null : (between - within) / between,
    perApplication,
  };
}

/** ICC(2,1) and ICC(2,k) of one criterion. Never NaN: where it is not defined the result says why. */
export function twoWayIccOf(table: ScoreTable): Icc {
  const model = 'two-way';
  const found = twoWayOf(table);
  if (typeof found === 'string') return { kind: 'undefined', model, because: found };
  const { applications, reviewers, betweenApplications, betweenReviewers, rest } = found;
  if (betweenApplications === 0 && betweenReviewers === 0) {
    return { kind: 'undefined', model, because: rest === 0 ? 'no-variation' : 'equal-means' };
  }
  const harshness = (betweenReviewers - rest) / applications;
  const ofMeans = betweenApplications + harshness;
  return {
    kind: 'icc',
    model,
    single: (betweenApplications - rest) / (betweenApplications + (reviewers - 1) * rest + reviewers * harshness),
    average: ofMeans > 0 ? (betweenApplications - rest) / ofMeans : null,
    perApplication: reviewers,
  };
}

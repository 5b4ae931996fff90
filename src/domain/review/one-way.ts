// The one-way analysis of variance of a criterion: how far applications differ, and how far people do on the same one.
import type { ScoreTable } from './score-table.ts';
import { spreadOf } from './spread.ts';

/** Means are thousandths of a point, mean squares squared thousandths. */
export interface OneWay {
  readonly applications: number;
  readonly scores: number;
  /** Of all scores, whichever application they are for. */
  readonly grandMean: number;
  /** Mean square between applications. */
  readonly between: number;
  /** Mean square within applications. */
  readonly within: number;
  /** Scores to an application, as the analysis counts them where they are not equally many (n0). */
  readonly perApplication: number;
}

/** `one-application`: nothing to tell apart. `no-pairs`: no application has two scores. */
export type NoOneWay = 'one-application' | 'no-pairs';

/**
 * The analysis, or why there is none. Applications with one score count in the means, as they do in the published
 * example. Source: D. C. Montgomery, Design and Analysis of Experiments, one-way random effects with unequal n.
 */
export function oneWayOf({ byApplication, size }: ScoreTable): OneWay | NoOneWay {
  const spreads = [...byApplication.values()].map((scores) => spreadOf(scores.map(({ thousandths }) => thousandths)));
  const applications = spreads.length;
  if (applications === size) return 'no-pairs';
  if (applications < 2) return 'one-application';
  let [total, squaresWithin, squaredCounts] = [0, 0, 0];
  for (const { count, mean, squares } of spreads) {
    total += Math.round(count * mean);
    squaresWithin += squares;
    squaredCounts += count * count;
  }
  const grandMean = total / size;
  const squaresBetween = spreads.reduce((sum, { count, mean }) => sum + count * (mean - grandMean) ** 2, 0);
  return {
    applications,
    scores: size,
    grandMean,
    between: squaresBetween / (applications - 1),
    within: squaresWithin / (size - applications),
    perApplication: (size - squaredCounts / size) / (applications - 1),
  };
}

/** How far applications truly differ: the variance that is not due to people, in squared thousandths; at least 0. */
export const varianceOfApplications = ({ between, within, perApplication }: OneWay): number =>
  Math.max(0, (between - within) / perApplication);

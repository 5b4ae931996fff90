// The two-way analysis of variance of a criterion: applications, reviewers, and what neither of them explains.
import type { ScoreTable } from './score-table.ts';

/** Mean squares, in squared thousandths of a point. */
export interface TwoWay {
  readonly applications: number;
  readonly reviewers: number;
  /** Mean square between applications. */
  readonly betweenApplications: number;
  /** Mean square between reviewers: how harsh and lenient they are. */
  readonly betweenReviewers: number;
  /** Mean square of the rest. */
  readonly rest: number;
}

/**
 * Why there is none. `no-pairs`: no application has two scores. `one-application`: nothing to tell apart. `incomplete`:
 * somebody has not scored everything.
 */
export type NoTwoWay = 'no-pairs' | 'one-application' | 'incomplete';

/** The analysis where every reviewer scored every application, or why there is none. Source: as in `icc.ts`. */
export function twoWayOf({ byApplication, byReviewer, size }: ScoreTable): TwoWay | NoTwoWay {
  const [applications, reviewers] = [byApplication.size, byReviewer.size];
  if (applications === size) return 'no-pairs';
  if (applications < 2) return 'one-application';
  if (applications * reviewers !== size) return 'incomplete';
  const ofApplication = sumsOf(byApplication);
  const ofReviewer = sumsOf(byReviewer);
  const total = [...ofReviewer.values()].reduce((sum, one) => sum + one, 0);
  // Differences are whole numbers first, and divided once: what is 0 on paper is 0 here.
  let rest = 0;
  for (const [application, scores] of byApplication) {
    for (const { reviewer, thousandths } of scores) {
      const [row, column] = [ofApplication.get(application) ?? 0, ofReviewer.get(reviewer) ?? 0];
      rest += ((size * thousandths - applications * row - reviewers * column + total) / size) ** 2;
    }
  }
  const squares = (sums: ReadonlyMap<number, number>, each: number) =>
    [...sums.values()].reduce((sum, one) => sum + ((sums.size * one - total) / size) ** 2, 0) * each;
  return {
    applications,
    reviewers,
    betweenApplications: squares(ofApplication, reviewers) / (applications - 1),
    betweenReviewers: squares(ofReviewer, applications) / (reviewers - 1),
    rest: rest / ((applications - 1) * (reviewers - 1)),
  };
}

const sumsOf = (lists: ScoreTable['byApplication']): Map<number, number> =>
  new Map([...lists].map(([id, scores]) => [id, scores.reduce((sum, { thousandths }) => sum + thousandths, 0)]));

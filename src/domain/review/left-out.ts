// What the points of applications come to when one reviewer is left out: what the ranges of ranks are worked out from.
import { nearestToComputed, nearestWhole } from '../scoring/nearest.ts';
import type { GivenScore, ScoreTable } from './score-table.ts';

/** One reviewer left out of every criterion. */
export interface LeftOut {
  readonly reviewer: number;
  /** By how many thousandths of a point the sum of each application changes; those that keep theirs are not there. */
  readonly changes: ReadonlyMap<number, number>;
  /**
   * Applications of which some criterion is unscored without this reviewer. As in the ranking it adds no points then,
   * which says little of the application: to be told apart from a rank that is not firm for what people think of it.
   */
  readonly unknown: ReadonlySet<number>;
}

/** What every application of a criterion is worth, in thousandths, rounded or not; null where it cannot be told. */
export type Valuation = (table: ScoreTable) => ReadonlyMap<number, number> | null;

/**
 * Leaves out each reviewer in turn, ascending, where the mean of the readers counts, rounded as it is when scored. A
 * table for each criterion, its weight in the scores. Looks at each application only with those who have read it.
 */
export function* meansLeftOut(tables: readonly ScoreTable[]): Generator<LeftOut> {
  const sums = tables.map(
    ({ byApplication }) => new Map([...byApplication].map(([application, scores]) => [application, sumOf(scores)])),
  );
  for (const reviewer of reviewersOf(tables)) {
    const changes = new Map<number, number>();
    const unknown = new Set<number>();
    tables.forEach(({ byReviewer, byApplication }, criterion) => {
      for (const { application, thousandths } of byReviewer.get(reviewer) ?? []) {
        const count = byApplication.get(application)?.length ?? 0;
        const sum = sums[criterion]?.get(application) ?? 0;
        if (count < 2) unknown.add(application);
        const without = count < 2 ? 0 : nearestWhole(sum - thousandths, count - 1);
        add(changes, application, without - nearestWhole(sum, count));
      }
    });
    yield { reviewer, changes, unknown };
  }
}

/**
 * The same where something else than the mean counts, such as calibrated points: every criterion is valued anew for
 * each reviewer who scored it. Where that cannot be done without them, all that was in it is unknown and keeps its
 * points; a criterion that cannot be valued with everybody changes nothing.
 */
export function* valuesLeftOut(tables: readonly ScoreTable[], valuation: Valuation): Generator<LeftOut> {
  const whole = tables.map((table) => valuation(table));
  for (const reviewer of reviewersOf(tables)) {
    const changes = new Map<number, number>();
    const unknown = new Set<number>();
    tables.forEach((table, criterion) => {
      const before = whole[criterion];
      if (!before || !table.byReviewer.has(reviewer)) return;
      const after = valuation(withoutReviewer(table, reviewer));
      for (const [application, value] of before) {
        const without = after?.get(application);
        if (without === undefined) unknown.add(application);
        if (after) add(changes, application, nearestToComputed(without ?? 0) - nearestToComputed(value));
      }
    });
    yield { reviewer, changes, unknown };
  }
}

/** The table as if this reviewer had scored nothing. */
export function withoutReviewer({ byApplication, byReviewer, size }: ScoreTable, reviewer: number): ScoreTable {
  const theirs = byReviewer.get(reviewer) ?? [];
  const [applications, reviewers] = [new Map(byApplication), new Map(byReviewer)];
  reviewers.delete(reviewer);
  for (const { application } of theirs) {
    const rest = (byApplication.get(application) ?? []).filter((score) => score.reviewer !== reviewer);
    if (rest.length > 0) applications.set(application, rest);
    else applications.delete(application);
  }
  return { byApplication: applications, byReviewer: reviewers, size: size - theirs.length };
}

const reviewersOf = (tables: readonly ScoreTable[]): number[] =>
  [...new Set(tables.flatMap(({ byReviewer }) => [...byReviewer.keys()]))].sort((a, b) => a - b);

const sumOf = (scores: readonly GivenScore[]): number => scores.reduce((sum, { thousandths }) => sum + thousandths, 0);

function add(changes: Map<number, number>, application: number, change: number): void {
  const sum = (changes.get(application) ?? 0) + change;
  if (sum === 0) changes.delete(application);
  else changes.set(application, sum);
}

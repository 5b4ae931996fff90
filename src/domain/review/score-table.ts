// The scores of one criterion, by application and by reviewer: what every figure about agreement is worked out from.

/** One reviewer, one application, one value in thousandths of a point. What nobody gave is not there: it is not 0. */
export interface GivenScore {
  readonly reviewer: number;
  readonly application: number;
  readonly thousandths: number;
}

/** All in ascending order of numbers, so that no figure hangs on the order in which scores come. */
export interface ScoreTable {
  readonly byApplication: ReadonlyMap<number, readonly GivenScore[]>;
  readonly byReviewer: ReadonlyMap<number, readonly GivenScore[]>;
  /** How many scores there are. */
  readonly size: number;
}

/**
 * Sorts the scores of one criterion into a table.
 * @throws RangeError where a value is no whole number of thousandths, or a reviewer scored an application twice: the
 * store keeps one value each, so that is a bug of the caller.
 */
export function tabulate(scores: readonly GivenScore[]): ScoreTable {
  const sorted = scores.toSorted((a, b) => a.application - b.application || a.reviewer - b.reviewer);
  const byApplication = new Map<number, GivenScore[]>();
  const unordered = new Map<number, GivenScore[]>();
  let before: GivenScore | undefined;
  for (const score of sorted) {
    const { reviewer, application, thousandths } = score;
    const whose = `reviewer ${reviewer}, application ${application}`;
    if (!Number.isSafeInteger(thousandths)) throw new RangeError(`${whose}: ${thousandths} is no whole number`);
    if (before?.application === application && before.reviewer === reviewer) throw new RangeError(`${whose}: twice`);
    append(byApplication, application, score);
    append(unordered, reviewer, score);
    before = score;
  }
  const byReviewer = new Map([...unordered].sort(([a], [b]) => a - b));
  return { byApplication, byReviewer, size: sorted.length };
}

function append(lists: Map<number, GivenScore[]>, key: number, score: GivenScore): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [score]);
  else list.push(score);
}

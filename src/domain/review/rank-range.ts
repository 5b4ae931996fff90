// How firm a rank is: where an application would stand if any one reviewer had not been there.

export interface RankRange {
  /** From 1, with everybody's scores. */
  readonly rank: number;
  /** The best and the worst rank that leaving out one reviewer gives; `rank` lies between them. */
  readonly best: number;
  readonly worst: number;
}

/** Whether a rank stays whoever is left out. */
export const isFirm = ({ best, worst }: RankRange): boolean => best === worst;

/** `3`, or `3 (2-4)` where it is not firm. */
export const rankText = (range: RankRange): string =>
  isFirm(range) ? String(range.rank) : `${range.rank} (${range.best}-${range.worst})`;

/**
 * The rank of each member, and its range when any one of `reviewers` is left out. `orderWithout(reviewer)` gives the
 * comparator of a shortlist without that reviewer's scores, and with all of them for null; it has to be total. What a
 * reviewer alone has scored is unscored without them, and falls as far as that goes.
 */
export function rankRanges<Member>(
  members: readonly Member[],
  reviewers: Iterable<number>,
  orderWithout: (reviewer: number | null) => (a: Member, b: Member) => number,
): ReadonlyMap<Member, RankRange> {
  const ranges = new Map<Member, RankRange>();
  members.toSorted(orderWithout(null)).forEach((member, at) => {
    ranges.set(member, { rank: at + 1, best: at + 1, worst: at + 1 });
  });
  for (const reviewer of reviewers) {
    members.toSorted(orderWithout(reviewer)).forEach((member, at) => {
      const range = ranges.get(member);
      if (range === undefined) return;
      const { rank, best, worst } = range;
      if (at + 1 < best || at + 1 > worst) {
        ranges.set(member, { rank, best: Math.min(best, at + 1), worst: Math.max(worst, at + 1) });
      }
    });
  }
  return ranges;
}

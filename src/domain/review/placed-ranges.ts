// The ranges of a whole shortlist at once, by its rank keys: 10,000 applications and 100 reviewers at a time.
import { type Rankable, type RankingPolicy, rankKey } from '../ranking/rank-key.ts';
import type { LeftOut } from './left-out.ts';
import type { RankRange } from './rank-range.ts';

/** An application of one list: of one batch and focus area. Its points are those of all criteria, these included. */
export interface Placed {
  readonly application: number;
  readonly rankable: Rankable;
}

/** A range, and the reviewers without whom some criterion would be unscored. Ascending. */
export interface PlacedRange extends RankRange {
  readonly hangsOn: readonly number[];
}

interface Keyed {
  readonly application: number;
  readonly key: string;
}

const byKey = (a: Keyed, b: Keyed): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.application - b.application);

/**
 * The range of every rank, by the policy that ranks the shortlist, ties and all: the rank key with other points in it,
 * at least 0. Only those whose points change are placed anew, among the others in the order that they have already: what
 * `rankRanges` finds by sorting everybody again for each reviewer. `leftOut` may speak of others than are `placed`.
 */
export function placedRangesOf(
  placed: readonly Placed[],
  leftOut: Iterable<LeftOut>,
  policy: RankingPolicy,
): ReadonlyMap<number, PlacedRange> {
  const rankables = new Map(placed.map(({ application, rankable }) => [application, rankable]));
  const ordered = placed
    .map(({ application, rankable }): Keyed => ({ application, key: rankKey(rankable, policy) }))
    .sort(byKey);
  const ranges = new Map<number, { rank: number; best: number; worst: number; hangsOn: number[] }>();
  ordered.forEach(({ application }, at) => {
    ranges.set(application, { rank: at + 1, best: at + 1, worst: at + 1, hangsOn: [] });
  });
  const place = (application: number, rank: number): void => {
    const range = ranges.get(application);
    if (range === undefined) return;
    if (rank < range.best) range.best = rank;
    if (rank > range.worst) range.worst = rank;
  };
  for (const { reviewer, changes, unknown } of leftOut) {
    for (const application of unknown) ranges.get(application)?.hangsOn.push(reviewer);
    const moved: Keyed[] = [];
    for (const [application, change] of changes) {
      const rankable = rankables.get(application);
      if (rankable === undefined) continue;
      const points = Math.max(0, rankable.points + change);
      moved.push({ application, key: rankKey({ ...rankable, points }, policy) });
    }
    if (moved.length === 0) continue;
    moved.sort(byKey);
    const isMoved = new Set(moved.map(({ application }) => application));
    let rank = 0;
    let next = 0;
    for (const stayed of ordered) {
      if (isMoved.has(stayed.application)) continue;
      for (let one = moved[next]; one !== undefined && byKey(one, stayed) < 0; one = moved[++next]) {
        place(one.application, ++rank);
      }
      place(stayed.application, ++rank);
    }
    for (const one of moved.slice(next)) place(one.application, ++rank);
  }
  return ranges;
}

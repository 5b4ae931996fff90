// How far a committee has come.
import type { Instant } from '../time/instant.ts';

export interface ReadingState {
  readonly application: number;
  readonly reviewer: number;
  readonly assignedAt: Instant;
  /** Criteria scored so far. */
  readonly scored: number;
  readonly lastAt: Instant | null;
}

export interface ReviewerProgress {
  readonly reviewer: number;
  readonly assigned: number;
  readonly done: number;
  readonly begun: number;
  readonly unread: number;
  /** Since when the one that waits longest has been assigned; null where nothing waits. */
  readonly waitingSince: Instant | null;
  readonly lastAt: Instant | null;
}

export interface ApplicationProgress {
  readonly application: number;
  readonly assigned: number;
  readonly done: number;
  /** Who has still to read it. */
  readonly missing: readonly number[];
  readonly waitingSince: Instant | null;
}

export interface Progress {
  readonly reviewers: readonly ReviewerProgress[];
  /** Those that wait longest first; the complete ones last. */
  readonly applications: readonly ApplicationProgress[];
  readonly assigned: number;
  readonly done: number;
}

const earliest = (times: readonly Instant[]): Instant | null => times.toSorted()[0] ?? null;

/** Sums up the assignments of a batch; `criteria`: how many are scored in the stage. */
export function progressOf(readings: readonly ReadingState[], criteria: number): Progress {
  const isDone = ({ scored }: ReadingState): boolean => scored >= criteria;
  const reviewers = [...groups(readings, ({ reviewer }) => reviewer)].map(([reviewer, own]) => {
    const open = own.filter((one) => !isDone(one));
    return {
      reviewer,
      assigned: own.length,
      done: own.length - open.length,
      begun: open.filter(({ scored }) => scored > 0).length,
      unread: open.filter(({ scored }) => scored === 0).length,
      waitingSince: earliest(open.map(({ assignedAt }) => assignedAt)),
      lastAt:
        own
          .flatMap(({ lastAt }) => lastAt ?? [])
          .toSorted()
          .at(-1) ?? null,
    };
  });
  const applications = [...groups(readings, ({ application }) => application)].map(([application, all]) => {
    const open = all.filter((one) => !isDone(one));
    return {
      application,
      assigned: all.length,
      done: all.length - open.length,
      missing: open.map(({ reviewer }) => reviewer),
      waitingSince: earliest(open.map(({ assignedAt }) => assignedAt)),
    };
  });
  const key = ({ waitingSince }: ApplicationProgress): string => waitingSince ?? '~';
  return {
    reviewers: reviewers.sort((a, b) => a.reviewer - b.reviewer),
    applications: applications.sort((a, b) =>
      key(a) === key(b) ? a.done - b.done || a.application - b.application : key(a) < key(b) ? -1 : 1,
    ),
    assigned: readings.length,
    done: readings.filter(isDone).length,
  };
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const found = new Map<number, Item[]>();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return found;
}

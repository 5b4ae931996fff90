// Taking harsh and lenient reviewers out of the points, and when that cannot be done.
import { type AdditiveFit, fitAdditive } from './additive-fit.ts';
import type { ScoreTable } from './score-table.ts';
import { weakestLinkOf } from './weakest-link.ts';

/** Reviewers who hang loose together, and what they read. All ascending. */
export interface LoosePart {
  readonly reviewers: readonly number[];
  /** Applications that nobody else has scored. */
  readonly applications: readonly number[];
  /** Applications that they share with the others. */
  readonly shared: readonly number[];
}

/**
 * `not-connected`: between these reviewers and the others no application is shared, by whatever way, so that nothing tells a
 * harsh reviewer from weak applications; `too-little-shared`: together they share fewer than asked with the others.
 */
export type NoCalibration = 'no-scores' | 'not-connected' | 'too-little-shared';

export type Calibration =
  | ({ readonly kind: 'calibrated' } & AdditiveFit)
  | {
      readonly kind: 'refused';
      readonly because: NoCalibration;
      /** Reviewers that hang loose, ascending. */
      readonly loose: readonly number[];
      /** The same by the parts in which they hang together: one part where too little is shared. */
      readonly parts: readonly LoosePart[];
      readonly leastShared: number;
    };

/**
 * Three, for whoever asks for no other: what sets a part apart from the rest is then known to about 0.8 (the square root
 * of 2/3) of what chance does to one score. A judgement, not a law.
 */
export const customaryLeastShared = 3;

/**
 * Fits the additive model to the scores of one criterion. `leastShared`: how many applications any part of the committee, a reviewer
 * or several, must share with the rest. Whoever is alone in the table is compared with nobody, and adds 0.
 */
export function calibrate(table: ScoreTable, { leastShared = 1 }: { readonly leastShared?: number } = {}): Calibration {
  const refused = (because: NoCalibration, parts: readonly LoosePart[]): Calibration => ({
    kind: 'refused',
    because,
    loose: parts.flatMap(({ reviewers }) => reviewers).sort((a, b) => a - b),
    parts,
    leastShared,
  });
  if (table.size === 0) return refused('no-scores', []);
  const parts = loosePartsOf(table);
  if (parts.length > 0) return refused('not-connected', parts);
  // Being connected is sharing one application: there is nothing more to look for.
  const weakest = leastShared > 1 ? weakestPartOf(table) : null;
  if (weakest !== null && weakest.shared.length < leastShared) return refused('too-little-shared', [weakest]);
  return { kind: 'calibrated', ...fitAdditive(table) };
}

/** All but the largest of the parts into which the reviewers fall, by reviewers, then by scores; of equal ones the first stays. */
function loosePartsOf(table: ScoreTable): LoosePart[] {
  const { byReviewer, byApplication } = table;
  const left = new Set(byReviewer.keys());
  const parts: number[][] = [];
  for (const first of byReviewer.keys()) {
    if (!left.delete(first)) continue;
    const part = [first];
    const seen = new Set<number>();
    for (const reviewer of part) {
      for (const { application } of byReviewer.get(reviewer) ?? []) {
        if (seen.has(application)) continue;
        seen.add(application);
        for (const other of byApplication.get(application) ?? []) {
          if (left.delete(other.reviewer)) part.push(other.reviewer);
        }
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  const scoresOf = (part: readonly number[]) =>
    part.reduce((sum, reviewer) => sum + (byReviewer.get(reviewer)?.length ?? 0), 0);
  const [largest] = parts.toSorted((a, b) => b.length - a.length || scoresOf(b) - scoresOf(a));
  return parts.filter((part) => part !== largest).map((part) => describe(table, part));
}

/** The part that shares the fewest applications with the rest; null where there is nobody else. */
function weakestPartOf(table: ScoreTable): LoosePart | null {
  const reviewers = [...table.byReviewer.keys()];
  const columnOf = new Map(reviewers.map((reviewer, column) => [reviewer, column]));
  const readers = [...table.byApplication.values()].map((scores) =>
    scores.map(({ reviewer }) => columnOf.get(reviewer) ?? 0),
  );
  const found = weakestLinkOf(readers, reviewers.length);
  if (found === null) return null;
  const side = found.side.flatMap((column) => reviewers[column] ?? []);
  return describe(table, side);
}

function describe({ byApplication }: ScoreTable, reviewers: readonly number[]): LoosePart {
  const inside = new Set(reviewers);
  const [applications, shared]: [number[], number[]] = [[], []];
  for (const [application, scores] of byApplication) {
    const ours = scores.filter(({ reviewer }) => inside.has(reviewer)).length;
    if (ours > 0) (ours === scores.length ? applications : shared).push(application);
  }
  return { reviewers, applications, shared };
}

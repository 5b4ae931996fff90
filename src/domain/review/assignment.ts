// Who reads what: each application gets its reviewers, evenly, within all limits, and so that any two reviewers are linked.
import { serveEvenly } from './even-flow.ts';
import { findLimits, type Infeasible, isAboveFloors, type ShortApplication, shortOf } from './limits.ts';
import { type Linking, linkAll } from './linking.ts';
import { createReading, type Reading } from './reading.ts';
import type { AssignmentRequest, ReadingPair } from './request.ts';

export interface AssignedPair extends ReadingPair {
  readonly isEarlier: boolean;
}

/** An earlier assignment that can't stay, and why. */
export interface DroppedPair extends ReadingPair {
  readonly because: 'conflict' | 'no-such-reviewer' | 'no-such-application';
}

export interface ReviewerLoad {
  readonly reviewer: number;
  readonly load: number;
  /** How many of these since earlier. */
  readonly earlier: number;
}

export interface Assigned {
  readonly kind: 'assigned';
  /** All that are to be read, by application and reviewer. */
  readonly pairs: readonly AssignedPair[];
  readonly loads: readonly ReviewerLoad[];
  readonly linking: Linking;
  /** Those that get fewer reviews than asked; none, unless `allowFewer`. */
  readonly short: readonly ShortApplication[];
}

export type AssignmentOutcome = (Assigned | Infeasible) & { readonly dropped: readonly DroppedPair[] };

/**
 * Gives each application its reviewers. Of all ways within the limits: the worst-served application is served best, then floors
 * hold, then loads are most even (`serveEvenly`); linking the reviewers may cost some evenness, never a limit. Earlier
 * assignments stay. The same request in any order has the same outcome. What can't be done is a value, with what would
 * mend it; an id that comes twice, or a number that is no count, is a bug of the caller and thrown.
 */
export function assignReading(request: AssignmentRequest): AssignmentOutcome {
  checkRequest(request);
  const dropped = droppedOf(request);
  const reading = createReading(request);
  const isServed = serveEvenly(reading, request.reviews);
  if (!isAboveFloors(reading) || !(isServed || request.allowFewer)) return { ...findLimits(request, reading), dropped };
  const { linked, linking } = linkAll(reading);
  const short = isServed ? [] : shortOf(request, linked);
  return { kind: 'assigned', ...pairsOf(request, linked), linking, short, dropped };
}

function pairsOf({ earlier }: AssignmentRequest, reading: Reading): Pick<Assigned, 'pairs' | 'loads'> {
  const { applicationIds, reviewerIds, reads, loads } = reading;
  const before = new Set(earlier.map(keyOf));
  const pairs = applicationIds.flatMap((application, row) =>
    reviewerIds
      .filter((_, column) => reads[row * loads.length + column] !== 0)
      .map((reviewer) => ({ application, reviewer, isEarlier: before.has(keyOf({ application, reviewer })) })),
  );
  const kept = new Map(reviewerIds.map((reviewer) => [reviewer, 0]));
  for (const { reviewer, isEarlier } of pairs) if (isEarlier) kept.set(reviewer, (kept.get(reviewer) ?? 0) + 1);
  return {
    pairs,
    loads: reviewerIds.map((reviewer, column) => ({
      ...{ reviewer, load: loads[column] ?? 0, earlier: kept.get(reviewer) ?? 0 },
    })),
  };
}

function droppedOf({ applications, reviewers, barred, earlier }: AssignmentRequest): DroppedPair[] {
  const applicationIds = new Set(applications.map(({ id }) => id));
  const reviewerIds = new Set(reviewers.map(({ id }) => id));
  const conflicts = new Set(barred.map(keyOf));
  const once = [...new Map(earlier.map((pair) => [keyOf(pair), pair])).values()];
  return once
    .flatMap(({ application, reviewer }): DroppedPair[] => {
      const pair = { application, reviewer };
      if (!applicationIds.has(application)) return [{ ...pair, because: 'no-such-application' }];
      if (!reviewerIds.has(reviewer)) return [{ ...pair, because: 'no-such-reviewer' }];
      return conflicts.has(keyOf(pair)) ? [{ ...pair, because: 'conflict' }] : [];
    })
    .sort((a, b) => a.application - b.application || a.reviewer - b.reviewer);
}

const keyOf = ({ application, reviewer }: ReadingPair): string => `${application} ${reviewer}`;

function checkRequest({ applications, reviewers, reviews }: AssignmentRequest): void {
  for (const [noun, list] of Object.entries({ application: applications, reviewer: reviewers })) {
    const seen = new Set<number>();
    for (const { id } of list) {
      if (seen.has(id)) throw new Error(`${noun} ${id} is listed twice`);
      seen.add(id);
    }
  }
  if (!isCount(reviews) || reviews === 0) throw new Error(`${reviews} reviews of each application can't be assigned`);
  for (const { id, floor, cap } of reviewers) {
    if (!isCount(floor)) throw new Error(`reviewer ${id} has a floor of ${floor}`);
    if (cap !== null && !isCount(cap)) throw new Error(`reviewer ${id} has a cap of ${cap}`);
  }
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

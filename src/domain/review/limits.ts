// What stands in the way of an assignment: which limit would have to give, and by how much.
import { serveEvenly } from './even-flow.ts';
import { createReading, type Reading } from './reading.ts';
import type { AssignableApplication, AssignmentRequest } from './request.ts';

/** An application with fewer reviewers than it should have, and who could read it. */
export interface ShortApplication {
  readonly application: number;
  readonly focusArea: string | null;
  /** How many read it; where nothing was assigned, how many may. */
  readonly has: number;
  /** How many reviewers read its focus area. */
  readonly ofArea: number;
  /** How many of those have a conflict of interest. */
  readonly inConflict: number;
}

/** Raising the cap of everybody by `by` is enough, and no less is; so is raising only those listed. */
export interface CapsTooLow {
  /** Reviews that nobody has room for: the least that caps can be raised by together. */
  readonly missing: number;
  readonly by: number;
  readonly reviewers: readonly { readonly reviewer: number; readonly cap: number; readonly needed: number }[];
}

/** Lowering the floor of everybody by `by` is enough, and no less is; so is lowering only those listed. */
export interface FloorsTooHigh {
  /** Reviews that are too few for floors: the least that they can be lowered by together. */
  readonly missing: number;
  /** Of the floors as they were asked for: one that is held down by a cap is lower already. */
  readonly by: number;
  readonly reviewers: readonly { readonly reviewer: number; readonly floor: number; readonly possible: number }[];
}

/** The three limits have to be mended, all that are there; or `fewerReviews` asked for instead. */
export interface Infeasible {
  readonly kind: 'infeasible';
  /** Applications that fewer may read than are to: they need other reviewers, whatever caps and floors say. */
  readonly tooFewReaders: readonly ShortApplication[];
  readonly caps: CapsTooLow | null;
  readonly floors: FloorsTooHigh | null;
  /** The most reviews of each application that all limits permit; null where no number helps. */
  readonly fewerReviews: number | null;
}

/**
 * Why `reading`, which was worked out for the request, is not what was asked for. It is asked again with caps that may be
 * exceeded at a cost above all others: what they are exceeded by then is least in all and, as costs are convex, least
 * for the one who exceeds most; and so it is with floors (Frank and Murota, Decreasing minimization on M-convex sets, 2022).
 */
export function findLimits(request: AssignmentRequest, reading: Reading): Infeasible {
  const isShort = reading.served.some((served) => served < request.reviews);
  const mayBeFewer = request.allowFewer === true || !isShort;
  const eased = mayBeFewer ? reading : createReading(request, true);
  if (!mayBeFewer) serveEvenly(eased, request.reviews);
  return {
    kind: 'infeasible',
    tooFewReaders: mayBeFewer ? [] : shortOf(request, eased),
    caps: mayBeFewer ? null : capsTooLow(eased, reading),
    floors: floorsTooHigh(eased, request, !mayBeFewer),
    fewerReviews: mayBeFewer ? null : fewerReviews(request, reading),
  };
}

export const isAboveFloors = ({ loads, floors }: Reading): boolean =>
  loads.every((load, column) => load >= (floors[column] ?? 0));

/** Those that `reading` leaves with fewer than `reviews` reviewers. */
export function shortOf(request: AssignmentRequest, reading: Reading): ShortApplication[] {
  const applications = new Map(request.applications.map((application) => [application.id, application]));
  const barred = new Map<number, Set<number>>();
  for (const { application, reviewer } of request.barred) {
    barred.set(application, (barred.get(application) ?? new Set()).add(reviewer));
  }
  return reading.applicationIds.flatMap((id, row) => {
    const has = reading.served[row] ?? 0;
    const application = applications.get(id);
    if (has >= request.reviews || application === undefined) return [];
    const ofArea = request.reviewers.filter(({ focusAreas }) => isOfArea(application, focusAreas));
    const inConflict = ofArea.filter((reviewer) => barred.get(id)?.has(reviewer.id)).length;
    return [{ application: id, focusArea: application.focusArea, has, ofArea: ofArea.length, inConflict }];
  });
}

const isOfArea = ({ focusArea }: AssignableApplication, focusAreas: readonly string[] | null): boolean =>
  focusAreas === null || (focusArea !== null && focusAreas.includes(focusArea));

function capsTooLow({ reviewerIds, loads, caps }: Reading, { ceilings }: Reading): CapsTooLow | null {
  const over = [...loads.keys()].filter((column) => (loads[column] ?? 0) > (ceilings[column] ?? 0));
  if (over.length === 0) return null;
  const needed = (column: number): number => loads[column] ?? 0;
  return {
    missing: over.reduce((sum, column) => sum + needed(column) - (ceilings[column] ?? 0), 0),
    by: Math.max(...over.map((column) => needed(column) - (caps[column] ?? 0))),
    reviewers: over.map((column) => ({
      ...{ reviewer: reviewerIds[column] ?? 0, cap: caps[column] ?? 0, needed: needed(column) },
    })),
  };
}

function floorsTooHigh(
  { reviewerIds, loads, floors }: Reading,
  request: AssignmentRequest,
  mayExceed: boolean,
): FloorsTooHigh | null {
  const under = [...loads.keys()].filter((column) => (loads[column] ?? 0) < (floors[column] ?? 0));
  if (under.length === 0) return null;
  const lacks = under.map((column) => (floors[column] ?? 0) - (loads[column] ?? 0));
  return {
    missing: lacks.reduce((sum, lack) => sum + lack, 0),
    by: lowerBy(request, mayExceed, Math.max(...lacks)),
    reviewers: under.map((column) => ({
      ...{ reviewer: reviewerIds[column] ?? 0, floor: floors[column] ?? 0, possible: loads[column] ?? 0 },
    })),
  };
}

/** The least that all floors have to be lowered by, at least `least`: found by halving, as less of a floor is never in the way. */
function lowerBy(request: AssignmentRequest, mayExceed: boolean, least: number): number {
  const isEnough = (by: number): boolean => {
    const reviewers = request.reviewers.map((one) => ({ ...one, floor: Math.max(0, one.floor - by) }));
    const reading = createReading({ ...request, reviewers }, mayExceed);
    serveEvenly(reading, request.reviews);
    return isAboveFloors(reading);
  };
  if (isEnough(least)) return least;
  let tooLittle = least;
  let enough = request.reviewers.reduce((most, { floor }) => Math.max(most, floor), least);
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2);
    if (isEnough(middle)) enough = middle;
    else tooLittle = middle;
  }
  return enough;
}

/** The worst-served application of an optimal flow has as many as all can have; floors may still be too high for so few. */
function fewerReviews(request: AssignmentRequest, { served }: Reading): number | null {
  const reviews = served.reduce((fewest, has) => Math.min(fewest, has), request.reviews);
  if (reviews === 0) return null;
  const reading = createReading(request);
  return serveEvenly(reading, reviews) && isAboveFloors(reading) ? reviews : null;
}

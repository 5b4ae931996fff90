import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignReading } from '../../../src/domain/review/assignment.ts';
import type { Infeasible } from '../../../src/domain/review/limits.ts';
import type { AssignmentRequest } from '../../../src/domain/review/request.ts';
import { everyWay, keptLoads, least, smallRequests } from './every-way.ts';

const small = smallRequests({ applications: 4, reviewers: 4, cap: 6 });

const reader = (id: number, limits: Partial<AssignmentRequest['reviewers'][number]> = {}) => ({
  ...{ id, cap: null, floor: 0, focusAreas: null },
  ...limits,
});
const numbered = (count: number, focusArea: string | null = null) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, focusArea }));

function limitsOf(request: Partial<AssignmentRequest>): Infeasible {
  const outcome = assignReading({ applications: [], reviewers: [], barred: [], earlier: [], reviews: 1, ...request });
  if (outcome.kind !== 'infeasible') throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** How far loads are beyond caps, or short of floors: in all, and by how much for whom it is most. */
interface Beyond {
  readonly missing: number;
  readonly by: number;
}

const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function beyondCaps(request: AssignmentRequest, loads: readonly number[]): Beyond {
  const kept = keptLoads(request);
  const over = loads.map((load, column) => {
    const cap = request.reviewers[column]?.cap ?? Infinity;
    return load > Math.max(cap, kept[column] ?? 0)
      ? { by: load - cap, missing: load - Math.max(cap, kept[column] ?? 0) }
      : null;
  });
  return { missing: sum(over.map((one) => one?.missing ?? 0)), by: largest(over.map((one) => one?.by ?? 0)) };
}

/** What loads lack of floors that are lower by so much, in all. */
const shortOfFloors = (request: AssignmentRequest, loads: readonly number[], by = 0): number =>
  sum(
    request.reviewers.map(({ floor, cap }, column) =>
      Math.max(0, Math.min(floor - by, cap ?? Infinity) - (loads[column] ?? 0)),
    ),
  );

/** The least to lower all floors by, tried one after the other. */
function leastToLower(request: AssignmentRequest, ways: readonly (readonly number[])[]): number {
  let by = 0;
  while (!ways.some((loads) => shortOfFloors(request, loads, by) === 0)) by++;
  return by;
}

const leastOf = (all: readonly Beyond[]): Beyond => ({
  missing: least(all.map(({ missing }) => missing)),
  by: least(all.map(({ by }) => by)),
});

/** Loads of all ways that give each application its reviews, or as many as may read it. */
const fullWays = (request: AssignmentRequest): (readonly number[])[] =>
  everyWay(request, (able, kept) => [Math.max(kept, Math.min(able, request.reviews))]).map(({ loads }) => loads);

const isPossible = (request: AssignmentRequest): boolean =>
  everyWay(request, (_, kept) => [Math.max(kept, request.reviews)]).some(
    ({ loads }) => beyondCaps(request, loads).missing === 0 && shortOfFloors(request, loads) === 0,
  );

/** What is said to be enough, done. */
function mend(request: AssignmentRequest, { caps, floors, tooFewReaders }: Infeasible): AssignmentRequest {
  const needed = new Map(caps?.reviewers.map((one) => [one.reviewer, one.needed]));
  const possible = new Map(floors?.reviewers.map((one) => [one.reviewer, one.possible]));
  const left = new Set(tooFewReaders.map(({ application }) => application));
  return {
    ...request,
    applications: request.applications.filter(({ id }) => !left.has(id)),
    reviewers: request.reviewers.map((reviewer) => ({
      ...reviewer,
      cap: needed.get(reviewer.id) ?? reviewer.cap,
      // A raised cap must not let a floor count that was above it.
      floor: possible.get(reviewer.id) ?? Math.min(reviewer.floor, reviewer.cap ?? Infinity),
    })),
  };
}

describe('what stands in the way', () => {
  it('is found exactly where no way is within the limits, and is the least that has to give', () => {
    const seen = { caps: 0, floors: 0, tooFewReaders: 0, fewerReviews: 0 };
    fc.assert(
      fc.property(small, (request) => {
        const outcome = assignReading(request);
        expect(outcome.kind).toBe(isPossible(request) ? 'assigned' : 'infeasible');
        if (outcome.kind === 'assigned') return;
        const ways = fullWays(request);
        const over = leastOf(ways.map((loads) => beyondCaps(request, loads)));
        const { caps, floors, tooFewReaders, fewerReviews } = outcome;
        expect({ missing: caps?.missing ?? 0, by: caps?.by ?? 0 }).toEqual(over);
        expect(floors?.missing ?? 0).toBe(least(ways.map((loads) => shortOfFloors(request, loads))));
        expect(floors?.by ?? 0).toBe(leastToLower(request, ways));
        if (tooFewReaders.length === 0) expect(assignReading(mend(request, outcome)).kind).toBe('assigned');
        const fewer = [...Array(request.reviews).keys()].filter((reviews) => reviews > 0);
        expect(fewerReviews).toBe(fewer.findLast((reviews) => isPossible({ ...request, reviews })) ?? null);
        if (caps !== null) seen.caps++;
        if (floors !== null) seen.floors++;
        if (tooFewReaders.length > 0) seen.tooFewReaders++;
        if (fewerReviews !== null) seen.fewerReviews++;
      }),
      { numRuns: 500 },
    );
    // The requests are of all kinds, or the above says little.
    expect(least(Object.values(seen))).toBeGreaterThan(20);
  });

  it('is room: raise all caps by so much, or these', () => {
    const reviewers = [reader(1, { cap: 3 }), reader(2, { cap: 3 }), reader(3, { cap: 9, focusAreas: ['csf'] })];
    const limits = limitsOf({ applications: numbered(5, 'csp'), reviewers, reviews: 2 });
    expect(limits).toMatchObject({ tooFewReaders: [], floors: null, fewerReviews: 1 });
    expect(limits.caps).toEqual({
      ...{ missing: 4, by: 2 },
      reviewers: [
        { reviewer: 1, cap: 3, needed: 5 },
        { reviewer: 2, cap: 3, needed: 5 },
      ],
    });
  });

  it('is a floor: lower all by so much, or these; fewer reviews would not help', () => {
    const reviewers = [reader(1, { floor: 4 }), reader(2, { floor: 3 }), reader(3)];
    const limits = limitsOf({ applications: numbered(3), reviewers, reviews: 2 });
    expect(limits).toMatchObject({ tooFewReaders: [], caps: null, fewerReviews: null });
    expect(limits.floors).toEqual({ missing: 1, by: 1, reviewers: [{ reviewer: 1, floor: 4, possible: 3 }] });
  });

  it('is a floor that caps hold down for some: lower all by more than anybody lacks', () => {
    const reviewers = [reader(1, { cap: 2, floor: 9 }), reader(2, { floor: 9 }), reader(3, { floor: 9 })];
    const request = { applications: numbered(7), reviewers, reviews: 2 };
    const { floors } = limitsOf(request);
    expect(floors?.by).toBe(3);
    const lowered = (by: number) => reviewers.map((one) => ({ ...one, floor: one.floor - by }));
    expect(assignReading({ ...request, barred: [], earlier: [], reviewers: lowered(3) }).kind).toBe('assigned');
    expect(assignReading({ ...request, barred: [], earlier: [], reviewers: lowered(2) }).kind).toBe('infeasible');
  });

  it('is too few readers: those applications, with how many read their area and how many of these are in conflict', () => {
    const limits = limitsOf({
      applications: [...numbered(2, 'csp'), { id: 3, focusArea: 'ecs' }, { id: 4, focusArea: null }],
      reviewers: [
        reader(1, { focusAreas: ['csp'] }),
        reader(2, { focusAreas: ['csp'] }),
        reader(3, { focusAreas: ['csp'] }),
      ],
      barred: [
        { application: 2, reviewer: 1 },
        { application: 2, reviewer: 3 },
      ],
      reviews: 2,
    });
    expect(limits).toMatchObject({ caps: null, floors: null, fewerReviews: null });
    expect(limits.tooFewReaders).toEqual([
      { application: 2, focusArea: 'csp', has: 1, ofArea: 3, inConflict: 2 },
      { application: 3, focusArea: 'ecs', has: 0, ofArea: 0, inConflict: 0 },
      { application: 4, focusArea: null, has: 0, ofArea: 0, inConflict: 0 },
    ]);
  });

  it('is no reviewer at all', () => {
    expect(limitsOf({ applications: numbered(1) }).tooFewReaders).toEqual([
      { application: 1, focusArea: null, has: 0, ofArea: 0, inConflict: 0 },
    ]);
  });

  it('is nothing but a floor where fewer reviews will do', () => {
    const reviewers = [reader(1, { cap: 1 }), reader(2, { cap: 9, floor: 5 })];
    const limits = limitsOf({ applications: numbered(4), reviewers, reviews: 2, allowFewer: true });
    expect(limits).toMatchObject({ tooFewReaders: [], caps: null, fewerReviews: null });
    expect(limits.floors).toEqual({ missing: 1, by: 1, reviewers: [{ reviewer: 2, floor: 5, possible: 4 }] });
  });

  it('is room beyond what is assigned since earlier above a cap', () => {
    const earlier = [1, 2, 3].map((application) => ({ application, reviewer: 1 }));
    const reviewers = [reader(1, { cap: 1 }), reader(2, { cap: 1 })];
    const limits = limitsOf({ applications: numbered(5), reviewers, earlier });
    expect(limits.caps).toEqual({ missing: 1, by: 1, reviewers: [{ reviewer: 2, cap: 1, needed: 2 }] });
  });
});

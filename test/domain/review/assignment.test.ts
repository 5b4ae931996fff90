import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assigned, assignReading } from '../../../src/domain/review/assignment.ts';
import type { AssignmentRequest } from '../../../src/domain/review/request.ts';
import { everyWay, keptLoads, least, smallRequests, squaresOf, type Way } from './every-way.ts';

const small = smallRequests({ applications: 4, reviewers: 4, cap: 4 });
const withoutFloors = (request: AssignmentRequest): AssignmentRequest => ({
  ...request,
  reviewers: request.reviewers.map((reviewer) => ({ ...reviewer, floor: 0 })),
  allowFewer: true,
});

const reader = (id: number, limits: Partial<AssignmentRequest['reviewers'][number]> = {}) => ({
  ...{ id, cap: null, floor: 0, focusAreas: null },
  ...limits,
});
const numbered = (count: number, focusArea: string | null = null) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, focusArea }));

function assign(request: Partial<AssignmentRequest>): Assigned & { dropped: readonly unknown[] } {
  const outcome = assignReading({ applications: [], reviewers: [], barred: [], earlier: [], reviews: 1, ...request });
  if (outcome.kind !== 'assigned') throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** How many read each application, fewest first. */
const servedBy = (way: Way): number[] => way.readers.map((readers) => readers.length).sort((a, b) => a - b);

/** The worst-served first: negative where `a` serves worse than `b`. */
function compareServed(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((served, index) => served !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function asWay({ applications, reviewers }: AssignmentRequest, { pairs, loads }: Assigned): Way {
  const columnOf = new Map(reviewers.map(({ id }, column) => [id, column]));
  return {
    readers: applications.map(({ id }) => {
      const own = pairs.filter(({ application }) => application === id);
      return own.map(({ reviewer }) => columnOf.get(reviewer) ?? -1).sort((a, b) => a - b);
    }),
    loads: reviewers.map(({ id }) => loads.find(({ reviewer }) => reviewer === id)?.load ?? -1),
  };
}

/** All ways in which the worst-served are served as well as caps permit. */
function bestServed(request: AssignmentRequest): Way[] {
  const kept = keptLoads(request);
  const upTo = (able: number, before: number): number[] =>
    [...Array(able + 1).keys()].filter((count) => count <= Math.max(request.reviews, before));
  const ways = everyWay(request, upTo).filter(({ loads }) =>
    loads.every((load, column) => load <= Math.max(kept[column] ?? 0, request.reviewers[column]?.cap ?? Infinity)),
  );
  const best = ways.map(servedBy).reduce((a, b) => (compareServed(a, b) < 0 ? b : a));
  return ways.filter((way) => compareServed(servedBy(way), best) === 0);
}

describe('an assignment', () => {
  it('serves the worst-served best, then most evenly: as well as the best of all ways', () => {
    fc.assert(
      fc.property(small.map(withoutFloors), (request) => {
        const outcome = assign(request);
        const way = asWay(request, outcome);
        const best = bestServed(request);
        expect(servedBy(way)).toEqual(servedBy(best[0] ?? way));
        const squares = least(best.map(({ loads }) => squaresOf(loads)));
        if (outcome.linking.cost === null) expect(squaresOf(way.loads)).toBe(squares);
        else expect(squaresOf(way.loads)).toBeGreaterThan(squares);
      }),
      { numRuns: 300 },
    );
  });

  it('is one of the five ways there are for four applications, three reviewers and two conflicts, as published', () => {
    const request = {
      applications: numbered(4),
      reviewers: [1, 2, 3].map((id) => reader(id, { floor: 2, cap: 3 })),
      barred: [
        { application: 1, reviewer: 1 },
        { application: 4, reviewer: 3 },
      ],
      earlier: [],
      reviews: 2,
    };
    const within = everyWay(request, () => [2]).filter(({ loads }) => loads.every((load) => load >= 2 && load <= 3));
    expect(
      within.map(({ readers }) => readers.map((columns) => columns.map((column) => column + 1).join('+'))),
    ).toEqual(
      expect.arrayContaining([
        ['2+3', '1+2', '1+3', '1+2'],
        ['2+3', '1+3', '1+3', '1+2'],
      ]),
    );
    expect(within).toHaveLength(5);
    expect(within).toContainEqual(asWay(request, assign(request)));
  });

  it('keeps every limit and every earlier assignment', () => {
    fc.assert(
      fc.property(small, fc.boolean(), (request, allowFewer) => {
        const outcome = assignReading({ ...request, allowFewer });
        if (outcome.kind === 'infeasible') return;
        const kept = keptLoads(request);
        const way = asWay(request, outcome);
        // `everyWay` holds conflicts, areas and what stays.
        const sizes = (able: number): number[] => [...Array(able + 1).keys()];
        expect(everyWay(request, sizes)).toContainEqual(way);
        for (const [column, { cap, floor }] of request.reviewers.entries()) {
          expect(way.loads[column]).toBeLessThanOrEqual(Math.max(kept[column] ?? 0, cap ?? Infinity));
          expect(way.loads[column]).toBeGreaterThanOrEqual(Math.min(floor, cap ?? Infinity));
        }
        expect(outcome.loads.map(({ earlier }) => earlier)).toEqual(
          [...request.reviewers.entries()].sort(([, a], [, b]) => a.id - b.id).map(([column]) => kept[column]),
        );
        if (!allowFewer) expect(way.readers.every((readers) => readers.length >= request.reviews)).toBe(true);
        const shorts = request.applications.filter((_, row) => (way.readers[row] ?? []).length < request.reviews);
        expect(outcome.short.map(({ application }) => application)).toEqual(
          shorts.map(({ id }) => id).sort((a, b) => a - b),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('has the same outcome whatever the order of the request, and listed twice or once', () => {
    const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    const both = small.chain((request) =>
      fc.record({
        request: fc.constant(request),
        applications: shuffled(request.applications),
        reviewers: shuffled(request.reviewers),
        barred: shuffled([...request.barred, ...request.barred]),
        earlier: shuffled([...request.earlier, ...request.earlier]),
        allowFewer: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(both, ({ request, allowFewer, ...lists }) => {
        expect(assignReading({ ...request, ...lists, allowFewer })).toEqual(assignReading({ ...request, allowFewer }));
      }),
      { numRuns: 300 },
    );
  });

  it('asked again for what it assigned changes nothing', () => {
    fc.assert(
      fc.property(small, (request) => {
        const first = assignReading(request);
        if (first.kind === 'infeasible') return;
        const again = assign({ ...request, earlier: first.pairs });
        expect(again.pairs).toEqual(first.pairs.map((pair) => ({ ...pair, isEarlier: true })));
        expect(again.dropped).toEqual([]);
      }),
    );
  });

  it('adds to what is assigned when there are more applications, and levels loads with them', () => {
    const reviewers = [reader(1), reader(2), reader(3)];
    const first = assign({ applications: numbered(3), reviewers: reviewers.slice(0, 2) });
    const then = assign({ applications: numbered(9), reviewers, earlier: first.pairs });
    expect(then.pairs.filter(({ isEarlier }) => isEarlier)).toHaveLength(3);
    expect(then.loads.map(({ load }) => load)).toEqual([3, 3, 3]);
  });

  it('drops earlier assignments that have become impossible, and finds another reviewer', () => {
    const outcome = assign({
      applications: numbered(2),
      reviewers: [reader(1), reader(2)],
      barred: [{ application: 1, reviewer: 1 }],
      earlier: [
        { application: 7, reviewer: 1 },
        { application: 2, reviewer: 9 },
        { application: 1, reviewer: 1 },
        { application: 1, reviewer: 1 },
      ],
    });
    expect(outcome.dropped).toEqual([
      { application: 1, reviewer: 1, because: 'conflict' },
      { application: 2, reviewer: 9, because: 'no-such-reviewer' },
      { application: 7, reviewer: 1, because: 'no-such-application' },
    ]);
    expect(outcome.pairs).toEqual([
      { application: 1, reviewer: 2, isEarlier: false },
      { application: 2, reviewer: 1, isEarlier: false },
    ]);
  });

  it('keeps an earlier assignment outside of areas and above a cap, and adds nothing to it', () => {
    const outcome = assign({
      applications: numbered(3, 'csp'),
      reviewers: [reader(1, { cap: 0, focusAreas: ['csf'] }), reader(2)],
      earlier: [{ application: 2, reviewer: 1 }],
    });
    expect(outcome.loads).toEqual([
      { reviewer: 1, load: 1, earlier: 1 },
      { reviewer: 2, load: 2, earlier: 0 },
    ]);
  });

  it('gives nothing to a reviewer with a cap of 0, who is held to no floor', () => {
    const reviewers = [reader(1, { cap: 0, floor: 2 }), reader(2, { floor: 2 }), reader(3, { floor: 2 })];
    const outcome = assign({ applications: numbered(4), reviewers });
    expect(outcome.loads.map(({ load }) => load)).toEqual([0, 2, 2]);
    expect(outcome.linking.parts.flat()).toEqual([2, 3]);
  });

  it('of nothing is nothing', () => {
    const nothing = { pairs: [], short: [], dropped: [], linking: { parts: [], because: null, cost: null } };
    expect(assign({})).toMatchObject({ ...nothing, loads: [] });
    expect(assign({ reviewers: [reader(4)] })).toMatchObject({
      ...nothing,
      loads: [{ reviewer: 4, load: 0, earlier: 0 }],
    });
  });

  it('varies who reads together with whom', () => {
    const { pairs } = assign({
      applications: numbered(60),
      reviewers: numbered(6).map(({ id }) => reader(id)),
      reviews: 2,
    });
    const together = new Map<string, number>();
    for (const [index, { application, reviewer }] of pairs.entries()) {
      const next = pairs[index + 1];
      if (next?.application !== application) continue;
      const both = `${reviewer} ${next.reviewer}`;
      together.set(both, (together.get(both) ?? 0) + 1);
    }
    // 60 applications for 15 pairs: 4 for each would be all alike.
    expect(together.size).toBe(15);
    expect(least([...together.values()])).toBeGreaterThanOrEqual(3);
    expect(Math.max(...together.values())).toBeLessThanOrEqual(5);
  });

  it.each([
    [{ applications: [...numbered(2), ...numbered(1)] }, 'application 1 is listed twice'],
    [{ reviewers: [reader(5), reader(5)] }, 'reviewer 5 is listed twice'],
    [{ reviews: 0 }, "0 reviews of each application can't be assigned"],
    [{ reviews: 1.5 }, "1.5 reviews of each application can't be assigned"],
    [{ reviewers: [reader(5, { cap: -1 })] }, 'reviewer 5 has a cap of -1'],
    [{ reviewers: [reader(5, { floor: Number.NaN })] }, 'reviewer 5 has a floor of NaN'],
  ])('refuses %j', (request, message) => {
    expect(() => assign(request)).toThrow(message);
  });
});

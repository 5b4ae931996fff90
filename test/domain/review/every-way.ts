// Small requests for assignments, and every way in which they can be met: what the clever search is held against.
import fc from 'fast-check';
import type { AssignmentRequest, ReadingPair } from '../../../src/domain/review/request.ts';

/** One way: who reads each application, by place in the request's lists. */
export interface Way {
  readonly readers: readonly (readonly number[])[];
  readonly loads: readonly number[];
}

/**
 * Every way that keeps what is assigned earlier and what nobody may read; caps and floors are left to the caller. Each application
 * has as many reviewers as `counts` lets it have: of `able` who may read it, and `kept` who do.
 */
export function everyWay(request: AssignmentRequest, counts: (able: number, kept: number) => readonly number[]): Way[] {
  const { applications, reviewers, barred, earlier } = request;
  const has = (list: AssignmentRequest['barred'], application: number, reviewer: number): boolean =>
    list.some((pair) => pair.application === application && pair.reviewer === reviewer);
  const choices = applications.map(({ id, focusArea }) => {
    const mayBe = reviewers.map((reviewer) => !has(barred, id, reviewer.id));
    const kept = reviewers.map((reviewer, column) => mayBe[column] === true && has(earlier, id, reviewer.id));
    const able = reviewers.map(({ focusAreas }, column) => {
      const isOfArea = focusAreas === null || (focusArea !== null && focusAreas.includes(focusArea));
      return kept[column] === true || (mayBe[column] === true && isOfArea);
    });
    const sizes = counts(able.filter(Boolean).length, kept.filter(Boolean).length);
    return subsets(able, kept).filter((subset) => sizes.includes(subset.length));
  });
  const ways: Way[] = [];
  const go = (readers: readonly (readonly number[])[], loads: readonly number[]): void => {
    const subsetsOfNext = choices[readers.length];
    if (subsetsOfNext === undefined) ways.push({ readers, loads });
    for (const subset of subsetsOfNext ?? []) {
      const next = loads.map((load, column) => load + (subset.includes(column) ? 1 : 0));
      go([...readers, subset], next);
    }
  };
  go(
    [],
    reviewers.map(() => 0),
  );
  return ways;
}

function subsets(able: readonly boolean[], kept: readonly boolean[]): number[][] {
  let all: number[][] = [[]];
  for (const [column, isAble] of able.entries()) {
    if (!isAble) continue;
    const withIt = all.map((subset) => [...subset, column]);
    all = kept[column] === true ? withIt : [...all, ...withIt];
  }
  return all;
}

export const squaresOf = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load * load, 0);

export const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);

/** What somebody reads since earlier, conflicts left out. */
export const keptLoads = ({ applications, reviewers, barred, earlier }: AssignmentRequest): number[] =>
  reviewers.map(({ id }) => {
    const mine = earlier.filter(({ reviewer }) => reviewer === id);
    const stays = (application: number): boolean =>
      applications.some((one) => one.id === application) &&
      !barred.some((pair) => pair.application === application && pair.reviewer === id);
    return new Set(mine.map(({ application }) => application).filter(stays)).size;
  });

export const pairs = (applications: number, reviewers: number): fc.Arbitrary<ReadingPair> =>
  fc.record({
    application: fc.integer({ min: 1, max: applications }),
    reviewer: fc.integer({ min: 1, max: reviewers }),
  });

interface Sizes {
  readonly applications: number;
  readonly reviewers: number;
  /** The highest cap, and a floor at most half of it. */
  readonly cap: number;
}

/** Requests with conflicts, focus areas, caps, floors and earlier assignments; ids are not in the order of the lists. */
export function smallRequests({ applications, reviewers, cap }: Sizes): fc.Arbitrary<AssignmentRequest> {
  const area = fc.constantFrom('csf', 'csf', 'csp', null);
  const areas = fc.constantFrom(null, null, ['csf'], ['csp'], ['csf', 'csp'], []);
  const pair = pairs(applications + 1, reviewers + 1);
  const cappedAt = fc.option(fc.integer({ min: 0, max: cap }), { freq: 4 });
  return fc.record({
    applications: fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: applications + 1 }), focusArea: area }), {
      ...{ maxLength: applications, selector: ({ id }) => id },
    }),
    reviewers: fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: reviewers + 1 }),
        cap: cappedAt,
        floor: fc.integer({ min: 0, max: Math.floor(cap / 2) }),
        focusAreas: areas,
      }),
      { maxLength: reviewers, selector: ({ id }) => id },
    ),
    barred: fc.array(pair, { maxLength: 4 }),
    earlier: fc.array(pair, { maxLength: 3 }),
    reviews: fc.integer({ min: 1, max: 3 }),
  });
}

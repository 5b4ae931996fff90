// A committee that reads, of a size that the limits speak of, and the loop that one would write first.
import { assignReading } from '../../src/domain/review/assignment.ts';
import type { AssignmentRequest } from '../../src/domain/review/request.ts';
import { createRandom } from '../support/samples/random.ts';
import type { Run } from './measure.ts';

/** One beside the other, in this process. */
export interface AssignmentRound {
  readonly assigned: Run;
  readonly greedy: Run;
}

export const committee = { applications: 10_000, reviewers: 100, reviews: 3 };

const areas = ['csf', 'csp', 'ecs', 'algebra', 'science'];
const conflictsEach = 3;

/** Most reviewers read two areas, some all; loads have a floor and a cap close to what each would have, and conflicts abound. */
export function largeRequest({ applications, reviewers, reviews } = committee): AssignmentRequest {
  const random = createRandom(20_160_215);
  const even = (applications * reviews) / reviewers;
  return {
    applications: Array.from({ length: applications }, (_, id) => ({ id, focusArea: random.pick(areas) })),
    reviewers: Array.from({ length: reviewers }, (_, id) => ({
      id,
      cap: Math.ceil(even * 1.05),
      floor: Math.floor(even * 0.95),
      focusAreas: id % 10 === 0 ? null : random.some(areas, 2),
    })),
    barred: Array.from({ length: applications * conflictsEach }, (_, index) => ({
      application: index % applications,
      reviewer: random.below(reviewers),
    })),
    earlier: [],
    reviews,
  };
}

/** Takes for each application who has least to read; no floor, no way back. How many reviews it could not place. */
export function assignGreedily({ applications, reviewers, barred, reviews }: AssignmentRequest): number {
  const conflicts = new Set(barred.map(({ application, reviewer }) => application * reviewers.length + reviewer));
  const loads = new Map(reviewers.map(({ id }) => [id, 0]));
  const loadOf = (id: number): number => loads.get(id) ?? 0;
  let missing = 0;
  for (const { id, focusArea } of applications) {
    const chosen = reviewers
      .filter(({ focusAreas }) => focusAreas === null || (focusArea !== null && focusAreas.includes(focusArea)))
      .filter((one) => loadOf(one.id) < (one.cap ?? Infinity) && !conflicts.has(id * reviewers.length + one.id))
      .sort((a, b) => loadOf(a.id) - loadOf(b.id))
      .slice(0, reviews);
    for (const one of chosen) loads.set(one.id, loadOf(one.id) + 1);
    missing += reviews - chosen.length;
  }
  return missing;
}

/** Throws where there is no assignment: then there is nothing to compare. */
export function runAssignmentRound(): AssignmentRound {
  const request = largeRequest();
  const greedy = timed(() => assignGreedily(request));
  const assigned = timed(() => {
    if (assignReading(request).kind === 'infeasible')
      throw new Error('the committee of the benchmark has too little room');
  });
  return { assigned, greedy };
}

function timed(work: () => unknown): Run {
  const start = process.hrtime.bigint();
  work();
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, peakMegabytes: null };
}

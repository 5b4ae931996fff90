import { expect, it } from 'vitest';
import { assignReading } from '../../src/domain/review/assignment.ts';
import { assignGreedily, largeRequest, runAssignmentRound } from './assignments.ts';

it('the committee of the benchmark can be assigned, evenly, within its limits and linked', () => {
  const request = largeRequest();
  const outcome = assignReading(request);
  if (outcome.kind === 'infeasible') throw new Error(JSON.stringify(outcome));
  expect(outcome.pairs).toHaveLength(30_000);
  expect(new Set(outcome.loads.map(({ load }) => load))).toEqual(new Set([300]));
  expect(outcome.linking).toMatchObject({ because: null, cost: null });
  const barred = new Set(request.barred.map(({ application, reviewer }) => `${application} ${reviewer}`));
  expect(outcome.pairs.filter(({ application, reviewer }) => barred.has(`${application} ${reviewer}`))).toEqual([]);
});

it('the greedy loop that it is compared with does the same work, where there is room', () => {
  expect(assignGreedily(largeRequest())).toBe(0);
  expect(assignGreedily(largeRequest({ applications: 30, reviewers: 1, reviews: 2 }))).toBeGreaterThan(30);
});

it('a round measures both', () => {
  const { assigned, greedy } = runAssignmentRound();
  expect(assigned.seconds).toBeGreaterThan(0);
  expect(greedy.seconds).toBeGreaterThan(0);
});

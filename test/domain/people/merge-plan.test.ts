import { describe, expect, it } from 'vitest';
import { type OwnApplication, planMerge } from '../../../src/domain/people/merge-plan.ts';

const cycle = 2016;

const one = (id: number, changed: Partial<OwnApplication> = {}): OwnApplication => ({
  id,
  cycle,
  area: 'csp',
  batchId: null,
  revisionId: id * 10,
  isChosen: false,
  ...changed,
});

describe('what becomes of two people’s applications', () => {
  it('what has nothing like it on the other side goes over', () => {
    const theirs = [one(4, { area: 'csf' }), one(3, { cycle: 2015 }), one(5, { area: '' })];
    expect(planMerge([one(1)], theirs, cycle)).toEqual([
      { kind: 'move', application: theirs[1] },
      { kind: 'move', application: theirs[0] },
      { kind: 'move', application: theirs[2] },
    ]);
    expect(planMerge([], [one(2)], cycle)).toEqual([{ kind: 'move', application: one(2) }]);
    expect(planMerge([one(1)], [], cycle)).toEqual([]);
  });

  const batched = { batchId: 7 };
  const chosen = { isChosen: true };

  it.each([
    ['neither settled: the kept person’s stays', {}, {}, 1, null, false],
    ['theirs in a batch: theirs stays', {}, batched, 2, null, false],
    ['ours in a batch: ours stays', batched, {}, 1, null, false],
    ['theirs chosen: ours stays, and theirs goes on counting', {}, chosen, 1, 20, false],
    ['ours chosen', chosen, {}, 1, 10, false],
    ['both chosen: ours goes on counting, and it is told', chosen, chosen, 1, 10, true],
    ['ours in a batch, theirs chosen: a batch keeps what it took up', batched, chosen, 1, null, true],
    ['ours chosen, theirs in a batch', chosen, batched, 2, null, true],
    ['theirs in a batch, and chosen there', {}, { ...batched, ...chosen }, 2, 20, false],
  ] as const)('%s', (_, ours, theirs, stays, revision, isDropped) => {
    const [kept, merged] = [one(1, ours), one(2, theirs)];
    const [step] = planMerge([kept], [merged], cycle);
    const [staying, gone] = stays === 1 ? [kept, merged] : [merged, kept];
    expect(step).toEqual({ kind: 'join', stays: staying, gone, chosen: revision, isDropped });
  });

  it('both in batches: refused in the cycle in force, left as they were in another', () => {
    const [kept, merged] = [one(1, batched), one(2, { batchId: 8 })];
    expect(planMerge([kept], [merged], cycle)).toEqual([{ kind: 'clash', kept, other: merged }]);
    expect(planMerge([kept], [merged], 2017)).toEqual([{ kind: 'leave', kept, left: merged }]);
  });
});

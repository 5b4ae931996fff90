import { describe, expect, it } from 'vitest';
import type { OwnApplication } from '../../../src/domain/people/merge-plan.ts';
import { planSplit, type SentRevision, type Side, type SplitPart } from '../../../src/domain/people/split-plan.ts';

const one = (id: number, changed: Partial<OwnApplication> = {}): OwnApplication => ({
  id,
  cycle: 2016,
  area: 'csp',
  batchId: null,
  revisionId: id * 10,
  isChosen: false,
  ...changed,
});

/** `10k 20m`: submissions of application 1, of the kept and of the merged person. */
const sent = (text: string, application = 1): SentRevision[] =>
  text
    .split(' ')
    .map((word) => ({ id: Number.parseInt(word, 10), application, side: word.endsWith('k') ? 'kept' : 'merged' }));

const joined = [{ stays: 1, gone: 2 }];
const both = { applications: { kept: [one(1)], merged: [one(2)] }, joined };

/** What a part says, without what does not matter here. */
const brief = ({ side, id, revisions, batchId, isNewlyTakenUp, isChosen, settled }: SplitPart) => ({
  [side]: [id, ...revisions],
  ...(batchId === null ? {} : { batchId }),
  ...(isNewlyTakenUp ? { isNewlyTakenUp } : {}),
  ...(isChosen ? { isChosen } : {}),
  ...(settled === null ? {} : { settled }),
});

describe('what becomes of a joined person’s applications', () => {
  it('each side has its number and its submissions again, and what came since under its e-mail', () => {
    const parts = planSplit([one(1)], sent('10k 20m 30m 40k'), both);
    expect(parts.map(brief)).toEqual([{ kept: [1, 10, 40] }, { merged: [2, 20, 30] }]);
    expect(parts.map(({ before, from }) => [before?.id, from])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('what went over comes back, and what came to it meanwhile gets a number of its own', () => {
    const before = { applications: { kept: [], merged: [one(1)] }, joined: [] };
    expect(planSplit([one(1)], sent('10m'), before).map(brief)).toEqual([{ merged: [1, 10] }]);
    expect(planSplit([one(1)], sent('10m 20k'), before).map(brief)).toEqual([
      { kept: [null, 20] },
      { merged: [1, 10] },
    ]);
  });

  it.each<[string, Side]>([
    ['10k 20m', 'kept'],
    ['10m 20k', 'merged'],
  ])('of what neither had, the first to send keeps the number: %s', (text, side) => {
    const parts = planSplit([one(1)], sent(text), { applications: { kept: [], merged: [] }, joined: [] });
    expect(parts.map((part) => [part.side, part.id])).toEqual([
      ['kept', side === 'kept' ? 1 : null],
      ['merged', side === 'merged' ? 1 : null],
    ]);
  });

  it('what only one of them sent stays whole', () => {
    const nothing = { applications: { kept: [], merged: [] }, joined: [] };
    expect(planSplit([one(1)], sent('10m 20m'), nothing).map(brief)).toEqual([{ merged: [1, 10, 20] }]);
    expect(planSplit([one(1)], sent('10k'), both).map(brief)).toEqual([{ kept: [1, 10] }]);
  });

  it('a batch of before goes with whose it was, with what it took up', () => {
    const before = { applications: { kept: [one(2)], merged: [one(1, { batchId: 7 })] }, joined };
    const now = one(1, { batchId: 7 });
    expect(planSplit([now], sent('10m 20k 30m'), before).map(brief)).toEqual([
      { kept: [2, 20] },
      { merged: [1, 10, 30], batchId: 7, settled: 10 },
    ]);
  });

  it.each<[number, Side]>([
    [10, 'kept'],
    [20, 'merged'],
  ])('a batch since the merge goes with the submission that it took up: %i', (revisionId, side) => {
    const parts = planSplit([one(1, { batchId: 7, revisionId })], sent('10k 20m'), both);
    const own = { batchId: 7, isNewlyTakenUp: true, settled: revisionId };
    expect(parts.map(brief)).toEqual([
      { kept: [1, 10], ...(side === 'kept' ? own : {}) },
      { merged: [2, 20], ...(side === 'merged' ? own : {}) },
    ]);
  });

  it('a choice of before comes back, also one that did not count meanwhile', () => {
    const before = {
      applications: { kept: [one(1, { isChosen: true })], merged: [one(2, { isChosen: true, revisionId: 25 })] },
      joined,
    };
    const now = one(1, { isChosen: true });
    expect(planSplit([now], sent('10k 20m 25m'), before).map(brief)).toEqual([
      { kept: [1, 10], isChosen: true, settled: 10 },
      { merged: [2, 20, 25], isChosen: true, settled: 25 },
    ]);
  });

  it('a choice since the merge goes with the submission that was chosen', () => {
    const now = one(1, { isChosen: true, revisionId: 20 });
    expect(planSplit([now], sent('10k 20m 30m'), both).map(brief)).toEqual([
      { kept: [1, 10] },
      { merged: [2, 20, 30], isChosen: true, settled: 20 },
    ]);
  });

  it('of two that became one since, on one side, the number that is there is kept', () => {
    const before = {
      applications: { kept: [one(2, { area: '' }), one(1)], merged: [] },
      joined: [{ stays: 1, gone: 2 }],
    };
    expect(planSplit([one(1)], sent('10k 20k'), before).map(brief)).toEqual([{ kept: [1, 10, 20] }]);
  });
});

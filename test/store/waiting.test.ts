import { describe, expect, it } from 'vitest';
import { addBatch } from '../../src/store/batches.ts';
import type { Store } from '../../src/store/open.ts';
import { countWindows, isAnythingWaiting, revisedAmong, takeUp, type WaitingFilter } from '../../src/store/waiting.ts';
import { keep, newStore, theCycle } from './temporary-store.ts';

const everything: WaitingFilter = {
  cycle: theCycle,
  window: 'rolling',
  before: '2016-02-16T08:00:00Z',
  area: null,
};

const batchIn = (store: Store) =>
  addBatch(store, {
    cycle: theCycle,
    name: 'rolling-1',
    window: 'rolling',
    focus_area: null,
    as_of: '2016-02-16T08:00:00Z',
    rubric: '2016.1',
    policy: '["draw"]',
    reviewed_at: '2016-02-16T18:00:00Z',
    reviewed_by: 'ada',
  });

/** Four that wait in the rolling window, each with something of its own, and one that waits in another. */
async function fiveApplications(): Promise<Store> {
  const store = await newStore();
  await keep(
    store,
    { first_submitted_at: '2016-01-12T00:00:00Z' },
    { first_submitted_at: '2016-01-10T18:00:00Z', area: 'csf', revisions: 2 },
    { first_submitted_at: '2016-01-11T00:00:00Z', area: '', revisions: 3, revision_chosen: 1 },
    { first_submitted_at: '2016-02-16T07:59:59Z' },
    { first_submitted_at: '2016-02-16T08:00:00Z', window: 'annual-2017' },
  );
  return store;
}

describe('what waits', () => {
  it('is counted by window, with the longest wait', async () => {
    const store = await fiveApplications();
    const annual = { window: 'annual-2017', waiting: 1, takenUp: 0, since: '2016-02-16T08:00:00Z' };
    expect(await countWindows(store, theCycle)).toEqual([
      annual,
      { window: 'rolling', waiting: 4, takenUp: 0, since: '2016-01-10T18:00:00Z' },
    ]);
    await takeUp(store, { ...everything, before: '2016-01-12T00:00:00Z' }, await batchIn(store));
    expect(await countWindows(store, theCycle)).toEqual([
      annual,
      { window: 'rolling', waiting: 2, takenUp: 2, since: '2016-01-12T00:00:00Z' },
    ]);
    await takeUp(store, everything, 1);
    expect(await countWindows(store, theCycle)).toEqual([
      annual,
      { window: 'rolling', waiting: 0, takenUp: 4, since: null },
    ]);
  });

  it('of another cycle is no concern of this one', async () => {
    const store = await fiveApplications();
    await keep(store, { cycle: 2017 });
    expect(await countWindows(store, 2017)).toEqual([
      { window: 'rolling', waiting: 1, takenUp: 0, since: '2016-01-10T18:00:00Z' },
    ]);
    expect(await takeUp(store, everything, await batchIn(store))).toBe(4);
    expect(await isAnythingWaiting(store, { ...everything, cycle: 2017 })).toBe(true);
  });

  it.each<[string, Partial<WaitingFilter>, number]>([
    ['everything', {}, 4],
    ['of one area', { area: 'csf' }, 1],
    ['of those without an area', { area: '' }, 1],
    ['of an area that nobody chose', { area: 'ecs' }, 0],
    ['before an instant, which does not count', { before: '2016-01-12T00:00:00Z' }, 2],
    ['up to that instant', { before: '2016-01-12T00:00:01Z' }, 3],
    ['in another window', { window: 'annual-2017', before: '2016-02-16T08:00:01Z' }, 1],
  ])('is counted and taken up alike: %s', async (_, filter, count) => {
    const store = await fiveApplications();
    const wanted = { ...everything, ...filter };
    expect(await isAnythingWaiting(store, wanted)).toBe(count > 0);
    expect(await takeUp(store, wanted, await batchIn(store))).toBe(count);
    expect(await isAnythingWaiting(store, wanted)).toBe(false);
    expect(await takeUp(store, wanted, 1)).toBe(0);
  });

  it('names those whose submission has still to be settled: sent more than once, and not chosen by hand', async () => {
    const store = await fiveApplications();
    expect(await revisedAmong(store, everything)).toEqual([{ id: 2, revisionId: 2 }]);
    expect(await revisedAmong(store, { ...everything, area: 'csp' })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Gate } from '../../src/domain/scoring/gate.ts';
import { addBatch, type Batch, batchesOf, batchNamed, batchNames, newestBatch } from '../../src/store/batches.ts';
import { countGates, membersInOrder } from '../../src/store/ranking.ts';
import { keep, newStore, theCycle } from './temporary-store.ts';

const batch = (changed: Partial<Batch>): Omit<Batch, 'id'> => ({
  cycle: theCycle,
  name: 'rolling-1',
  window: 'rolling',
  focus_area: null,
  as_of: '2016-02-16T08:00:00Z',
  rubric: '2016.1',
  policy: '["priority","draw"]',
  reviewed_at: '2016-02-16T18:00:00Z',
  reviewed_by: 'ada',
  ...changed,
});

describe('batches', () => {
  it('none is null, or an empty list', async () => {
    const store = await newStore();
    expect(await newestBatch(store, theCycle, 'rolling')).toBeNull();
    expect(await batchNamed(store, theCycle, 'rolling-1')).toBeNull();
    expect(await batchesOf(store, theCycle)).toEqual([]);
  });

  it('are numbered, found by name, by window and by cycle, and count their members', async () => {
    const store = await newStore();
    const wanted = [
      {},
      { name: 'annual-2017', window: 'annual-2017' },
      { cycle: 2017 },
      { name: 'rolling-2' },
    ] as const;
    const ids: number[] = [];
    for (const one of wanted) ids.push(await addBatch(store, batch(one)));
    expect(ids).toEqual([1, 2, 3, 4]);
    await keep(store, { batch_id: 1 }, { batch_id: 4 }, { batch_id: 4 }, {});
    expect((await batchesOf(store, theCycle)).map(({ name, members }) => [name, members])).toEqual([
      ['rolling-1', 1],
      ['annual-2017', 0],
      ['rolling-2', 2],
    ]);
    expect(await batchNames(store, theCycle)).toEqual(['rolling-1', 'annual-2017', 'rolling-2']);
    expect((await newestBatch(store, theCycle, 'rolling'))?.name).toBe('rolling-2');
    expect((await newestBatch(store, theCycle, 'annual-2017'))?.id).toBe(2);
    expect((await newestBatch(store, theCycle, 'annual'))?.id).toBe(2);
    expect(await newestBatch(store, theCycle, 'annual-2018')).toBeNull();
    expect(await newestBatch(store, 2017, 'annual')).toBeNull();
    expect((await batchNamed(store, 2017, 'rolling-1'))?.id).toBe(3);
  });

  it('have one name each in a cycle', async () => {
    const store = await newStore();
    await addBatch(store, batch({}));
    await expect(addBatch(store, batch({}))).rejects.toThrow('UNIQUE constraint failed: batch.cycle, batch.name');
  });
});

describe('the members of a batch', () => {
  it('come in the order of their keys, as bytes, area by area and outcome by outcome', async () => {
    const store = await newStore();
    await addBatch(store, batch({}));
    const member = (rank_key: string, area: string, gate: Gate = 'eligible') => ({ batch_id: 1, rank_key, area, gate });
    await keep(
      store,
      member('b', 'csp'),
      member('a', 'csp'),
      member('B', 'csp'),
      member('0', 'csf'),
      member('1', 'csp', 'ineligible'),
      member('2', 'csp', 'district'),
      { rank_key: '0', area: 'csp' },
    );
    const idsOf = (area: string, gate: Gate, limit: number | null = null) =>
      membersInOrder(store, { batchId: 1, area, gate, limit }).map(({ id }) => id);
    expect(idsOf('csp', 'eligible')).toEqual([3, 2, 1]);
    expect(idsOf('csp', 'eligible', 2)).toEqual([3, 2]);
    expect(idsOf('csf', 'eligible')).toEqual([4]);
    expect(idsOf('csp', 'ineligible')).toEqual([5]);
    expect(idsOf('csp', 'district')).toEqual([6]);
    expect(idsOf('ecs', 'eligible')).toEqual([]);
    const [stored] = await store.db.selectFrom('application').selectAll().where('id', '=', 4).execute();
    const [whose] = await store.db.selectFrom('applicant').selectAll().where('id', '=', 4).execute();
    const [found, ...others] = membersInOrder(store, { batchId: 1, area: 'csf', gate: 'eligible', limit: null });
    expect(others).toEqual([]);
    expect({ ...stored, name: whose?.name, email: whose?.email }).toMatchObject({ ...found });
    expect(Object.keys(found ?? {})).toHaveLength(12);
    const counts = (await countGates(store, 1)).map(({ area, gate, count }) => `${area} ${gate} ${count}`);
    expect(counts.sort()).toEqual(['csf eligible 1', 'csp district 1', 'csp eligible 3', 'csp ineligible 1']);
  });
});

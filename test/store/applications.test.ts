import { describe, expect, it } from 'vitest';
import {
  type ApplicationFilter,
  applicationsOf,
  chooseRevision,
  countApplications,
  findApplications,
  rankOf,
  readApplication,
} from '../../src/store/applications.ts';
import { addBatch } from '../../src/store/batches.ts';
import { inTransaction, type Store } from '../../src/store/open.ts';
import { keep, newStore, theCycle } from './temporary-store.ts';

/** Six applications, of whom each filter finds some. */
async function sixApplications(): Promise<Store> {
  const store = await newStore();
  await inTransaction(store, () => putIn(store));
  return store;
}

async function putIn(store: Store): Promise<void> {
  for (const name of ['rolling-1', 'rolling-2']) {
    await addBatch(store, {
      cycle: theCycle,
      name,
      window: 'rolling',
      focus_area: null,
      as_of: '2016-02-16T08:00:00Z',
      rubric: '2016.1',
      policy: '[]',
      reviewed_at: '2016-02-16T18:00:00Z',
      reviewed_by: 'ada',
    });
  }
  await keep(
    store,
    { email: 'ann@example.org', name: 'Ann Lee', batch_id: 1, rank_key: 'b' },
    { email: 'ann@example.org', name: 'Ann Lee', area: 'csf', state: 'CA', window: 'annual-2017' },
    { email: 'bob_100%@example.org', name: 'Bob Stone', batch_id: 1, rank_key: 'a', tier: 'exceeds' },
    { email: 'chi@example.org', name: 'Chi Ann', gate: 'ineligible', batch_id: 1, priority: 'verified' },
    { email: 'dee@example.org', name: '', area: '', state: '', gate: 'needs-follow-up', window: 'annual-2018' },
    { email: 'eve@example.org', name: 'Eve Old', cycle: 2015 },
  );
}

describe('finding', () => {
  it.each<[Partial<ApplicationFilter>, number[]]>([
    [{}, [1, 2, 3, 4, 5]],
    [{ text: 'ann' }, [1, 2, 4]],
    [{ text: ' LEE ' }, [1, 2]],
    [{ text: 'ann lee' }, [1, 2]],
    [{ text: 'DEE@' }, [5]],
    [{ text: '_100%' }, [3]],
    [{ text: '%' }, [3]],
    [{ text: 'b_b' }, []],
    [{ text: '\\' }, []],
    [{ text: 'zoe' }, []],
    [{ text: 'eve' }, []],
    [{ focusArea: 'csp' }, [1, 3, 4]],
    [{ focusArea: 'none' }, [5]],
    [{ state: 'CA' }, [2]],
    [{ window: 'rolling' }, [1, 3, 4]],
    [{ window: 'annual' }, [2, 5]],
    [{ window: 'annual-2018' }, [5]],
    [{ tier: 'exceeds' }, [3]],
    [{ priority: 'verified' }, [4]],
    [{ gate: 'needs-follow-up' }, [5]],
    [{ batch: 'rolling-1' }, [1, 3, 4]],
    [{ batch: 'rolling-2' }, []],
    [{ batch: 'none' }, [2, 5]],
    [{ text: 'ann', batch: 'none', focusArea: 'csf' }, [2]],
    [{ cycle: 2015 }, [6]],
  ])('%j', async (filter, ids) => {
    const store = await sixApplications();
    const wanted = { cycle: theCycle, ...filter };
    expect((await findApplications(store, wanted, 100)).map(({ application }) => application)).toEqual(ids);
    expect(await countApplications(store, wanted)).toBe(ids.length);
    expect((await findApplications(store, wanted, 2)).map(({ application }) => application)).toEqual(ids.slice(0, 2));
  });

  it('by e-mail is exact', async () => {
    const store = await sixApplications();
    expect(await applicationsOf(store, 'ann@example.org', theCycle)).toEqual([1, 2]);
    expect(await applicationsOf(store, 'ann@example', theCycle)).toEqual([]);
  });
});

describe('reading one', () => {
  it('gives the person, the batch and every submission, oldest first', async () => {
    const store = await sixApplications();
    const revision = { application_id: 1, answers: '{}', extra: '{"Notes":"x"}', import_id: 1 };
    await store.db
      .insertInto('revision')
      .values([
        { ...revision, id: 20, line: 20, submitted_at: '2016-01-20T00:00:00Z' },
        { ...revision, id: 21, line: 21, submitted_at: '2016-01-01T00:00:00Z' },
        { ...revision, id: 22, line: 22, submitted_at: '2016-01-20T00:00:00Z' },
      ])
      .execute();
    const kept = await readApplication(store, 1);
    expect(kept?.application).toMatchObject({ id: 1, name: 'Ann Lee', email: 'ann@example.org', batch: 'rolling-1' });
    expect(kept?.revisions.map(({ id }) => id)).toEqual([21, 1, 20, 22]);
    expect(await readApplication(store, 7)).toBeNull();
  });

  it('gives its place among the eligible of its batch and area', async () => {
    const store = await sixApplications();
    const ranks: (number | null)[] = [];
    for (const id of [1, 2, 3, 4]) {
      const kept = await readApplication(store, id);
      if (kept !== null) ranks.push(await rankOf(store, kept));
    }
    expect(ranks).toEqual([2, null, 1, null]);
  });

  it('lets a person choose which submission counts', async () => {
    const store = await sixApplications();
    await chooseRevision(store, 1, 3);
    expect((await readApplication(store, 1))?.application).toMatchObject({ revision_id: 3, revision_chosen: 1 });
    expect((await readApplication(store, 2))?.application).toMatchObject({ revision_id: 2, revision_chosen: 0 });
  });
});

import { describe, expect, it } from 'vitest';
import { recordChange } from '../../src/store/audit.ts';
import { readMeta, writeMeta } from '../../src/store/meta.ts';
import { inTransaction, inTrial, type Store } from '../../src/store/open.ts';
import { keep, newStore, open, temporaryFile } from './temporary-store.ts';

const idsIn = async ({ db }: Store) => (await db.selectFrom('application').select('id').execute()).map(({ id }) => id);

describe('inTrial', () => {
  it('keeps the work where it says so, and gives its result', async () => {
    const store = await newStore();
    const result = await inTrial(store, async () => {
      await keep(store, {}, {});
      return { keep: true, result: 'two' };
    });
    expect([result, await idsIn(store), store.driver.inTransaction]).toEqual(['two', [1, 2], false]);
  });

  it('undoes it where it does not, and gives its result all the same', async () => {
    const store = await newStore();
    const result = await inTrial(store, async () => {
      await keep(store, {}, {});
      return { keep: false, result: await idsIn(store) };
    });
    expect([result, await idsIn(store), store.driver.inTransaction]).toEqual([[1, 2], [], false]);
  });

  it('undoes it where anything is thrown, and passes that on', async () => {
    const store = await newStore();
    const failure = new Error('the power went');
    const work = inTrial(store, async () => {
      await keep(store, {}, {});
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect([await idsIn(store), store.driver.inTransaction]).toEqual([[], false]);
  });

  it('undoes it where the database refuses, also what came before', async () => {
    const store = await newStore();
    const work = inTransaction(store, async () => {
      await keep(store, { email: 'ann@example.org' });
      await keep(store, { email: 'ann@example.org' });
    });
    await expect(work).rejects.toThrow('UNIQUE constraint failed: application.applicant_id');
    expect(await idsIn(store)).toEqual([]);
  });

  it('can be tried again after a failure', async () => {
    const store = await newStore();
    await inTrial(store, async () => ({ keep: false, result: await keep(store, {}) }));
    await inTransaction(store, () => keep(store, {}));
    expect(await idsIn(store)).toEqual([1]);
  });

  it('shows nobody else its work before it is kept', async () => {
    const file = temporaryFile();
    const first = await open(file);
    await inTransaction(first, () => keep(first, {}));
    const [writer, reader] = [await open(file), await open(file)];
    await inTransaction(writer, async () => {
      await keep(writer, {});
      expect(await idsIn(reader)).toEqual([1]);
    });
    expect(await idsIn(reader)).toEqual([1, 2]);
  });
});

describe('what is kept beside the applications', () => {
  const actor = { by: 'ada', at: '2016-02-16T18:00:00Z', command: 'import a.csv' };

  it('a change is logged in the transaction that makes it, and undone with it', async () => {
    const store = await newStore();
    await inTrial(store, async () => {
      await recordChange(store, actor, { import: 1 });
      return { keep: false, result: null };
    });
    await inTransaction(store, () => recordChange(store, actor, { import: 2, file: 'a.csv' }));
    const lines = store.db.selectFrom('audit').select(['id', 'at', 'by', 'command', 'what', 'changes']);
    expect(await lines.execute()).toEqual([{ id: 1, ...actor, what: '{"import":2,"file":"a.csv"}', changes: null }]);
  });

  it('a setting is null, then what was written last', async () => {
    const store = await newStore();
    expect(await readMeta(store, 'scored-with-2016')).toBeNull();
    await writeMeta(store, 'scored-with-2016', 'one');
    await writeMeta(store, 'scored-with-2016', 'two');
    await writeMeta(store, 'scored-with-2017', 'three');
    expect(await readMeta(store, 'scored-with-2016')).toBe('two');
  });
});

describe('a transaction that checks no references', () => {
  const references = ({ driver }: Store) => driver.pragma('foreign_keys', { simple: true });
  const unchecked = { checksReferences: false };

  it('has the database check them again when it is over, however it ends', async () => {
    const store = await newStore();
    const within = await inTrial(store, async () => ({ keep: false, result: references(store) }), unchecked);
    expect([within, references(store)]).toEqual([0, 1]);
    const failure = new Error('the power went');
    const failing = async () => {
      throw failure;
    };
    await expect(inTrial(store, failing, unchecked)).rejects.toBe(failure);
    expect([references(store), store.driver.inTransaction]).toEqual([1, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/domain/intake/layout.ts';
import { addImport } from '../../src/store/imports.ts';
import type { Store } from '../../src/store/open.ts';
import {
  forgetOriginal,
  keptOriginal,
  openOriginal,
  originalOfDigest,
  originalReader,
} from '../../src/store/originals.ts';
import { newStore, theCycle, writing } from './temporary-store.ts';

const parts = ['ab', 'cdef', '', 'g'];

/** Keeps a file of these parts; its number. */
const keepFile = (store: Store, sha256: string): Promise<number> =>
  writing(store, async () => {
    const keeper = await openOriginal(store, parts.join('').length);
    for (const part of parts) keeper.add(Buffer.from(part));
    return (await keeper.close(sha256)).id;
  });

const addImportOf = (store: Store, id: number, originalId: number | null): Promise<void> =>
  addImport(store, id, {
    ...{ cycle: theCycle, file: 'a.csv', form: 'application', sha256: 'abc', columns: {} },
    ...{ layout: layoutOf(['Email']), original_id: originalId, rows: 1, new: 1, revised: 0, unchanged: 0, held: 0 },
    ...{ imported_at: '2016-02-16T18:00:00Z', imported_by: 'ada' },
  });

const count = (store: Store, table: 'original' | 'original_part') =>
  store.driver.prepare(`select count(*) from ${table}`).pluck().get();

describe('kept files', () => {
  it('give back any bytes, across the edges of their parts', async () => {
    const store = await newStore();
    const whole = parts.join('');
    const read = originalReader(store, { id: await keepFile(store, 'abc') });
    for (let start = 0; start <= whole.length; start++) {
      for (let end = start; end <= whole.length + 1; end++) {
        let text = '';
        for await (const piece of read(start, end)) text += Buffer.from(piece).toString();
        expect(text).toBe(whole.slice(start, end));
      }
    }
  });

  it('are found by what they hold, and by their import', async () => {
    const store = await newStore();
    const id = await keepFile(store, 'abc');
    await addImportOf(store, 1, id);
    await addImportOf(store, 2, null);
    expect(await originalOfDigest(store, 'abc')).toEqual({ id, sha256: 'abc', bytes: 7 });
    expect(await originalOfDigest(store, 'def')).toBeNull();
    expect(await keptOriginal(store, 1)).toEqual({ id, sha256: 'abc', bytes: 7 });
    expect(await keptOriginal(store, 2)).toBeNull();
    expect(await keptOriginal(store, 3)).toBeNull();
  });

  it('are kept once each', async () => {
    const store = await newStore();
    const id = await keepFile(store, 'abc');
    expect(await keepFile(store, 'abc')).toBe(id);
    expect([count(store, 'original'), count(store, 'original_part')]).toEqual([1, 3]);
  });

  it('go with the last import of them, and no other file goes', async () => {
    const store = await newStore();
    const [shared, other] = [await keepFile(store, 'abc'), await keepFile(store, 'def')];
    await addImportOf(store, 1, shared);
    await addImportOf(store, 2, shared);
    await addImportOf(store, 3, other);
    await writing(store, () => forgetOriginal(store, 1));
    expect(await keptOriginal(store, 1)).toBeNull();
    expect(await keptOriginal(store, 2)).toMatchObject({ id: shared });
    await writing(store, () => forgetOriginal(store, 2));
    expect(await originalOfDigest(store, 'abc')).toBeNull();
    expect(await keptOriginal(store, 3)).toMatchObject({ id: other });
    expect([count(store, 'original'), count(store, 'original_part')]).toEqual([1, 3]);
    await writing(store, () => forgetOriginal(store, 3));
    expect([count(store, 'original'), count(store, 'original_part')]).toEqual([0, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../src/domain/intake/layout.ts';
import { addImport, lastImportOf, type NewImport, nextImportId } from '../../src/store/imports.ts';
import { newStore, theCycle } from './temporary-store.ts';

const taken: NewImport = {
  cycle: theCycle,
  file: 'a.csv',
  form: 'application',
  sha256: 'abc',
  columns: { email: 'Email Address' },
  layout: layoutOf(['Email Address']),
  original_id: null,
  rows: 10,
  new: 4,
  revised: 3,
  unchanged: 2,
  held: 1,
  imported_at: '2016-02-16T18:00:00Z',
  imported_by: 'ada',
};

describe('imports', () => {
  it('are numbered from 1', async () => {
    const store = await newStore();
    expect(await nextImportId(store)).toBe(1);
    await addImport(store, 1, taken);
    expect(await nextImportId(store)).toBe(2);
  });

  it('of the same bytes are found again, the last of them', async () => {
    const store = await newStore();
    expect(await lastImportOf(store, 'abc')).toBeNull();
    await addImport(store, 1, taken);
    await addImport(store, 2, { ...taken, file: 'again.csv' });
    await addImport(store, 3, { ...taken, sha256: 'def' });
    expect(await lastImportOf(store, 'abc')).toEqual({
      ...taken,
      id: 2,
      file: 'again.csv',
      columns: '{"email":"Email Address"}',
      layout: JSON.stringify(taken.layout),
      undone_at: null,
      undone_by: null,
    });
  });

  it('must add up: the database itself refuses any other', async () => {
    const store = await newStore();
    await expect(addImport(store, 1, { ...taken, held: 2 })).rejects.toThrow('CHECK constraint failed: import_adds_up');
  });
});

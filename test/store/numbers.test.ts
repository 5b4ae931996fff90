import { describe, expect, it } from 'vitest';
import { firstFree, keepHighest } from '../../src/store/numbers.ts';
import { keep, newStore, writing } from './temporary-store.ts';

describe('a number', () => {
  it('is the next one, and never one that was given before', async () => {
    const store = await newStore();
    expect([firstFree(store, 'revision'), firstFree(store, 'applicant')]).toEqual([1, 1]);
    await keep(store, {}, {}, {});
    expect(firstFree(store, 'revision')).toBe(4);
    await writing(store, async () => {
      await keepHighest(store);
      store.driver.exec('delete from revision where id > 1');
    });
    expect([firstFree(store, 'revision'), firstFree(store, 'applicant')]).toEqual([4, 4]);
    // Kept once more, when less is there: the highest stays.
    await writing(store, () => keepHighest(store));
    expect([firstFree(store, 'revision'), firstFree(store, 'held_row')]).toEqual([4, 1]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open.ts';
import { forgetSightings, openSightings, type SightingKind, sightingsOf } from '../../src/store/sightings.ts';
import { newStore, writing } from './temporary-store.ts';

/** Notes these, in one transaction. */
const note = (store: Store, importId: number, kind: SightingKind, pairs: readonly (readonly [number, number])[]) =>
  writing(store, async () => {
    const sightings = openSightings(store, importId, kind);
    for (const [id, line] of pairs) sightings.see(id, line);
    sightings.close();
    return sightings;
  });

const parts = (store: Store): unknown => store.driver.prepare('select count(*) from sighting').pluck().get();

describe('what an import saw', () => {
  it('is told again pair by pair, in its order, however the numbers jump', async () => {
    const number = fc.oneof(fc.nat(300), fc.nat(5_000_000)).map((n) => n + 1);
    const store = await newStore();
    let importId = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(number, number), { maxLength: 50 }), async (pairs) => {
        const sightings = await note(store, ++importId, 'revision', pairs);
        expect([...sightingsOf(store, importId, 'revision')]).toEqual(pairs);
        expect(sightings.total()).toBe(new Set(pairs.map(([id]) => id)).size);
        for (const [id] of pairs) expect(sightings.has(id)).toBe(true);
      }),
    );
  });

  it('takes two bytes a row where an export is as it was, and is written away in parts', async () => {
    const store = await newStore();
    const pairs = Array.from({ length: 100_000 }, (_, at) => [at + 1, at + 2] as const);
    const sightings = await note(store, 1, 'revision', pairs);
    expect(parts(store)).toBe(7);
    expect(store.driver.prepare('select sum(length(rows)) from sighting').pluck().get()).toBeLessThan(200_100);
    expect([...sightingsOf(store, 1, 'revision')]).toEqual(pairs);
    expect([sightings.total(), sightings.has(100_000), sightings.has(100_001)]).toEqual([100_000, true, false]);
  });

  it('is kept by import and kind, each number once as seen', async () => {
    const store = await newStore();
    const revisions = await note(store, 1, 'revision', [
      [7, 2],
      [3, 4],
      [7, 6],
    ]);
    await note(store, 1, 'held_row', [[1, 9]]);
    await note(store, 2, 'revision', [[4, 5]]);
    expect([revisions.total(), revisions.has(7), revisions.has(4), revisions.has(0)]).toEqual([2, true, false, false]);
    expect([...sightingsOf(store, 1, 'revision')]).toEqual([
      [7, 2],
      [3, 4],
      [7, 6],
    ]);
    expect([...sightingsOf(store, 1, 'held_row')]).toEqual([[1, 9]]);
    await writing(store, () => forgetSightings(store, 1));
    expect([...sightingsOf(store, 1, 'revision')]).toEqual([]);
    expect([...sightingsOf(store, 2, 'revision')]).toEqual([[4, 5]]);
  });

  it('grows where more is seen later, of a row that was held', async () => {
    const store = await newStore();
    await note(store, 1, 'revision', [[7, 2]]);
    await note(store, 1, 'revision', [[3, 4]]);
    expect([...sightingsOf(store, 1, 'revision')]).toEqual([
      [7, 2],
      [3, 4],
    ]);
  });

  it('is nothing where nothing was seen', async () => {
    const store = await newStore();
    const sightings = await note(store, 1, 'revision', []);
    expect([sightings.total(), sightings.has(1), parts(store)]).toEqual([0, false, 0]);
  });
});

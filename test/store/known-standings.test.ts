import { describe, expect, it } from 'vitest';
import type { Standing } from '../../src/domain/ranking/standing.ts';
import { openKnownStandings } from '../../src/store/known-standings.ts';
import { newStore } from './temporary-store.ts';

const standing = (points: number, priority: Standing['priority'] = 'none'): Standing => ({
  score: { gate: 'ineligible', reasons: ['can-attend'], tier: 'meets', points, outOf: 20_000, scored: 4, criteria: 6 },
  priority,
  rankKey: `key of ${points}`,
});

describe('known standings', () => {
  it('have one number for all that say the same, whatever their rank keys', async () => {
    const store = await newStore();
    const numberOf = openKnownStandings(store);
    const [first, other] = [standing(3_000), standing(5_000)];
    expect(numberOf(first, 0)).toBe(1);
    expect(numberOf({ ...first, rankKey: 'another' }, 0)).toBe(1);
    expect(numberOf(standing(3_000), 0)).toBe(1);
    expect(numberOf(other, 1)).toBe(2);
    expect(numberOf({ ...first, priority: 'verified' }, 0)).toBe(3);
    expect(numberOf({ ...first, priority: 'verified' }, 0)).toBe(3);
    expect(numberOf(first, 0)).toBe(1);
    const rows = store.driver.prepare('select * from temp.known_standing').all();
    const common = {
      gate: 'ineligible',
      reasons: '["can-attend"]',
      tier: 'meets',
      out_of: 20_000,
      scored: 4,
      criteria: 6,
    };
    expect(rows).toEqual([
      { id: 1, ...common, priority: 'none', points: 3_000 },
      { id: 2, ...common, priority: 'none', points: 5_000 },
      { id: 3, ...common, priority: 'verified', points: 3_000 },
    ]);
  });

  it('are told apart by what they say, whoever numbered the assessment', async () => {
    const numberOf = openKnownStandings(await newStore());
    const [first, other] = [standing(3_000), standing(5_000)];
    expect([first, other, first, other].map((one) => numberOf(one, 7))).toEqual([1, 2, 1, 2]);
  });

  it('go on counting where the import before them ended', async () => {
    const store = await newStore();
    openKnownStandings(store)(standing(3_000), 0);
    const numberOf = openKnownStandings(store);
    expect([numberOf(standing(5_000), 0), numberOf(standing(3_000), 0)]).toEqual([2, 3]);
  });
});

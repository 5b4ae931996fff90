import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankKey } from '../../../src/domain/ranking/rank-key.ts';
import { compareOrders } from '../../../src/domain/record/compare.ts';
import { type Placed, placeAll, type Stood } from '../../../src/domain/record/placed.ts';
import { program } from '../intake/built-in-program.ts';
import { sha256 } from '../ranking/sha256.ts';

const policy = { ...program, ranking: { ...program.ranking, order: ['points', 'submitted', 'draw'] as const } };
const rules = policy.ranking.order;

const stood = (
  application: number,
  points: number,
  gate: 'eligible' | 'ineligible' = 'eligible',
  area = 'csf',
): Stood => {
  const rankable = {
    priority: 'none' as const,
    tier: 'meets' as const,
    points: 1000 * points,
    submittedAt: '2016-01-01T00:00:00Z',
    draw: sha256(String(application)),
  };
  const { submittedAt: firstSubmittedAt, priority, tier, draw } = rankable;
  return {
    member: { application, name: '', email: `a${application}@example.org`, area, firstSubmittedAt },
    standing: {
      score: { gate, reasons: [], tier, points: rankable.points, outOf: 20_000, scored: 4, criteria: 4 },
      priority,
      rankKey: rankKey({ ...rankable, draw }, { ...policy, ranking: { ...policy.ranking, order: [...rules] } }),
    },
  };
};
const order = (placed: readonly Placed[]) => ({ placed, rules, window: 'rolling' });
const place = (all: readonly Stood[]) =>
  order(placeAll(all, { ...program, ranking: { ...program.ranking, order: [...rules] } }));

describe('two orders', () => {
  test('of the same are without a change, whatever is in them, and in whatever order it comes', () => {
    const any = fc.uniqueArray(
      fc.record({ application: fc.integer({ min: 1, max: 99 }), points: fc.nat(9), isIn: fc.boolean() }),
      { selector: ({ application }) => application },
    );
    fc.assert(
      fc.property(any, (all) => {
        const list = all.map(({ application, points, isIn }) =>
          stood(application, points, isIn ? 'eligible' : 'ineligible'),
        );
        const found = compareOrders(place(list), place(list.toReversed()), 'person');
        expect(found.changes).toEqual([]);
        expect([found.onlyInFirst, found.onlyInSecond, found.common]).toEqual([[], [], all.length]);
        for (const { kendall, common } of found.areas) expect(kendall).toBe(common < 2 ? null : 1);
      }),
    );
  });

  test('tell who moved by their own points, and who because others did', () => {
    const found = compareOrders(
      place([stood(1, 9), stood(2, 8), stood(3, 7), stood(4, 6)]),
      place([stood(1, 9), stood(2, 5), stood(3, 7), stood(4, 6)]),
      'application',
    );
    expect(
      found.changes.map(({ application, before, after, because }) => [application, before.rank, after.rank, because]),
    ).toEqual([
      [3, 3, 2, 'others'],
      [4, 4, 3, 'others'],
      [2, 2, 4, 'points'],
    ]);
    expect(found.areas).toEqual([{ focusArea: 'csf', common: 4, kendall: 1 / 3, spearman: 0.4 }]);
  });

  test('name who is in one only, and who is not ranked any more', () => {
    const found = compareOrders(
      place([stood(1, 9), stood(2, 8)]),
      place([stood(2, 8, 'ineligible'), stood(3, 7)]),
      'application',
    );
    expect([found.onlyInFirst, found.onlyInSecond]).toEqual([[1], [3]]);
    expect(found.changes).toMatchObject([
      { application: 2, before: { rank: 2 }, after: { rank: null }, because: 'outcome' },
    ]);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { loadSolver, type Solver } from '../../../src/cli/solver/highs.ts';
import { rankKey } from '../../../src/domain/ranking/rank-key.ts';
import { type Honour, honouring, honourOf, honours } from '../../../src/domain/selection/past-participants.ts';
import { propose, type RankedCandidate } from '../../../src/domain/selection/proposal.ts';
import { program } from '../intake/built-in-program.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const people = [
  ['A1', 95, 'new'],
  ['A2', 93, 'new'],
  ['A3', 92, 'new'],
  ['A4', 90, 'ret'],
  ['A5', 85, 'new'],
  ['A6', 80, 'ret'],
  ['A7', 78, 'ret'],
  ['A8', 70, 'ret'],
] as const;

/** Who is in of eight for four seats; they sent their applications in the order of their names. */
function chosen(honour: Honour, points: number): { readonly names: string[]; readonly isTie: boolean } {
  const seated = { ...program, selection: { seats: [{ focusArea: 'csf', seats: 4 }], rules: [] } };
  const other = honouring(seated, honour, { points, seats: 2 });
  const candidates = people
    .map(([name, score, is], at): RankedCandidate => {
      const rankable = {
        ...{
          priority: is === 'ret' ? ('verified' as const) : ('none' as const),
          tier: 'meets' as const,
          points: score * 1000,
        },
        ...{ submittedAt: `2016-01-1${at}T00:00:00Z`, draw: '0' },
      };
      return {
        ...rankable,
        ...{ application: at + 1, name, email: `${name}@example.org`, focusArea: 'csf', state: 'CA', organization: '' },
        ...{ answers: {}, returning: is === 'ret', rank: 0, rankKey: rankKey(rankable, other) },
      };
    })
    .sort((a, b) => (a.rankKey < b.rankKey ? -1 : 1));
  const found = propose(candidates, { selection: other.selection ?? { seats: [], rules: [] }, policy: other }, solver);
  if (found.kind === 'impossible') throw new Error('impossible');
  return { names: found.accept.map(({ name }) => name), isTie: found.lines.some((line) => line.isTie) };
}

describe('eight people, four seats, as published', () => {
  test.each([
    ['off', 0, ['A1', 'A2', 'A3', 'A4']],
    ['first', 0, ['A4', 'A6', 'A7', 'A8']],
    ['after-tier', 0, ['A4', 'A6', 'A7', 'A8']],
    ['points', 5, ['A1', 'A4', 'A2', 'A3']],
    ['points', 15, ['A4', 'A1', 'A6', 'A2']],
    ['reserved-seats', 0, ['A1', 'A2', 'A4', 'A6']],
    ['tie-break', 0, ['A1', 'A2', 'A3', 'A4']],
  ] as const)('%s, %d points', (honour, points, names) => {
    expect([...chosen(honour, points).names].sort()).toEqual([...names].sort());
  });

  test('with fifteen points more the cut falls inside of a tie, and that is shown', () => {
    expect(chosen('points', 15).isTie).toBe(true);
    expect(chosen('points', 5).isTie).toBe(false);
  });

  test('five points more: A1 and A4 are level, and the earlier is in front', () => {
    expect(chosen('points', 5).names).toEqual(['A1', 'A4', 'A2', 'A3']);
  });
});

test('a program is known by its way', () => {
  for (const honour of honours) {
    if (honour === 'reserved-seats') continue;
    expect(honourOf(honouring(program, honour, { points: 3, seats: 0 }))).toBe(honour);
  }
  expect(honourOf(program)).toBe('first');
});

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSolver, type Solver } from '../../../src/cli/solver/highs.ts';
import { rankKey } from '../../../src/domain/ranking/rank-key.ts';
import { tiers } from '../../../src/domain/scoring/tier.ts';
import { compareHonours } from '../../../src/domain/selection/compare-honours.ts';
import { type Honour, honouring, honourOf, honours } from '../../../src/domain/selection/past-participants.ts';
import { propose, type RankedCandidate } from '../../../src/domain/selection/proposal.ts';
import { program } from '../intake/built-in-program.ts';
import { sha256 } from '../ranking/sha256.ts';

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
function chosen(
  honour: Honour,
  points: number,
  { isReversed = false, cap = null as number | null } = {},
): { readonly names: string[]; readonly isTie: boolean } {
  const seated = { ...program, selection: { seats: [{ focusArea: 'csf', seats: 4 }], rules: [] } };
  const other = honouring(seated, honour, { points, cap, seats: 2 });
  const candidates = people
    .map(([name, score, is], at): RankedCandidate => {
      const rankable = {
        ...{
          priority: is === 'ret' ? ('verified' as const) : ('none' as const),
          tier: 'meets' as const,
          points: score * 1000,
        },
        ...{ submittedAt: `2016-01-1${isReversed ? 9 - at : at}T00:00:00Z`, draw: '0'.repeat(64) },
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
    expect(chosen(honour, points).names).toEqual(names);
  });

  test('with fifteen points more the cut falls inside of a tie, and that is shown', () => {
    expect(chosen('points', 15).isTie).toBe(true);
    expect(chosen('points', 5).isTie).toBe(false);
  });

  test('who is level with fifteen points more goes by what was earned, whoever was earlier', () => {
    expect(chosen('points', 15, { isReversed: true }).names).toEqual(['A4', 'A1', 'A6', 'A2']);
    expect(chosen('points', 15, { isReversed: true }).isTie).toBe(true);
  });

  test('with a cap of 93 the extra points lift nobody above it, and nobody loses any', () => {
    // A1 95, A2 93, A4 93, A6 93, A7 93, A3 92: level are A2, A4, A6, A7, by what they earned.
    expect(chosen('points', 15, { cap: 93 }).names).toEqual(['A1', 'A2', 'A4', 'A6']);
    expect(chosen('points', 15, { cap: 93 }).isTie).toBe(true);
    expect(chosen('points', 15, { cap: 0 }).names).toEqual(['A1', 'A2', 'A3', 'A4']);
  });

  test('five points more: A1 and A4 are level, and the earlier is in front', () => {
    expect(chosen('points', 5).names).toEqual(['A1', 'A4', 'A2', 'A3']);
  });
});

test('a program is known by its way', () => {
  const seated = { ...program, selection: { seats: [{ focusArea: 'csf', seats: 4 }], rules: [] } };
  for (const honour of honours) {
    expect(honourOf(honouring(seated, honour, { points: 3, cap: null, seats: 2 }))).toBe(honour);
  }
  expect(honourOf(program)).toBe('first');
});

test('seats that the program keeps for past participants are a way of its own, and no other way has them', () => {
  const kept = { id: 'alumni', who: { returning: true }, reserve: 3 };
  const seated = { ...program, selection: { seats: [{ focusArea: 'csf', seats: 4 }], rules: [kept] } };
  const options = { points: 3, cap: null, seats: 2 };
  expect(honouring(seated, 'reserved-seats', options).selection?.rules).toEqual([kept]);
  expect(honouring(seated, 'first', options).selection?.rules).toEqual([]);
});

/** Few different values, so that many are level. */
const anyCandidates = fc.array(
  fc.record({
    area: fc.constantFrom('csf', 'csp'),
    state: fc.constantFrom('CA', 'OR', 'NY', ''),
    is: fc.constantFrom('verified' as const, 'declared' as const, 'none' as const, 'none' as const),
    tier: fc.constantFrom(...tiers),
    points: fc.integer({ min: 0, max: 5 }),
    day: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 16 },
);
const anyRules = fc.subarray([
  { id: 'one-state', each: 'state' as const, who: {}, max: 1 },
  { id: 'newcomers', who: { returning: false }, min: 1 },
  { id: 'west', who: { states: ['CA', 'OR'] }, focusArea: 'csf', reserve: 1 },
  { id: 'most', who: { returning: true }, focusArea: 'csp', max: 1 },
]);

test('working on those near the front gives what proposing to everybody gives, under each way', () => {
  fc.assert(
    fc.property(anyCandidates, anyRules, fc.nat(3), fc.option(fc.nat(4)), (rows, rules, seats, cap) => {
      const seated = {
        ...program,
        selection: {
          seats: [
            { focusArea: 'csf', seats, states: ['CA'] },
            { focusArea: 'csf', seats: 1 },
            { focusArea: 'csp', seats },
          ],
          rules,
        },
      };
      const options = { points: 2, cap, seats: 1 };
      const everybody = rows.map(({ area, state, is, tier, points, day }, at): RankedCandidate => {
        const draw = sha256(String(at));
        const rankable = { priority: is, tier, points: points * 1000, submittedAt: `2016-01-0${day}T00:00:00Z`, draw };
        const who = {
          application: at + 1,
          name: '',
          email: `a${at}@example.org`,
          focusArea: area,
          state,
          organization: '',
        };
        return {
          ...rankable,
          ...who,
          answers: {},
          returning: is !== 'none',
          rank: 0,
          rankKey: rankKey(rankable, program),
        };
      });
      for (const { honour, isIn, ties } of compareHonours(everybody, seated, options, solver.solve)) {
        const other = honouring(seated, honour, options);
        const ranked = everybody
          .map((one) => ({ ...one, rankKey: rankKey({ ...one, draw: one.rankKey.slice(-64) }, other) }))
          .sort((a, b) => (a.rankKey < b.rankKey ? -1 : 1));
        const found = propose(
          ranked,
          { selection: other.selection ?? { seats: [], rules: [] }, policy: other },
          solver,
        );
        if (found.kind === 'impossible') {
          expect(isIn).toBeNull();
          continue;
        }
        expect([...(isIn ?? [])].sort()).toEqual(found.accept.map(({ application }) => application).sort());
        expect([...ties].sort()).toEqual(
          found.lines
            .filter(({ isTie }) => isTie)
            .map(({ focusArea }) => focusArea)
            .sort(),
        );
      }
    }),
    { numRuns: 60 },
  );
});

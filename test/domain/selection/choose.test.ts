import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSolver, type Solver } from '../../../src/cli/solver/highs.ts';
import { choose, relaxationOf, type Worths } from '../../../src/domain/selection/choose.ts';
import type { Limit } from '../../../src/domain/selection/problem.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const keeps = (chosen: readonly number[], limits: readonly Limit[]): boolean =>
  limits.every(({ of, min, max }) => {
    const count = of.filter((at) => chosen.includes(at)).length;
    return (min === null || count >= min) && (max === null || count <= max);
  });

/** Every choice there is. */
function* allChoices(candidates: number): Generator<number[]> {
  for (let bits = 0; bits < 2 ** candidates; bits++) {
    yield Array.from({ length: candidates }, (_, at) => at).filter((at) => (bits >> at) & 1);
  }
}

const sumsOf = (chosen: readonly number[], worths: Worths): number[] =>
  worths.map((worth) => chosen.reduce((sum, at) => sum + (worth[at] ?? 0), 0));

const compare = (one: readonly number[], other: readonly number[]): number => {
  const at = one.findIndex((value, nth) => value !== other[nth]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

describe('eight people, four seats, three rules', () => {
  const people = [
    ['A1', 95, 'X', 'O1', 'new'],
    ['A2', 93, 'X', 'O1', 'new'],
    ['A3', 92, 'X', 'O1', 'new'],
    ['A4', 90, 'Y', 'O2', 'ret'],
    ['A5', 85, 'Y', 'O2', 'new'],
    ['A6', 80, 'X', 'O3', 'ret'],
    ['A7', 78, 'Y', 'O3', 'ret'],
    ['A8', 70, 'Y', 'O4', 'ret'],
  ] as const;
  const where = (is: (one: (typeof people)[number]) => boolean): number[] =>
    people.flatMap((one, at) => (is(one) ? [at] : []));
  const seats: Limit = { rule: 'seats', of: where(() => true), min: 4, max: 4 };
  const track: Limit = { rule: 'track', of: where(([, , on]) => on === 'Y'), min: 2, max: null };
  const returning: Limit = { rule: 'returning', of: where(([, , , , is]) => is === 'ret'), min: 2, max: null };
  const organizations = ['O1', 'O2', 'O3', 'O4'].map(
    (of): Limit => ({ rule: 'organization', of: where(([, , , own]) => own === of), min: null, max: 2 }),
  );
  const limits = [seats, track, returning, ...organizations];
  const scores: Worths = [people.map(([, points]) => points)];
  const named = (chosen: readonly number[]): string[] => chosen.map((at) => people[at]?.[0] ?? '');

  test('the best choice, as published', () => {
    const found = choose(scores, limits, solver.solve);
    expect(named(found?.chosen ?? [])).toEqual(['A1', 'A2', 'A4', 'A7']);
    expect(found?.sums).toEqual([356]);
  });

  test('44 choices keep the rules, and the next best are worth 355, 353 and 350', () => {
    const all = [...allChoices(people.length)].filter((chosen) => keeps(chosen, limits));
    expect(all.length).toBe(44);
    const worth = all.map((chosen) => sumsOf(chosen, scores)[0] ?? 0).sort((a, b) => b - a);
    expect(worth.slice(0, 4)).toEqual([356, 355, 353, 350]);
  });

  test('without rules it is the four in front, and the price of the rules is 14', () => {
    const free = choose(scores, [seats], solver.solve);
    expect(named(free?.chosen ?? [])).toEqual(['A1', 'A2', 'A3', 'A4']);
    expect((free?.sums[0] ?? 0) - 356).toBe(14);
  });

  test('two seats reserved for returning participants', () => {
    const others: Limit = { rule: 'reserve', of: where(([, , , , is]) => is !== 'ret'), min: null, max: 2 };
    expect(named(choose(scores, [seats, others], solver.solve)?.chosen ?? [])).toEqual(['A1', 'A2', 'A4', 'A6']);
  });

  test('past participants first', () => {
    const ranked = [...people].sort((a, b) => Number(b[4] === 'ret') - Number(a[4] === 'ret') || b[1] - a[1]);
    const worths: Worths = [ranked.map(([, , , , is]) => (is === 'ret' ? 1 : 0)), ranked.map(([, points]) => points)];
    const found = choose(worths, [seats], solver.solve);
    expect(found?.chosen.map((at) => ranked[at]?.[0])).toEqual(['A4', 'A6', 'A7', 'A8']);
  });

  test('rules that can’t be met together: what has to give, and by how little', () => {
    const impossible: Limit[] = [
      seats,
      { ...returning, min: 3 },
      { rule: 'new', of: where(([, , , , is]) => is === 'new'), min: 2, max: null },
    ];
    expect(choose(scores, impossible, solver.solve)).toBeNull();
    const found = relaxationOf(impossible, people.length, solver.leastSlack);
    expect(found.alone).toEqual([
      { rule: 'seats', by: 1 },
      { rule: 'returning', by: 1 },
      { rule: 'new', by: 1 },
    ]);
    expect([...found.together.values()].reduce((sum, by) => sum + by, 0)).toBe(1);
  });
});

const anyLimit = (candidates: number): fc.Arbitrary<Limit> =>
  fc
    .record({
      of: fc.subarray(
        Array.from({ length: candidates }, (_, at) => at),
        { minLength: 1 },
      ),
      min: fc.option(fc.nat(3)),
      max: fc.option(fc.nat(4)),
      rule: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ min, max, ...rest }) => ({ ...rest, min, max: max !== null && min !== null && max < min ? min : max }));

/** Candidates in ranking order: whoever is in front is better by the first rule that tells them apart. */
const anyCase = fc.integer({ min: 1, max: 9 }).chain((candidates) =>
  fc.record({
    candidates: fc.constant(candidates),
    rows: fc
      .array(fc.tuple(fc.nat(1), fc.nat(2), fc.nat(6)), { minLength: candidates, maxLength: candidates })
      .map((rows) => rows.toSorted((a, b) => compare(b, a))),
    limits: fc.array(anyLimit(candidates), { maxLength: 4 }),
    seats: fc.nat(candidates),
  }),
);

test('no choice of all there are is better, and none is found only where there is none', () => {
  fc.assert(
    fc.property(anyCase, ({ candidates, rows, limits, seats }) => {
      const worths: Worths = [0, 1, 2].map((rule) => rows.map((row) => row[rule] ?? 0));
      const everybody: Limit = { rule: 'seats', of: rows.map((_, at) => at), min: null, max: seats };
      const all = [everybody, ...limits];
      const found = choose(worths, all, solver.solve);
      const best = [...allChoices(candidates)]
        .filter((chosen) => keeps(chosen, all))
        .map((chosen) => sumsOf(chosen, worths))
        .sort((a, b) => compare(b, a))[0];
      if (best === undefined) {
        expect(found).toBeNull();
        return;
      }
      expect(found).not.toBeNull();
      expect(keeps(found?.chosen ?? [], all)).toBe(true);
      expect(found?.sums).toEqual(best);
    }),
    { numRuns: 150 },
  );
});

test('what has to give, given, is enough; a little less is not', () => {
  fc.assert(
    fc.property(anyCase, ({ candidates, limits }) => {
      if (choose([Array(candidates).fill(0)], limits, solver.solve) !== null) return;
      const { alone } = relaxationOf(limits, candidates, solver.leastSlack);
      for (const { rule, by } of alone) {
        const least = [...allChoices(candidates)]
          .filter((chosen) =>
            keeps(
              chosen,
              limits.filter((limit) => limit.rule !== rule),
            ),
          )
          .map((chosen) =>
            limits.filter((limit) => limit.rule === rule).reduce((sum, limit) => sum + missing(chosen, limit), 0),
          )
          .sort((a, b) => a - b)[0];
        expect(by).toBe(least);
      }
    }),
    { numRuns: 80 },
  );
});

function missing(chosen: readonly number[], { of, min, max }: Limit): number {
  const count = of.filter((at) => chosen.includes(at)).length;
  return Math.max(0, (min ?? 0) - count, count - (max ?? count));
}

test('many candidates: what is found among few is as good as what is found among all', () => {
  const many = fc.record({
    rows: fc.array(fc.tuple(fc.nat(1), fc.nat(2), fc.nat(60), fc.nat(7), fc.nat(90)), {
      minLength: 401,
      maxLength: 700,
    }),
    seats: fc.integer({ min: 1, max: 60 }),
    least: fc.nat(12),
    each: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(many, ({ rows, seats, least, each }) => {
      const where = (is: (row: readonly number[]) => boolean): number[] =>
        rows.flatMap((row, at) => (is(row) ? [at] : []));
      const groups = (column: number, max: number): Limit[] =>
        [...new Set(rows.map((row) => row[column] ?? 0))].map((value) => ({
          ...{ rule: `column ${column}`, min: null, max },
          of: where((row) => row[column] === value),
        }));
      const limits: Limit[] = [
        { rule: 'seats', of: rows.map((_, at) => at), min: null, max: seats },
        { rule: 'least', of: where(([first]) => first === 0), min: least, max: null },
        ...groups(3, each * 3),
        ...groups(4, each),
      ];
      for (const column of [0, 2]) {
        const program = { candidates: rows.length, limits, gains: rows.map((row) => row[column] ?? 0), kept: [] };
        const whole = solver.solveWhole(program);
        const sifted = solver.solve(program);
        if (whole === null || sifted === null) {
          expect(sifted).toBe(whole);
          return;
        }
        expect(keeps(sifted.chosen, limits)).toBe(true);
        expect(sumsOf(sifted.chosen, [program.gains])).toEqual(sumsOf(whole.chosen, [program.gains]));
        // The whole program's choice is as good: nobody of it is ruled out.
        const { possible } = sifted;
        if (possible !== null) expect(whole.chosen.filter((at) => !possible.includes(at))).toEqual([]);
      }
      // Whoever is ruled out by one rule of the ranking is not missed by the next.
      const worths = [0, 2, 1].map((column) => rows.map((row) => row[column] ?? 0));
      const [quick, slow] = [choose(worths, limits, solver.solve), choose(worths, limits, solver.solveWhole)];
      expect(quick?.sums ?? null).toEqual(slow?.sums ?? null);
    }),
    { numRuns: 15 },
  );
});

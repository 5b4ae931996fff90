// What would have crossed the line is said only where it would: each claim is held against a proposal with that change made.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadSolver, type Solver } from '../../../src/cli/solver/highs.ts';
import { type Otherwise, standingOtherwise } from '../../../src/domain/explain/bench-of-candidates.ts';
import { justBefore, saidAt, type Way, waysAcross } from '../../../src/domain/explain/ways.ts';
import { drawOf } from '../../../src/domain/ranking/draw.ts';
import { priorityOf } from '../../../src/domain/ranking/priority.ts';
import { rankKey } from '../../../src/domain/ranking/rank-key.ts';
import { nothingSaid } from '../../../src/domain/scoring/said.ts';
import { scoreAnswers } from '../../../src/domain/scoring/score.ts';
import { seatsOf } from '../../../src/domain/selection/limits.ts';
import { propose, type RankedCandidate } from '../../../src/domain/selection/proposal.ts';
import type { SelectionPolicy } from '../../../src/domain/selection/rules.ts';
import { program } from '../intake/built-in-program.ts';
import { sha256 } from '../ranking/sha256.ts';
import { anyAnswers } from '../scoring/any-answers.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const byKey = (a: RankedCandidate, b: RankedCandidate): number => (a.rankKey < b.rankKey ? -1 : 1);

const anyPeople = fc.array(
  fc.record({
    answers: anyAnswers,
    area: fc.constantFrom('csf', 'csp'),
    state: fc.constantFrom('CA', 'OR', 'NY'),
    inRoster: fc.boolean(),
    day: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 2, maxLength: 9 },
);
const anyRules = fc.subarray([
  { id: 'one-state', each: 'state' as const, who: {}, max: 1 },
  { id: 'newcomers', who: { returning: false }, reserve: 1 },
  { id: 'west', who: { states: ['CA', 'OR'] }, focusArea: 'csf', max: 1 },
]);
const anyOrder = fc.constantFrom(
  ['priority', 'tier', 'points', 'submitted', 'draw'] as const,
  ['tier', 'points', 'submitted', 'draw'] as const,
  ['points', 'priority', 'draw'] as const,
);

/** In runs from one seed, in which every kind of way comes up; and in others by chance. */
test.each([[1], [undefined]])(
  'every way that is named leads across the line, and the points named are the fewest',
  (seed) => {
    const seen = new Set<Way['kind']>();
    fc.assert(
      fc.property(
        anyPeople,
        anyRules,
        anyOrder,
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom(0, 3),
        (people, rules, order, seats, extraPoints) => {
          const policy = {
            ...program,
            ranking: { ...program.ranking, order: [...order] },
            priority: { ...program.priority, extraPoints },
          };
          const selection: SelectionPolicy = {
            seats: [
              { focusArea: 'csf', seats, states: ['CA'] },
              { focusArea: 'csf', seats: 1 },
              { focusArea: 'csp', seats },
            ],
            rules,
          };
          const candidates = people
            .map(({ answers, area, state, inRoster, day }, at): RankedCandidate => {
              const { tier, points } = scoreAnswers(policy, answers, area);
              const email = `a${at}@example.org`;
              const rankable = {
                ...{ priority: priorityOf(answers, inRoster, policy), tier, points },
                ...{ submittedAt: `2016-01-0${day}T00:00:00Z`, draw: drawOf('fdp-2016', email, sha256) },
              };
              const returning = rankable.priority !== 'none';
              const who = {
                application: at + 1,
                name: '',
                email,
                focusArea: area,
                state,
                organization: '',
                answers,
                returning,
              };
              return { ...rankable, ...who, rank: 0, rankKey: rankKey(rankable, policy) };
            })
            .sort(byKey);
          const isIn = (all: readonly RankedCandidate[], by: SelectionPolicy, who: number): boolean => {
            const found = propose(all, { selection: by, policy }, solver);
            return found.kind === 'proposal' && found.accept.some(({ application }) => application === who);
          };
          const out = candidates.find(({ application }) => !isIn(candidates, selection, application));
          if (out === undefined) return;
          const trial = { candidates, selection, policy, solve: solver.solve };
          const answers = people[out.application - 1]?.answers ?? {};
          const ways = waysAcross(trial, { candidate: out, answers, said: nothingSaid }, policy);
          const would = (otherwise: Otherwise): boolean => {
            const changed = standingOtherwise(out, otherwise, policy);
            const all = candidates.map((one) => (one === out ? changed : one)).sort(byKey);
            return isIn(all, selection, out.application);
          };
          for (const way of ways) {
            seen.add(way.kind);
            switch (way.kind) {
              case 'qualification': {
                const kind = program.rubric.qualifications.find(({ id }) => id === way.id)?.kind ?? 'human';
                const { tier, points } = scoreAnswers(
                  policy,
                  answers,
                  out.focusArea,
                  saidAt(nothingSaid, way.id, kind, way.points),
                );
                expect(would({ tier, points })).toBe(true);
                break;
              }
              case 'points':
                expect(would({ points: out.points + way.by + (way.isMore ? 1 : 0) })).toBe(true);
                expect(way.by > 0 && would({ points: out.points + way.by - (way.isMore ? 0 : 1) })).toBe(false);
                break;
              case 'seats': {
                const own = seatsOf(selection, out);
                const more = (by: number): SelectionPolicy => ({
                  ...selection,
                  seats: selection.seats.map((one) => (one === own ? { ...one, seats: one.seats + by } : one)),
                });
                expect(isIn(candidates, more(way.more), out.application)).toBe(true);
                expect(isIn(candidates, more(way.more - 1), out.application)).toBe(false);
                break;
              }
              case 'rule':
                expect(
                  isIn(
                    candidates,
                    { ...selection, rules: selection.rules.filter(({ id }) => id !== way.rule) },
                    out.application,
                  ),
                ).toBe(true);
                break;
              case 'priority':
                expect(would({ priority: 'verified' })).toBe(true);
                break;
              case 'submitted':
                expect(would({ submittedAt: justBefore(way.before) })).toBe(true);
                break;
            }
          }
          // Where no points are named, none would do.
          if (!ways.some(({ kind }) => kind === 'points')) expect(would({ points: 10_000_000 })).toBe(false);
        },
      ),
      { numRuns: 40, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
    );
    if (seed === undefined) return;
    expect([...seen].sort()).toEqual(['points', 'priority', 'qualification', 'rule', 'seats', 'submitted']);
  },
);

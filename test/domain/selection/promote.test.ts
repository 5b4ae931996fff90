// Free seats and the waitlist: held against every choice there is, on small cases.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSolver, type Solver } from '../../../src/cli/solver/highs.ts';
import { type Candidate, limitsOf } from '../../../src/domain/selection/limits.ts';
import { promoteFrom } from '../../../src/domain/selection/promote.ts';
import type { SelectionPolicy } from '../../../src/domain/selection/rules.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const person = (application: number, given: Partial<Candidate> = {}): Candidate => ({
  ...{ application, focusArea: 'csp', state: 'CA', returning: false, organization: '', answers: {} },
  ...given,
});
const policy = (seats: number, rules: SelectionPolicy['rules'] = []): SelectionPolicy => ({
  seats: [{ focusArea: 'csp', seats }],
  rules,
});
const ids = (people: readonly Candidate[]): number[] => people.map(({ application }) => application);

describe('a free seat', () => {
  it('goes to the next by number', () => {
    const found = promoteFrom({ holders: [person(1)], waiting: [person(3), person(2)] }, policy(2), solver);
    expect(ids(found.offers)).toEqual([3]);
    expect(found.passedOver).toEqual([]);
    expect(found.seats).toEqual([{ focusArea: 'csp', seats: 2, taken: 2 }]);
  });

  it('is none where all are taken, or more than all', () => {
    const holders = [person(1), person(4)];
    for (const seats of [2, 1])
      expect(promoteFrom({ holders, waiting: [person(3)] }, policy(seats), solver).offers).toEqual([]);
  });

  it('passes over whom a cap keeps out, and says so', () => {
    const rules = [{ id: 'one-state', who: {}, each: 'state' as const, max: 1 }];
    const waiting = [person(2, { state: 'CA' }), person(3, { state: 'OR' })];
    const found = promoteFrom({ holders: [person(1)], waiting }, policy(2, rules), solver);
    expect(ids(found.offers)).toEqual([3]);
    expect(found.passedOver).toEqual([{ person: waiting[0], rules: ['one-state'] }]);
  });

  it('is kept for a group whose minimum is not reached yet, and for whom it is reserved', () => {
    const waiting = [person(2), person(3, { returning: true })];
    for (const rule of [
      { id: 'back', who: { returning: true }, min: 1 },
      { id: 'back', who: { returning: true }, reserve: 1 },
    ]) {
      const found = promoteFrom({ holders: [person(1)], waiting }, policy(2, [rule]), solver);
      expect(ids(found.offers)).toEqual([3]);
      expect(found.passedOver).toEqual([{ person: waiting[0], rules: ['back'] }]);
    }
  });

  it('is not kept empty for a minimum that nobody who waits can make up', () => {
    const rules = [{ id: 'back', who: { returning: true }, min: 2 }];
    const waiting = [person(2), person(3, { returning: true }), person(4)];
    const found = promoteFrom({ holders: [person(1)], waiting }, policy(3, rules), solver);
    expect(ids(found.offers)).toEqual([2, 3]);
    expect(found.short).toEqual([{ rule: 'back', by: 1 }]);
  });

  it('of a region goes to nobody from elsewhere', () => {
    const regions: SelectionPolicy = {
      seats: [
        { focusArea: 'csp', seats: 1, states: ['AK'] },
        { focusArea: 'csp', seats: 1 },
      ],
      rules: [],
    };
    const found = promoteFrom(
      { holders: [person(1)], waiting: [person(2), person(3, { state: 'AK' })] },
      regions,
      solver,
    );
    expect(ids(found.offers)).toEqual([3]);
    expect(found.passedOver.map(({ rules }) => rules)).toEqual([['seats csp']]);
  });
});

const anyPerson = (application: number) =>
  fc.record({
    application: fc.constant(application),
    focusArea: fc.constantFrom('csp', 'csf'),
    state: fc.constantFrom('CA', 'OR'),
    returning: fc.boolean(),
    organization: fc.constantFrom('', 'Elm School', 'Oak School'),
    answers: fc.constant({}),
  });
const people = (from: number, most: number) =>
  fc.nat(most).chain((size) => fc.tuple(...Array.from({ length: size }, (_, at) => anyPerson(from + at))));
const anyPolicy = fc.record({
  seats: fc.tuple(fc.nat(4), fc.nat(3)).map(([csp, csf]) => [
    { focusArea: 'csp', seats: csp },
    { focusArea: 'csf', seats: csf },
  ]),
  rules: fc.subarray([
    { id: 'state', who: {}, each: 'state' as const, max: 3 },
    { id: 'school', who: {}, each: 'organization' as const, max: 1 },
    { id: 'back', who: { returning: true }, min: 2 },
    { id: 'new', who: { returning: false }, max: 3, min: 1 },
    { id: 'west', who: { states: ['OR'] }, reserve: 1, focusArea: 'csp' },
  ]),
});

it('whatever the rules: seats are never exceeded, what is kept stays kept, and nobody else could come in', () => {
  fc.assert(
    fc.property(people(1, 4), people(10, 5), anyPolicy, (holders: Candidate[], waiting: Candidate[], selection) => {
      const found = promoteFrom({ holders, waiting }, selection, solver);
      const everybody: readonly Candidate[] = [...holders, ...waiting];
      const inside = new Set<Candidate>([...holders, ...found.offers]);
      const after = limitsOf(selection, everybody);
      for (const { of, max } of after) {
        if (max === null) continue;
        const before = of.filter((at) => at < holders.length).length;
        expect(of.filter((at) => inside.has(everybody[at] as Candidate)).length).toBeLessThanOrEqual(
          Math.max(max, before),
        );
      }
      for (const { focusArea, seats, taken } of found.seats) {
        const had = holders.filter((one) => one.focusArea === focusArea).length;
        expect(taken).toBeLessThanOrEqual(Math.max(seats, had));
        expect(taken - had).toBe(found.offers.filter((one) => one.focusArea === focusArea).length);
      }
      // Offers are in the order of the numbers, and everybody in front of the last is offered a seat or passed over.
      const order = waiting.map(({ application }) => application);
      const offered = found.offers.map(({ application }) => order.indexOf(application));
      expect(offered).toEqual(offered.toSorted((a, b) => a - b));
      // Again, there is nothing left to offer.
      const left = waiting.filter((one) => !inside.has(one));
      const again = promoteFrom({ holders: [...holders, ...found.offers], waiting: left }, selection, solver);
      expect(again.offers).toEqual([]);
    }),
    { numRuns: 120 },
  );
}, 60_000);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../src/domain/windows/calendar.ts';
import { overviewOf, type WindowTally } from '../../../src/domain/windows/overview.ts';
import { closesAt, opensAt, windowOf } from '../../../src/domain/windows/window.ts';

const calendar = createCalendar({ timeZone: 'America/Los_Angeles', rollingClosesOn: '2016-02-15' });
const waiting = (window: WindowTally['window'], since: string, count = 1): WindowTally => ({
  window,
  waiting: count,
  takenUp: 0,
  since,
});
const takenUp = (window: WindowTally['window'], count: number): WindowTally => ({
  window,
  waiting: 0,
  takenUp: count,
  since: null,
});

const rolling = { window: 'rolling', opensAt: null, closesOn: '2016-02-15', closesAt: '2016-02-16T08:00:00Z' };
const annual2017 = {
  window: 'annual-2017',
  opensAt: '2016-02-16T08:00:00Z',
  closesOn: '2017-02-15',
  closesAt: '2017-02-16T08:00:00Z',
};

describe('overviewOf', () => {
  it('of nothing, before the rolling close: the rolling window, open', () => {
    expect(overviewOf([], calendar, '2016-02-16T07:59:59Z')).toEqual([
      { ...rolling, state: 'open', waiting: 0, takenUp: 0, since: null, dueAt: null, isDue: false },
    ]);
  });

  it('of nothing, at the rolling close: it is closed, and the first annual one is open', () => {
    expect(overviewOf([], calendar, '2016-02-16T08:00:00Z')).toEqual([
      { ...rolling, state: 'closed', waiting: 0, takenUp: 0, since: null, dueAt: null, isDue: false },
      { ...annual2017, state: 'open', waiting: 0, takenUp: 0, since: null, dueAt: null, isDue: false },
    ]);
  });

  it('what waits in the rolling window is due since the first of it came', () => {
    const since = '2016-01-10T18:00:00Z';
    for (const [now, state] of [
      ['2016-01-11T00:00:00Z', 'open'],
      ['2016-03-01T00:00:00Z', 'closed'],
    ] as const) {
      expect(overviewOf([waiting('rolling', since, 3)], calendar, now)[0]).toEqual({
        ...rolling,
        state,
        waiting: 3,
        takenUp: 0,
        since,
        dueAt: since,
        isDue: true,
      });
    }
  });

  it.each([
    ['2017-02-16T07:59:59Z', 'open', false],
    ['2017-02-16T08:00:00Z', 'closed', true],
  ])('what waits in an annual window is due once it has closed: at %s', (now, state, isDue) => {
    const since = '2016-02-16T08:00:00Z';
    expect(overviewOf([waiting('annual-2017', since)], calendar, now)[1]).toEqual({
      ...annual2017,
      state,
      waiting: 1,
      takenUp: 0,
      since,
      dueAt: '2017-02-16T08:00:00Z',
      isDue,
    });
  });

  it('nothing is due of what was taken up', () => {
    const overview = overviewOf([takenUp('rolling', 5), takenUp('annual-2017', 2)], calendar, '2018-01-01T00:00:00Z');
    expect(overview.map(({ window, takenUp: count, isDue, dueAt }) => [window, count, isDue, dueAt])).toEqual([
      ['rolling', 5, false, null],
      ['annual-2017', 2, false, null],
      ['annual-2018', 0, false, null],
    ]);
  });

  it('is in the order of the closes, whatever the order of the counts', () => {
    const counts = [waiting('annual-2026', '2025-03-01T00:00:00Z'), takenUp('annual-2018', 1), takenUp('rolling', 1)];
    expect(overviewOf(counts, calendar, '2016-03-01T00:00:00Z').map(({ window, state }) => [window, state])).toEqual([
      ['rolling', 'closed'],
      ['annual-2017', 'open'],
      ['annual-2018', 'not yet open'],
      ['annual-2026', 'not yet open'],
    ]);
  });

  it('an extended rolling window has swallowed the annual one: that opens and closes at once', () => {
    const extended = createCalendar({
      timeZone: 'America/Los_Angeles',
      rollingClosesOn: '2017-03-01',
      anchor: '2016-02-15',
    });
    const [swallowed, long] = overviewOf([takenUp('annual-2017', 1)], extended, '2017-02-20T00:00:00Z');
    expect(swallowed).toMatchObject({ window: 'annual-2017', opensAt: '2017-02-16T08:00:00Z', state: 'closed' });
    expect(long).toMatchObject({ window: 'rolling', closesOn: '2017-03-01', state: 'open' });
  });

  it('loses no count, and says of each window what its bounds say', () => {
    const years = fc.uniqueArray(fc.integer({ min: 2017, max: 2030 }), { maxLength: 5 });
    const nows = fc.constantFrom('2016-01-01T00:00:00Z', '2016-02-29T12:00:00Z', '2020-02-16T08:00:00Z');
    fc.assert(
      fc.property(years, fc.nat(9), nows, (found, count, now) => {
        const tallies = found.map((year) => waiting(`annual-${year}`, '2016-02-29T08:00:00Z', count + 1));
        const overview = overviewOf(tallies, calendar, now);
        expect(overview.reduce((sum, one) => sum + one.waiting, 0)).toBe(found.length * (count + 1));
        expect(new Set(overview.map(({ window }) => window)).size).toBe(overview.length);
        expect(overview.find(({ state }) => state === 'open')?.window).toBe(windowOf(now, calendar));
        for (const one of overview) {
          expect([one.opensAt, one.closesAt]).toEqual([opensAt(one.window, calendar), closesAt(one.window, calendar)]);
        }
      }),
      { numRuns: 50 },
    );
  });
});

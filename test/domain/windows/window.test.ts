import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/domain/time/instant.ts';
import { instantOf } from '../../../src/domain/time/zone.ts';
import { type Calendar, createCalendar, type WindowId } from '../../../src/domain/windows/calendar.ts';
import {
  closesAt,
  closesOn,
  effectiveRevision,
  isClosed,
  opensAt,
  parseWindowId,
  windowOf,
} from '../../../src/domain/windows/window.ts';
import { inEveryHostZone } from '../time/host-zones.ts';

const calendar = createCalendar({ timeZone: 'America/Los_Angeles', rollingClosesOn: '2016-02-15' });
const extended = createCalendar({
  timeZone: 'America/Los_Angeles',
  rollingClosesOn: '2017-03-01',
  anchor: '2016-02-15',
});
const laterAnchor = createCalendar({
  timeZone: 'America/Los_Angeles',
  rollingClosesOn: '2016-02-15',
  anchor: '2016-06-30',
});
const newYearsEve = createCalendar({ timeZone: 'America/Los_Angeles', rollingClosesOn: '2016-12-31' });
const leapDay = createCalendar({ timeZone: 'America/New_York', rollingClosesOn: '2024-02-29' });
const calendars = [calendar, extended, laterAnchor, newYearsEve, leapDay];

const instants = fc.integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2040, 0, 1) / 1000 }).map(instantOf);

inEveryHostZone(() => {
  /** The years of the annual windows from the first to the one that is open at `now`. */
  function annualYearsUpTo(now: Instant, calendar: Calendar): number[] {
    const yearOf = (at: Instant) => Number(windowOf(at, calendar).slice('annual-'.length));
    const first = yearOf(calendar.rollingClosesAt);
    return Array.from({ length: yearOf(now) - first + 1 }, (_, index) => first + index);
  }

  describe('windowOf', () => {
    it.each<[string, Calendar, WindowId]>([
      ['2015-11-01T12:00:00Z', calendar, 'rolling'],
      ['2016-02-16T07:59:59Z', calendar, 'rolling'],
      ['2016-02-16T08:00:00Z', calendar, 'annual-2017'],
      ['2017-02-16T07:59:59Z', calendar, 'annual-2017'],
      ['2017-02-16T08:00:00Z', calendar, 'annual-2018'],
      ['2017-02-20T00:00:00Z', extended, 'rolling'],
      ['2017-03-02T08:00:00Z', extended, 'annual-2018'],
      ['2016-02-16T08:00:00Z', laterAnchor, 'annual-2016'],
      ['2016-07-01T07:00:00Z', laterAnchor, 'annual-2017'],
      ['2018-01-01T07:59:59Z', newYearsEve, 'annual-2017'],
      ['2018-01-01T08:00:00Z', newYearsEve, 'annual-2018'],
      ['2025-03-01T04:59:59Z', leapDay, 'annual-2025'],
      ['2025-03-01T05:00:00Z', leapDay, 'annual-2026'],
      ['2028-03-01T04:59:59Z', leapDay, 'annual-2028'],
    ])('%s', (at, of, window) => {
      expect(windowOf(at, of)).toBe(window);
    });
  });

  it('every instant lies in the bounds of exactly one window', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...calendars), (at, of) => {
        const windows: WindowId[] = ['rolling', ...annualYearsUpTo('2041-06-01T00:00:00Z', of).map(annualOf)];
        const holding = windows.filter((window) => (opensAt(window, of) ?? '') <= at && at < closesAt(window, of));
        expect(holding).toEqual([windowOf(at, of)]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(calendars)('windows follow one another without a gap (%#)', (of) => {
    let previous: WindowId = 'rolling';
    for (const window of annualYearsUpTo('2041-06-01T00:00:00Z', of).map(annualOf)) {
      expect(opensAt(window, of)).toBe(closesAt(previous, of));
      expect(closesAt(window, of) > closesAt(previous, of)).toBe(true);
      previous = window;
    }
  });
});

const annualOf = (year: number): WindowId => `annual-${year}`;

describe('a window', () => {
  it('closes on a date, and is closed from the first instant after it', () => {
    expect(closesOn('rolling', calendar)).toBe('2016-02-15');
    expect(closesOn('annual-2017', calendar)).toBe('2017-02-15');
    expect(isClosed('rolling', '2016-02-16T07:59:59Z', calendar)).toBe(false);
    expect(isClosed('rolling', '2016-02-16T08:00:00Z', calendar)).toBe(true);
    expect(isClosed('annual-2017', '2017-02-16T07:59:59Z', calendar)).toBe(false);
    expect(isClosed('annual-2017', '2017-02-16T08:00:00Z', calendar)).toBe(true);
  });

  it('opens as the one before it closes', () => {
    expect(opensAt('rolling', calendar)).toBeNull();
    expect(opensAt('annual-2017', calendar)).toBe('2016-02-16T08:00:00Z');
    expect(opensAt('annual-2018', calendar)).toBe('2017-02-16T08:00:00Z');
    expect(opensAt('annual-2018', extended)).toBe('2017-03-02T08:00:00Z');
  });

  it('is empty when an extended rolling window has swallowed it', () => {
    expect(opensAt('annual-2017', extended)).toBe(closesAt('annual-2017', extended));
  });

  it.each([
    ['rolling', 'rolling'],
    ['annual-2017', 'annual-2017'],
    ['annual', null],
    ['annual-17', null],
    ['annual-02017', null],
    ['annual-2017-1', null],
    ['Rolling', null],
    ['', null],
  ])('is named %j or not', (text, window) => {
    expect(parseWindowId(text)).toBe(window);
  });
});

describe('effectiveRevision', () => {
  const closes = '2016-02-16T08:00:00Z';
  const first = { id: 1, submittedAt: '2016-02-01T10:00:00Z' };
  const second = { id: 2, submittedAt: '2016-02-16T07:59:59Z' };
  const late = { id: 3, submittedAt: '2016-02-16T08:00:00Z' };

  it('is the last before the window closed', () => {
    expect(effectiveRevision([first, second, late], closes)).toBe(second);
    expect(effectiveRevision([late, second, first], closes)).toBe(second);
  });

  it('is the last before the as-of', () => {
    expect(effectiveRevision([first, second, late], closes, '2016-02-10T00:00:00Z')).toBe(first);
    expect(effectiveRevision([first, second, late], closes, '2016-03-01T00:00:00Z')).toBe(second);
    expect(effectiveRevision([first, second, late], closes, second.submittedAt)).toBe(first);
  });

  it('is the later of the list among those of one second', () => {
    const again = { ...second, id: 4 };
    expect(effectiveRevision([first, second, again], closes)).toBe(again);
    expect(effectiveRevision([again, second, first], closes)).toBe(second);
  });

  it('is null when none was in time', () => {
    expect(effectiveRevision([late], closes)).toBeNull();
    expect(effectiveRevision([first], closes, first.submittedAt)).toBeNull();
    expect(effectiveRevision([], closes)).toBeNull();
  });
});

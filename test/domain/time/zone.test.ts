import { tzScan } from '@date-fns/tz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZone, daysInMonth, instantOf, type LocalTime } from '../../../src/domain/time/zone.ts';
import { inEveryHostZone } from './host-zones.ts';

const pacific = createZone('America/Los_Angeles');
const newYork = createZone('America/New_York');

function localTime(text: string): LocalTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[-: ]/).map(Number);
  return { year, month, day, hour, minute, second };
}

const hoursOfDay = (timeZone: string, date: string): number => {
  const zone = createZone(timeZone);
  return (Date.parse(zone.startOfDay(zone.dayAfter(date))) - Date.parse(zone.startOfDay(date))) / 3_600_000;
};

const zones = [
  'UTC',
  'America/Los_Angeles',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Havana',
  'America/Caracas',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Pyongyang',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];

const FROM = Date.UTC(1990, 0, 1) / 1000;
const TO = Date.UTC(2040, 0, 1) / 1000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The oracle: what Intl says the wall clock shows, in seconds, as if the wall were in Greenwich. */
function wallOf(timeZone: string, seconds: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = format
    .format(seconds * 1000)
    .split(/\D+/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

/** Every instant at which the wall clock shows this, oldest first: tries all offsets; since 1990 they are quarter hours. */
function secondsAt(timeZone: string, wall: number): number[] {
  const quarterHours = Array.from({ length: 113 }, (_, index) => (56 - index) * 900);
  return quarterHours.map((offset) => wall - offset).filter((seconds) => wallOf(timeZone, seconds) === wall);
}

const zoneless = (wall: number): LocalTime => localTime(instantOf(wall).replace('T', ' ').replace('Z', ''));

interface Change {
  readonly at: number;
  /** By how many seconds the clocks went forward; negative when they went back. */
  readonly forward: number;
}
const changesOf = new Map<string, readonly Change[]>();

/** When the clocks changed. tzScan tells the hour; some changes are at half past, or at a minute past midnight. */
function changesIn(timeZone: string): readonly Change[] {
  const known = changesOf.get(timeZone);
  if (known !== undefined) return known;
  const offsetAt = (seconds: number): number => wallOf(timeZone, seconds) - seconds;
  const found = tzScan(timeZone, { start: new Date(FROM * 1000), end: new Date(TO * 1000) }).map(({ date }) => {
    let at = date.getTime() / 1000 - 7200;
    const before = offsetAt(at);
    while (offsetAt(at) === before) at += 60;
    return { at, forward: offsetAt(at) - before };
  });
  changesOf.set(timeZone, found);
  return found;
}

function instantsIn(timeZone: string): fc.Arbitrary<number> {
  const anywhere = fc.integer({ min: FROM, max: TO });
  const changes = changesIn(timeZone).map(({ at }) => at);
  if (changes.length === 0) return anywhere;
  const nearChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -9000, max: 9000 }))
    .map(([change, distance]) => change + distance);
  return fc.oneof(anywhere, nearChange);
}

inEveryHostZone(() => {
  describe('toInstant', () => {
    it.each([
      ['2016-02-15 23:59:59', '2016-02-16T07:59:59Z', null],
      ['2016-02-16 00:00:00', '2016-02-16T08:00:00Z', null],
      ['2016-07-04 12:00:00', '2016-07-04T19:00:00Z', null],
      ['2016-03-13 01:59:59', '2016-03-13T09:59:59Z', null],
      ['2016-03-13 02:00:00', '2016-03-13T10:00:00Z', 'skipped-hour'],
      ['2016-03-13 02:59:59', '2016-03-13T10:59:59Z', 'skipped-hour'],
      ['2016-03-13 03:00:00', '2016-03-13T10:00:00Z', null],
      ['2016-11-06 00:59:59', '2016-11-06T07:59:59Z', null],
      ['2016-11-06 01:00:00', '2016-11-06T08:00:00Z', 'repeated-hour'],
      ['2016-11-06 01:59:59', '2016-11-06T08:59:59Z', 'repeated-hour'],
      ['2016-11-06 02:00:00', '2016-11-06T10:00:00Z', null],
    ])('%s Pacific is %s (%s)', (local, at, note) => {
      expect(pacific.toInstant(localTime(local))).toEqual({ at, note });
    });

    it('knows the deadline in New York', () => {
      expect(newYork.toInstant(localTime('2025-03-01 23:59:59')).at).toBe('2025-03-02T04:59:59Z');
    });

    it('knows a gap of half an hour', () => {
      expect(createZone('Australia/Lord_Howe').toInstant(localTime('2016-10-02 02:10:00'))).toEqual({
        at: '2016-10-01T15:40:00Z',
        note: 'skipped-hour',
      });
    });

    it('moves a date that was left out by its whole day', () => {
      expect(createZone('Pacific/Apia').toInstant(localTime('2011-12-30 12:00:00'))).toEqual({
        at: '2011-12-30T22:00:00Z',
        note: 'skipped-hour',
      });
    });
  });

  describe('startOfDay', () => {
    it.each([
      ['America/Los_Angeles', '2016-02-16', '2016-02-16T08:00:00Z'],
      ['America/New_York', '2025-03-02', '2025-03-02T05:00:00Z'],
      ['America/Sao_Paulo', '2016-10-16', '2016-10-16T03:00:00Z'],
      ['America/Sao_Paulo', '2016-02-21', '2016-02-21T03:00:00Z'],
      ['America/Havana', '2016-03-13', '2016-03-13T05:00:00Z'],
      ['America/Havana', '2016-11-06', '2016-11-06T04:00:00Z'],
      ['Asia/Beirut', '2016-03-27', '2016-03-26T22:00:00Z'],
      ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z'],
      ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
      ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
      ['Asia/Kolkata', '2016-02-16', '2016-02-15T18:30:00Z'],
    ])('in %s, %s starts at %s', (timeZone, date, at) => {
      expect(createZone(timeZone).startOfDay(date)).toBe(at);
    });

    it.each([
      ['America/New_York', '2025-03-09', 23],
      ['America/New_York', '2025-11-02', 25],
      ['America/New_York', '2025-03-01', 24],
      ['America/Sao_Paulo', '2016-10-16', 23],
      ['Pacific/Apia', '2011-12-30', 0],
    ])('in %s, %s has %i hours', (timeZone, date, hours) => {
      expect(hoursOfDay(timeZone, date)).toBe(hours);
    });
  });

  it('writes local times and days', () => {
    expect(pacific.formatLocal('2016-02-16T07:59:59Z')).toBe('2016-02-15 23:59:59');
    expect(pacific.formatDay('2016-02-16T07:59:59Z')).toBe('2016-02-15');
    expect(pacific.formatDay('2016-02-16T08:00:00Z')).toBe('2016-02-16');
  });

  it.each([
    ['2016-02-28', '2016-02-29'],
    ['2017-02-28', '2017-03-01'],
    ['2016-12-31', '2017-01-01'],
    ['2011-12-29', '2011-12-30'],
  ])('the day after %s is %s', (date, next) => {
    expect(createZone('Pacific/Apia').dayAfter(date)).toBe(next);
  });

  describe('agrees with Intl, near every change of the clocks and far from them', () => {
    it.each(zones)('%s', (timeZone) => {
      const zone = createZone(timeZone);
      fc.assert(
        fc.property(instantsIn(timeZone), (seconds) => {
          const at = instantOf(seconds);
          const wall = wallOf(timeZone, seconds);
          expect(Date.parse(`${zone.formatLocal(at).replace(' ', 'T')}Z`) / 1000).toBe(wall);

          const { at: back, note } = zone.toInstant(zone.toLocal(at));
          const [first, second] = secondsAt(timeZone, wall);
          expect(back).toBe(instantOf(first ?? Number.NaN));
          expect(note).toBe(second === undefined ? null : 'repeated-hour');
        }),
        { numRuns: 40 },
      );
    });

    it.each(zones)('%s, for times that never were', (timeZone) => {
      const zone = createZone(timeZone);
      for (const { at, forward } of changesIn(timeZone).filter(({ forward }) => forward > 0)) {
        const wall = wallOf(timeZone, at - 1) + 1;
        for (const into of [0, 1, forward / 2, forward - 1]) {
          expect(zone.toInstant(zoneless(wall + into))).toEqual({
            at: instantOf(at + into),
            note: 'skipped-hour',
          });
        }
      }
    });
  });
});

describe('a zone', () => {
  it('has a name of the IANA list', () => {
    expect(() => createZone('America/Gotham')).toThrow(RangeError);
  });

  it('refuses instants that would not sort as text', () => {
    expect(() => instantOf(Date.parse('+010000-01-01T00:00:00Z') / 1000)).toThrow(RangeError);
    expect(() => instantOf(Date.parse('0999-12-31T23:59:59Z') / 1000)).toThrow(RangeError);
    expect(() => pacific.toLocal('not an instant')).toThrow(RangeError);
  });

  it('gives the same answer after more days than it remembers', () => {
    const before = pacific.toInstant(localTime('2016-03-13 02:30:00'));
    for (let day = 0; day < 5000; day += 1) pacific.formatDay(instantOf(day * 86_400));
    expect(pacific.toInstant(localTime('2016-03-13 02:30:00'))).toEqual(before);
  });
});

it.each([
  [2016, 2, 29],
  [2015, 2, 28],
  [2000, 2, 29],
  [2100, 2, 28],
  [2016, 4, 30],
  [2016, 12, 31],
])('month %i-%i has %i days', (year, month, days) => {
  expect(daysInMonth(year, month)).toBe(days);
});

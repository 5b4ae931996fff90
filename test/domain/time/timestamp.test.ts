import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp, type TimestampOptions } from '../../../src/domain/time/timestamp.ts';
import { createZone, instantOf } from '../../../src/domain/time/zone.ts';
import { inEveryHostZone } from './host-zones.ts';

const zone = createZone('America/Los_Angeles');
const monthFirst: TimestampOptions = { zone, dateOrder: 'month-first' };
const dayFirst: TimestampOptions = { zone, dateOrder: 'day-first' };

const two = (number: number): string => String(number).padStart(2, '0');
const twelve = (hour: number): number => hour % 12 || 12;

/** As a Sheet prints it: the zone's local time, without a zone. */
function sheetText(at: string): string {
  const { year, month, day, hour, minute, second } = zone.toLocal(at);
  return `${month}/${day}/${year} ${hour}:${two(minute)}:${two(second)}`;
}

/** As Forms prints it, with the zone's name as its offset. */
function formsText(at: string, space: string): string {
  const { year, month, day, hour, minute, second } = zone.toLocal(at);
  const behind = (Date.parse(at) - Date.UTC(year, month - 1, day, hour, minute, second)) / 3_600_000;
  const time = `${twelve(hour)}:${two(minute)}:${two(second)}${space}${hour < 12 ? 'AM' : 'PM'}`;
  return `${year}/${two(month)}/${two(day)} ${time} GMT-${behind}`;
}

const instants = fc
  .integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2040, 0, 1) / 1000 })
  .map((seconds) => instantOf(seconds));

inEveryHostZone(() => {
  describe('reads', () => {
    it.each([
      ['2/14/2016 15:21:05', '2016-02-14T23:21:05Z'],
      ['02/14/2016 15:21:05', '2016-02-14T23:21:05Z'],
      ['2/14/2016 3:21:05 PM', '2016-02-14T23:21:05Z'],
      ['2/14/2016 3:21:05 AM', '2016-02-14T11:21:05Z'],
      ['2/14/2016 15:21', '2016-02-14T23:21:00Z'],
      ['2/14/2016 3:21 PM', '2016-02-14T23:21:00Z'],
      ['2/14/2016, 3:21:05 PM', '2016-02-14T23:21:05Z'],
      ['2/14/2016 3:21:05\u202fPM', '2016-02-14T23:21:05Z'],
      ['2/14/2016 3:21:05\u00a0PM', '2016-02-14T23:21:05Z'],
      ['2016/02/14 3:21:05\u202fPM EST', '2016-02-14T20:21:05Z'],
      ['2/14/2016 3:21:05 pm', '2016-02-14T23:21:05Z'],
      ['2/14/2016 3:21:05pm', '2016-02-14T23:21:05Z'],
      ['2/14/2016 3:21:05 p.m.', '2016-02-14T23:21:05Z'],
      ['2/14/2016 12:21:05 AM', '2016-02-14T08:21:05Z'],
      ['2/14/2016 12:21:05 PM', '2016-02-14T20:21:05Z'],
      ['2016/02/14 3:21:05 PM', '2016-02-14T23:21:05Z'],
      ['2016/02/14 3:21:05 PM EST', '2016-02-14T20:21:05Z'],
      ['2016/02/14 3:21:05 PM GMT-5', '2016-02-14T20:21:05Z'],
      ['2016/02/14 3:21:05 PM GMT\u22125', '2016-02-14T20:21:05Z'],
      ['2016/02/14 3:21:05 PM GMT+5:30', '2016-02-14T09:51:05Z'],
      ['2016/02/14 3:21:05 PM GMT-05:00', '2016-02-14T20:21:05Z'],
      ['2016/02/14 3:21:05 PM UTC', '2016-02-14T15:21:05Z'],
      ['2016/02/14 3:21:05 PM UTC+1', '2016-02-14T14:21:05Z'],
      ['2016/02/14 3:21:05 PM -0500', '2016-02-14T20:21:05Z'],
      ['2016/02/14 15:21:05 GMT', '2016-02-14T15:21:05Z'],
      ['2016-02-14T15:21:05Z', '2016-02-14T15:21:05Z'],
      ['2016-02-14t15:21:05z', '2016-02-14T15:21:05Z'],
      ['2016-02-14T15:21:05.123Z', '2016-02-14T15:21:05Z'],
      ['2016-02-14T15:21:05.999999Z', '2016-02-14T15:21:05Z'],
      ['2016-02-14T15:21:05+05:30', '2016-02-14T09:51:05Z'],
      ['2016-02-14T15:21Z', '2016-02-14T15:21:00Z'],
      ['2016-02-14 15:21:05', '2016-02-14T23:21:05Z'],
      ['  2/14/2016 15:21:05 ', '2016-02-14T23:21:05Z'],
    ])('%j as %s', (text, at) => {
      expect(parseTimestamp(text, monthFirst)).toEqual({ ok: true, at, note: null });
    });

    it.each([
      ['EST', 5],
      ['EDT', 4],
      ['CST', 6],
      ['CDT', 5],
      ['MST', 7],
      ['MDT', 6],
      ['PST', 8],
      ['PDT', 7],
      ['AKST', 9],
      ['AKDT', 8],
      ['HST', 10],
      ['AST', 4],
      ['ADT', 3],
      ['UTC', 0],
      ['GMT', 0],
      ['Z', 0],
      ['est', 5],
    ])('%s as %i hours behind UTC', (name, hours) => {
      const at = `2016-02-14T${two(10 + hours)}:00:00Z`;
      expect(parseTimestamp(`2016/02/14 10:00:00 AM ${name}`, monthFirst)).toEqual({ ok: true, at, note: null });
    });

    it.each([
      ['2/3/2018 10:00:00', '2018-03-02T18:00:00Z'],
      ['16/05/2025 14:11:48', '2025-05-16T21:11:48Z'],
      ['2018/02/03 10:00:00', '2018-02-03T18:00:00Z'],
      ['03.02.2018 10:00', '2018-02-03T18:00:00Z'],
    ])('%j with the day first as %s', (text, at) => {
      expect(parseTimestamp(text, dayFirst)).toEqual({ ok: true, at, note: null });
    });

    it('the first second that is late as late, and the last as on time', () => {
      expect(parseTimestamp('2/15/2016 23:59:59', monthFirst)).toMatchObject({ at: '2016-02-16T07:59:59Z' });
      expect(parseTimestamp('2/16/2016 0:00:00', monthFirst)).toMatchObject({ at: '2016-02-16T08:00:00Z' });
    });
  });

  describe('notes', () => {
    it.each([
      ['3/13/2016 2:30:00', '2016-03-13T10:30:00Z', 'skipped-hour'],
      ['11/6/2016 1:30:00', '2016-11-06T08:30:00Z', 'repeated-hour'],
      ['2/14/2016', '2016-02-14T08:00:00Z', 'no-time-of-day'],
      ['2016-02-14', '2016-02-14T08:00:00Z', 'no-time-of-day'],
    ])('%j', (text, at, note) => {
      expect(parseTimestamp(text, monthFirst)).toEqual({ ok: true, at, note });
    });

    it('nothing where the zone is named: then no hour is twice', () => {
      const winter = { ok: true, at: '2016-11-06T09:30:00Z', note: null };
      expect(parseTimestamp('2016/11/06 1:30:00 AM PST', monthFirst)).toEqual(winter);
    });
  });

  it('reads what it writes, in both formats of Google', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(' ', '\u202f', '\u00a0'), (at, space) => {
        expect(parseTimestamp(formsText(at, space), monthFirst)).toEqual({ ok: true, at, note: null });
        const read = parseTimestamp(sheetText(at), monthFirst);
        // The second pass of a repeated hour can't be told from the first: it looks the same, and is noted.
        if (read.ok && read.note === 'repeated-hour') expect(sheetText(read.at)).toBe(sheetText(at));
        else expect(read).toEqual({ ok: true, at, note: null });
      }),
      { numRuns: 300 },
    );
  });
});

const notATime = 'expected a date and a time such as 2/14/2016 15:21:05';
const zoneWords = 'is not known; name it as EST, UTC or GMT-5, or not at all';

describe('refuses', () => {
  it.each([
    ['2/30/2016 10:00:00', 'February 2016 has 29 days'],
    ['2/29/2015 10:00:00', 'February 2015 has 28 days'],
    ['2016/04/31 10:00:00 AM EST', 'April 2016 has 30 days'],
    ['2016-02-30', 'February 2016 has 29 days'],
    ['13/31/2016 10:00:00', 'there is no month 13'],
    ['14/2/2016 10:00:00', 'there is no month 14'],
    ['2016/13/02 10:00:00', 'there is no month 13'],
    ['0/2/2016 10:00:00', 'there is no month 0'],
    ['2/0/2016 10:00:00', 'there is no day 0'],
    ['2/14/2016 25:00:00', 'there is no hour 25'],
    ['2/14/2016 24:00:00', 'there is no hour 24'],
    ['2/14/2016 10:60:00', 'there is no minute 60'],
    ['2/14/2016 10:00:60', 'there is no second 60'],
    ['2/14/2016 15:00:00 PM', 'there is no 15 PM on a 12-hour clock'],
    ['2/14/2016 0:30 am', 'there is no 0 AM on a 12-hour clock'],
    ['2/14/16 10:00:00', 'year 16 is not written in four digits'],
    ['2/14/0016 10:00:00', 'year 0016 is before 1990'],
    ['12/31/1989 23:59:59', 'year 1989 is before 1990'],
    ['1/1/2201 0:00:00', 'year 2201 is after 2200'],
    ['2016/02/14 3:21:05 PM IST', `the time zone "IST" ${zoneWords}`],
    ['2016/02/14 3:21:05 PM Eastern Time', `the time zone "Eastern Time" ${zoneWords}`],
    ['2016/02/14 3:21:05 PM GMT+15', 'no time zone is GMT+15 from UTC'],
    ['2016-02-14T15:21:05+05:60', 'no time zone is +05:60 from UTC'],
    ['', notATime],
    ['Computer Science Principles', notATime],
    ['42414.639641', notATime],
    ['2/14-2016 10:00:00', notATime],
    ['2/14/2016 10', notATime],
    ['2/14/2016 10:00:00 5', notATime],
    [`2/14/2016 10:00:00 ${' '.repeat(100_000)}x`, notATime],
    [`${'1/'.repeat(100_000)}x`, notATime],
  ])('%.60j', (text, reason) => {
    expect(parseTimestamp(text, monthFirst)).toEqual({ ok: false, reason });
  });

  it.each<[TimestampOptions['dateOrder'], string, string]>([
    ['month-first', '14/2/2016 10:00:00', 'there is no month 14; the month comes first here, as line 2 shows'],
    ['day-first', '2/14/2016 10:00:00', 'there is no month 14; the day comes first here, as line 2 shows'],
    ['month-first', '13/14/2016 10:00:00', 'there is no month 13'],
    ['day-first', '30/2/2016 10:00:00', 'February 2016 has 29 days'],
  ])('with the %s %j, and says how the order is known where it matters', (dateOrder, text, reason) => {
    const options = { zone, dateOrder, orderKnownBy: 'as line 2 shows' };
    expect(parseTimestamp(text, options)).toEqual({ ok: false, reason });
  });

  it('with the day first, showing how a time would stand there', () => {
    const reason = 'expected a date and a time such as 14/2/2016 15:21:05';
    expect(parseTimestamp('yesterday', dayFirst)).toEqual({ ok: false, reason });
  });
});

describe('where nobody knows the order', () => {
  const unknown: TimestampOptions = { zone, dateOrder: null };

  it.each(['2/3/2016 10:00:00', '2.3.2016', '2/14/2016 15:21', '02-03-2016 3:04 pm', '5/5/2016 10:00:00'])(
    '%j is ambiguous',
    (text) => {
      expect(parseTimestamp(text, unknown)).toMatchObject({ ok: false, isAmbiguous: true });
    },
  );

  it.each([
    ['2016/02/03 10:00:00 AM EST', '2016-02-03T15:00:00Z'],
    ['2016-02-03 10:00', '2016-02-03T18:00:00Z'],
    ['3 February 2016 10:00', '2016-02-03T18:00:00Z'],
  ])('%j tells itself', (text, at) => {
    expect(parseTimestamp(text, unknown)).toEqual({ ok: true, at, note: null });
  });

  it.each([
    ['13/14/2016', 'there is no month 13'],
    ['2/30/2016', 'February 2016 has 29 days'],
    ['31/4/2016', 'April 2016 has 30 days'],
    ['2/3/2016 25:00', 'there is no hour 25'],
    ['2/3/2016 10:00 IST', 'the time zone "IST" is not known; name it as EST, UTC or GMT-5, or not at all'],
    ['2/3/16 10:00', 'year 16 is not written in four digits'],
    ['yesterday', 'expected a date and a time such as 2016-02-14 15:21:05'],
  ])('%j is impossible in any order', (text, reason) => {
    expect(parseTimestamp(text, unknown)).toEqual({ ok: false, reason });
  });
});

it('the short way and the long way agree', () => {
  const number = (max: number) => fc.integer({ min: 0, max });
  const zones = fc.constantFrom('', ' EST', ' GMT-5', ' GMT+5:30', ' UTC', ' IST', ' AM', ' PMX');
  const parts = fc.tuple(number(13), number(32), fc.integer({ min: 1988, max: 2202 }), number(25), number(61));
  fc.assert(
    fc.property(parts, fc.boolean(), fc.constantFrom('', ' AM', ' PM'), zones, fc.boolean(), (part, ...rest) => {
      const [first, second, year, hour, minute] = part;
      const [yearFirst, meridiem, name, isDayFirst] = rest;
      const date = yearFirst ? `${year}/${two(first)}/${two(second)}` : `${first}/${second}/${year}`;
      const clock = `${hour}:${two(minute)}:07${meridiem}${name}`;
      const options = isDayFirst ? dayFirst : monthFirst;
      // Two spaces are read just the same, and only by the long way.
      expect(parseTimestamp(`${date} ${clock}`, options)).toEqual(parseTimestamp(`${date}  ${clock}`, options));
    }),
    { numRuns: 2000 },
  );
});

it('reads or refuses any text, and never throws', () => {
  const alphabet = fc.constantFrom(...'0123456789/-:. TZAPMamp+GE\u202f');
  fc.assert(
    fc.property(fc.string({ unit: alphabet, maxLength: 30 }), (text) => {
      const read = parseTimestamp(text, monthFirst);
      if (read.ok) expect(read.at).toMatch(/^(?:1989|199\d|2\d{3})-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      else expect(read.reason).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

// The shapes of form tools and of spreadsheets all over the world: what is printed of an instant reads as that instant.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateOrder, parseTimestamp, type TimestampOptions } from '../../../src/domain/time/timestamp.ts';
import { createZone, instantOf } from '../../../src/domain/time/zone.ts';
import { inEveryHostZone } from './host-zones.ts';

const zone = createZone('America/Los_Angeles');
const unknown: TimestampOptions = { zone, dateOrder: null };
const inOrder = (dateOrder: DateOrder): TimestampOptions => ({ zone, dateOrder });

const valentine = '2016-02-14T23:21:05Z';
const toTheMinute = '2016-02-14T23:21:00Z';

inEveryHostZone(() => {
  describe('reads with the month named, whatever the order', () => {
    it.each([
      ['May 1, 2026 3:04 PM', '2026-05-01T22:04:00Z'],
      ['May 1, 2026, 3:04 PM', '2026-05-01T22:04:00Z'],
      ['May 1 2026 15:04', '2026-05-01T22:04:00Z'],
      ['1 May 2026 15:04', '2026-05-01T22:04:00Z'],
      ['February 14, 2016 at 3:21:05 PM', valentine],
      ['Feb 14, 2016 3:21:05 PM', valentine],
      ['Feb. 14th, 2016 3:21:05 PM', valentine],
      ['Sunday, February 14, 2016 at 3:21:05\u202fPM', valentine],
      ['Sun Feb 14 2016 15:21:05 GMT-0800 (Pacific Standard Time)', valentine],
      ['Sun, 14 Feb 2016 15:21:05 -0800', valentine],
      ['14 Feb 2016 15:21:05', valentine],
      ['14-Feb-2016 15:21:05', valentine],
      ['14/feb/2016 15:21:05', valentine],
      ['14-FEB-2016 3:21:05 PM', valentine],
      ['14 de febrero de 2016, 15:21:05', valentine],
      ['domingo, 14 de febrero de 2016, 3:21:05 p. m.', valentine],
      ['14 feb 2016, 3:21:05 p.m.', valentine],
      ['dimanche 14 février 2016 à 15:21:05', valentine],
      ['14 févr. 2016, 15:21:05', valentine],
      ['14 FÉVRIER 2016 15h21', toTheMinute],
      ['Sonntag, 14. Februar 2016 um 15:21:05', valentine],
      ['14. Feb. 2016, 15:21 Uhr', toTheMinute],
      ['14.Feb.2016 15:21:05', valentine],
      ['domingo, 14 de fevereiro de 2016 às 15:21:05', valentine],
      ['14 de fev. de 2016, 15:21:05', valentine],
      ['domenica 14 febbraio 2016 alle ore 15:21:05', valentine],
      ['zondag 14 februari 2016 om 15:21:05', valentine],
    ])('%j as %s', (text, at) => {
      expect(parseTimestamp(text, unknown)).toEqual({ ok: true, at, note: null });
    });

    it.each(['May 1, 2026', '1 May 2026', '1er mai 2026', '1. Mai 2026', '1 de mayo de 2026', '1º de maio de 2026'])(
      '%j as the start of that day',
      (text) => {
        const at = '2026-05-01T07:00:00Z';
        expect(parseTimestamp(text, unknown)).toEqual({ ok: true, at, note: 'no-time-of-day' });
      },
    );
  });

  describe('reads in numbers', () => {
    it.each<[DateOrder, string, string]>([
      ['month-first', '4/22/2016 19:57:50', '2016-04-23T02:57:50Z'],
      ['month-first', '02/14/2016 03:21:05 PM', valentine],
      ['month-first', '2/14/2016 3:21pm', toTheMinute],
      ['month-first', '5/1/2026 3:04pm', '2026-05-01T22:04:00Z'],
      ['month-first', '2/14/2016 3:21:05 p. m.', valentine],
      ['month-first', '2/14/2016 3:21:05\u00a0p.\u00a0m.', valentine],
      ['day-first', '16/05/2025 14:11:48', '2025-05-16T21:11:48Z'],
      ['day-first', '14/02/2016, 15:21:05', valentine],
      ['day-first', '14.02.2016 15:21', toTheMinute],
      ['day-first', '14.02.2016, 15:21:05', valentine],
      ['day-first', '14. 2. 2016 15:21:05', valentine],
      ['day-first', '14.2.2016 klo 15.21.05', valentine],
      ['day-first', '14.02.2016. 15:21:05', valentine],
      ['day-first', '14/02/2016 15.21.05', valentine],
      ['day-first', '14-02-2016 15:21:05', valentine],
      ['month-first', '2016-02-14 15:21:05', valentine],
      ['day-first', '2016-02-14 15:21:05', valentine],
      ['day-first', '2016. 02. 14. 15:21:05', valentine],
      ['day-first', '2016.02.14 15:21:05', valentine],
      ['month-first', '2016-02-14T23:21:05.123Z', valentine],
      ['month-first', '2016-02-14T15:21:05.123-08:00', valentine],
      ['month-first', '2016-02-14 23:21:05 UTC', valentine],
    ])('%s %j as %s', (dateOrder, text, at) => {
      expect(parseTimestamp(text, inOrder(dateOrder))).toEqual({ ok: true, at, note: null });
    });
  });

  describe('reads years of two digits where the column has them', () => {
    it.each<[DateOrder, string, string]>([
      ['month-first', '5/10/18 4:01', '2018-05-10T11:01:00Z'],
      ['day-first', '5/10/18 4:01', '2018-10-05T11:01:00Z'],
      ['day-first', '14.02.16 15:21', toTheMinute],
      ['month-first', '2/14/89 15:21', '2089-02-14T23:21:00Z'],
      ['month-first', '2/14/90 15:21', '1990-02-14T23:21:00Z'],
      ['month-first', '2/14/2016 15:21', toTheMinute],
    ])('%s %j as %s', (dateOrder, text, at) => {
      expect(parseTimestamp(text, { zone, dateOrder, twoDigitYears: true })).toEqual({ ok: true, at, note: null });
    });
  });

  describe('reads numbers where the column is numbers', () => {
    const serial: TimestampOptions = { ...unknown, numbers: 'excel-serial' };

    it.each([
      ['42414.639641', valentine],
      ['42414,639641', valentine],
      ['42414.6396412037', valentine],
      ['42443.1041666667', '2016-03-14T09:30:00Z'],
      ['42414.999999', '2016-02-15T08:00:00Z'],
    ])('the serial %j as %s', (text, at) => {
      expect(parseTimestamp(text, serial)).toEqual({ ok: true, at, note: null });
    });

    it('a serial without a fraction as a date alone, and one in a skipped hour as an hour later', () => {
      const start = { ok: true, at: '2016-02-14T08:00:00Z', note: 'no-time-of-day' };
      expect(parseTimestamp('42414', serial)).toEqual(start);
      const skipped = { ok: true, at: '2016-03-13T10:30:00Z', note: 'skipped-hour' };
      expect(parseTimestamp('42442.1041666667', serial)).toEqual(skipped);
    });

    it.each<[TimestampOptions['numbers'] & string, string]>([
      ['unix-seconds', '1455492065'],
      ['unix-seconds', '1455492065.987'],
      ['unix-milliseconds', '1455492065987'],
    ])('%s %j as the very instant', (numbers, text) => {
      expect(parseTimestamp(text, { ...unknown, numbers })).toEqual({ ok: true, at: valentine, note: null });
    });
  });

  const instants = fc
    .integer({ min: Date.UTC(1990, 0, 2) / 1000, max: Date.UTC(2089, 0, 1) / 1000 })
    .map((seconds) => instantOf(seconds));

  /** The second pass of a repeated hour looks like the first, and is noted. */
  function expectToRead(text: string, options: TimestampOptions, at: string): void {
    const read = parseTimestamp(text, options);
    if (read.ok && read.note === 'repeated-hour') expect(zone.formatLocal(read.at)).toBe(zone.formatLocal(at));
    else expect({ text, read }).toEqual({ text, read: { ok: true, at, note: null } });
  }

  it.each(['en-US', 'en-GB', 'es-ES', 'es-MX', 'fr-FR', 'de-DE', 'pt-BR', 'it-IT', 'nl-NL'])(
    'reads any instant as people in %s write it with the name of the month',
    (locale) => {
      const formats = (['full', 'long', 'medium'] as const).map(
        (dateStyle) =>
          new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'medium', timeZone: 'America/Los_Angeles' }),
      );
      const dayFirst = inOrder(locale === 'en-US' ? 'month-first' : 'day-first');
      fc.assert(
        fc.property(instants, fc.constantFrom(...formats), (at, format) => {
          expectToRead(format.format(Date.parse(at)), dayFirst, at);
        }),
        { numRuns: 100 },
      );
    },
  );

  it.each<[string, DateOrder, boolean]>([
    ['en-US', 'month-first', true],
    ['en-GB', 'day-first', false],
    ['es-ES', 'day-first', true],
    ['es-MX', 'day-first', true],
    ['fr-FR', 'day-first', false],
    ['de-DE', 'day-first', true],
    ['pt-BR', 'day-first', false],
    ['it-IT', 'day-first', true],
    ['nl-NL', 'day-first', false],
    ['da-DK', 'day-first', false],
    ['fi-FI', 'day-first', false],
    ['cs-CZ', 'day-first', true],
    ['pl-PL', 'day-first', false],
    ['sv-SE', 'month-first', false],
    ['hu-HU', 'month-first', false],
    ['ja-JP', 'month-first', false],
    ['zh-CN', 'month-first', false],
  ])('reads any instant as people in %s write it in numbers', (locale, dateOrder, twoDigitYears) => {
    const format = new Intl.DateTimeFormat(locale, {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: 'America/Los_Angeles',
    });
    fc.assert(
      fc.property(instants, (at) => {
        expectToRead(format.format(Date.parse(at)), { zone, dateOrder, twoDigitYears }, at);
      }),
      { numRuns: 100 },
    );
  });

  it('reads any instant as the serial that a spreadsheet keeps', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 6, max: 10 }), (at, places) => {
        const { year, month, day, hour, minute, second } = zone.toLocal(at);
        const days = Date.UTC(year, month - 1, day, hour, minute, second) / 86_400_000 + 25_569;
        const text = days.toFixed(places);
        fc.pre(!/\.0+$/.test(text));
        expectToRead(text, { ...unknown, numbers: 'excel-serial' }, at);
      }),
      { numRuns: 300 },
    );
  });
});

describe('refuses', () => {
  const notATime = 'expected a date and a time such as 2016-02-14 15:21:05';
  it.each([
    ['Feb 30, 2016', 'February 2016 has 29 days'],
    ['0 May 2026', 'there is no day 0'],
    ['Monday, February 14, 2016 3:21 PM', 'February 14, 2016 is a Sunday, not a Monday'],
    ['14-Feb-16 15:21', 'year 16 is not written in four digits'],
    ['14 Smarch 2016', notATime],
    ['Someday, February 14, 2016', notATime],
    ['Feb 2016', notATime],
    ['May 1, 2026 noon', notATime],
    [
      '14 Feb 2016 15:21:05 and so on',
      'the time zone "and so on" is not known; name it as EST, UTC or GMT-5, or not at all',
    ],
    ['42414.639641', notATime],
    ['1455492065', notATime],
    ['20160214', notATime],
    ['2016', notATime],
    ['2016-02', notATime],
    ['10-11-12', 'year 12 is not written in four digits'],
    ['2/14/20166 10:00', notATime],
  ])('%j', (text, reason) => {
    expect(parseTimestamp(text, unknown)).toEqual({ ok: false, reason });
  });

  it.each([
    ['42414.64', 'unix-seconds'],
    ['1455492065', 'excel-serial'],
    ['32873', 'excel-serial'],
    ['99999999', 'excel-serial'],
    ['-42414', 'excel-serial'],
    ['4.24E4', 'excel-serial'],
  ] as const)('%j in a column of %s', (text, numbers) => {
    expect(parseTimestamp(text, { ...unknown, numbers })).toEqual({ ok: false, reason: notATime });
  });
});

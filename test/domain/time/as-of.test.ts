import { describe, expect, it } from 'vitest';
import { parseAsOf } from '../../../src/domain/time/as-of.ts';
import { createZone } from '../../../src/domain/time/zone.ts';
import { inEveryHostZone } from './host-zones.ts';

const zone = createZone('America/Los_Angeles');

inEveryHostZone(() => {
  describe('an as-of', () => {
    it.each([
      ['2016-02-15', '2016-02-16T08:00:00Z'],
      ['2016-02-29', '2016-03-01T08:00:00Z'],
      ['2016-12-31', '2017-01-01T08:00:00Z'],
      ['2016-03-13', '2016-03-14T07:00:00Z'],
      ['2016-11-06', '2016-11-07T08:00:00Z'],
      ['2016-02-15T12:00:00Z', '2016-02-15T12:00:00Z'],
      ['2016-02-15T12:00:00.500Z', '2016-02-15T12:00:00Z'],
      ['2016-02-15T12:00:00-05:00', '2016-02-15T17:00:00Z'],
      ['2016-02-15T12:00+05:30', '2016-02-15T06:30:00Z'],
      ['2016-02-15T12:00', '2016-02-15T20:00:00Z'],
      ['2016-02-15T12:00:01', '2016-02-15T20:00:01Z'],
      ['2016-02-15 12:00', '2016-02-15T20:00:00Z'],
      [' 2016-02-15 ', '2016-02-16T08:00:00Z'],
    ])('of %j means before %s', (text, before) => {
      expect(parseAsOf(text, zone)).toEqual({ ok: true, before });
    });
  });

  it('of a date whose next one was left out ends where the date does', () => {
    expect(parseAsOf('2011-12-29', createZone('Pacific/Apia'))).toEqual({ ok: true, before: '2011-12-30T10:00:00Z' });
  });
});

const expected = 'expected a date such as 2016-02-15, or an instant such as 2016-02-15T12:00:00Z';

it.each([
  ['2016-02-30', 'February 2016 has 29 days'],
  ['2016-13-01', 'there is no month 13'],
  ['2016-02-15T24:00:00Z', 'there is no hour 24'],
  ['2016-02-15T12:00:00+15:00', 'no time zone is +15:00 from UTC'],
  ['1816-02-15', 'year 1816 is before 1990'],
  ['2/15/2016', expected],
  ['2016-02-15T12:00:00 EST', expected],
  ['yesterday', expected],
  ['', expected],
])('refuses %j', (text, reason) => {
  expect(parseAsOf(text, zone)).toEqual({ ok: false, reason });
});

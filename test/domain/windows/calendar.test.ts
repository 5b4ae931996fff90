import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../src/domain/windows/calendar.ts';
import { inEveryHostZone } from '../time/host-zones.ts';

inEveryHostZone(() => {
  describe('the calendar of 2016', () => {
    const calendar = createCalendar({ timeZone: 'America/Los_Angeles', rollingClosesOn: '2016-02-15' });

    it('closes the rolling window at the end of its last day, Pacific time', () => {
      expect(calendar.rollingClosesAt).toBe('2016-02-16T08:00:00Z');
    });

    it('counts annual windows from there', () => {
      expect(calendar.anchor).toBe('2016-02-15');
      expect(calendar.annualClosesOn(2017)).toBe('2017-02-15');
      expect(calendar.annualClosesAt(2017)).toBe('2017-02-16T08:00:00Z');
      expect(calendar.annualClosesAt(2018)).toBe('2018-02-16T08:00:00Z');
    });
  });

  it('counts from the anchor when the rolling window was extended', () => {
    const calendar = createCalendar({
      timeZone: 'America/Los_Angeles',
      rollingClosesOn: '2016-03-15',
      anchor: '2016-02-15',
    });
    // Summer time began on 13 March.
    expect(calendar.rollingClosesAt).toBe('2016-03-16T07:00:00Z');
    expect(calendar.annualClosesOn(2017)).toBe('2017-02-15');
  });

  it.each([
    [2020, '2020-02-29'],
    [2023, '2023-02-28'],
    [2024, '2024-02-29'],
    [2025, '2025-02-28'],
    [2026, '2026-02-28'],
    [2028, '2028-02-29'],
    [2100, '2100-02-28'],
  ])('an anchor of 29 February falls in %i on %s', (year, date) => {
    const calendar = createCalendar({ timeZone: 'America/New_York', rollingClosesOn: '2024-02-29' });
    expect(calendar.annualClosesOn(year)).toBe(date);
  });

  it.each(['2016-01-01', '2016-12-31', '2011-12-30', '2016-03-13', '2016-10-16'])('%s stays itself', (anchor) => {
    const calendar = createCalendar({ timeZone: 'America/Sao_Paulo', rollingClosesOn: anchor });
    for (let year = 1990; year < 2040; year += 1) expect(calendar.annualClosesOn(year)).toBe(year + anchor.slice(4));
  });
});

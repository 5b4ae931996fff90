import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const hostZones = [
  { hostZone: 'UTC', minutesBehind: 0 },
  { hostZone: 'America/Los_Angeles', minutesBehind: 480 },
  { hostZone: 'Asia/Kolkata', minutesBehind: -330 },
  { hostZone: 'Pacific/Apia', minutesBehind: -780 },
];

/** Runs a suite on hosts all over the world: no result may depend on where the computer stands. */
export function inEveryHostZone(suite: () => void): void {
  describe.each(hostZones)('on a host in $hostZone', ({ hostZone, minutesBehind }) => {
    const before = process.env['TZ'];
    beforeAll(() => {
      process.env['TZ'] = hostZone;
    });
    afterAll(() => {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    });

    it('really stands there', () => {
      expect(new Date('2022-01-15T12:00:00Z').getTimezoneOffset()).toBe(minutesBehind);
    });
    suite();
  });
}

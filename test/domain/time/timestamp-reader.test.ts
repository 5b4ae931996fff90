import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../../src/domain/time/timestamp.ts';
import { createTimestampReader } from '../../../src/domain/time/timestamp-reader.ts';
import { createZone } from '../../../src/domain/time/zone.ts';

/** Days on which the clocks are changed somewhere, the days beside them, dates that can't be, and other ways to write one. */
const dates = fc.constantFrom(
  ...[
    '3/12/2016',
    '3/13/2016',
    '3/14/2016',
    '11/5/2016',
    '11/6/2016',
    '11/7/2016',
    '2/30/2016',
    '1/1/2016',
    '13/1/2016',
  ],
  ...[
    '2016/11/06',
    '2016-11-06',
    '2016-11-05',
    '14.02.2016',
    '10/16/2016',
    '10/15/2016',
    '12/31/2011',
    '12/30/2011',
    '1/1/2',
  ],
);
const times = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    .map(([hour, minute, second]) =>
      [String(hour), ...[minute, second].map((one) => String(one).padStart(2, '0'))].join(':'),
    ),
  fc.constantFrom(
    '09:05:07',
    '1:2:3',
    '10:00',
    '10:00:00 AM',
    '10:00:00 UTC',
    '10:00:0x',
    'x:00:00',
    '1:00:00:00',
    '',
    ':::::',
  ),
);
const zones = ['America/Los_Angeles', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC', 'Asia/Kolkata', 'Europe/Dublin'];

describe('a reader of timestamps', () => {
  it('reads each as it reads by itself, whatever came before', () => {
    const column = fc.array(fc.tuple(dates, fc.array(times, { minLength: 1, maxLength: 5 })), { maxLength: 12 });
    const order = fc.constantFrom('month-first', 'day-first', null);
    fc.assert(
      fc.property(column, fc.constantFrom(...zones), order, (days, name, dateOrder) => {
        const options = { zone: createZone(name), dateOrder };
        const read = createTimestampReader(options);
        for (const [date, some] of days) {
          for (const time of some) {
            const text = `${date} ${time}`;
            expect([text, read(text)]).toEqual([text, parseTimestamp(text, options)]);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not take a longer date for one that it begins with', () => {
    const options = { zone: createZone('UTC'), dateOrder: 'month-first' } as const;
    const read = createTimestampReader(options);
    for (const text of ['1/1/2016 1:00:00', '1/1/2016 1:00:00 2:00:00', '1/1/20161 1:00:00', '1/1/2016 23:59:59']) {
      expect(read(text)).toEqual(parseTimestamp(text, options));
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answers, holdsSeat, lastDayOf, mayAnswer, stateOf } from '../../../src/domain/decision/offer.ts';
import { createZone } from '../../../src/domain/time/zone.ts';

describe('an offer', () => {
  it('is open on its last day, and expired on the next', () => {
    const offer = { expiresOn: '2016-03-01', answer: null };
    expect(stateOf(offer, '2016-03-01')).toBe('open');
    expect(stateOf(offer, '2016-03-02')).toBe('expired');
    expect(stateOf({ ...offer, expiresOn: null }, '2199-01-01')).toBe('open');
  });

  it('is what was answered, also after its last day', () => {
    for (const answer of answers) expect(stateOf({ expiresOn: '2016-03-01', answer }, '2016-05-01')).toBe(answer);
  });

  it('can be taken only while it holds the seat, and given up always', () => {
    for (const state of ['open', 'expired', ...answers] as const) {
      expect(mayAnswer(state, 'accepted')).toBe(holdsSeat(state) ? 'yes' : 'late');
      expect(mayAnswer(state, 'declined')).toBe('yes');
    }
    expect(mayAnswer('accepted', 'none')).toBe('no');
    expect(mayAnswer('expired', 'none')).toBe('yes');
  });
});

test('the last day is counted in the zone of the program, over the change of the clocks', () => {
  const zone = createZone('America/Los_Angeles');
  expect(lastDayOf('2016-02-16T18:00:00Z', 14, zone)).toBe('2016-03-01');
  expect(lastDayOf('2016-02-17T07:59:59Z', 1, zone)).toBe('2016-02-17');
  expect(lastDayOf('2016-03-12T20:00:00Z', 2, zone)).toBe('2016-03-14');
});

test('one day more is the next day', () => {
  const zone = createZone('America/Los_Angeles');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 }), (days) => {
      const at = '2016-02-16T18:00:00Z';
      expect(lastDayOf(at, days + 1, zone)).toBe(zone.dayAfter(lastDayOf(at, days, zone)));
    }),
    { numRuns: 30 },
  );
});

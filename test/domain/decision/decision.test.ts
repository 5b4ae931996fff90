import { expect, test } from 'vitest';
import { decisions, mayBecome, mayFollow } from '../../../src/domain/decision/decision.ts';

test('everything may be decided at first, and the same again is no change', () => {
  for (const decision of decisions) {
    expect(mayBecome(null, decision)).toBe(true);
    expect(mayBecome(decision, decision)).toBe(true);
  }
});

test('whoever withdrew is out', () => {
  expect(mayFollow('withdraw')).toEqual([]);
  expect(mayBecome('withdraw', 'accept')).toBe(false);
});

test('accepted, waiting and declined may change places', () => {
  for (const from of ['accept', 'waitlist', 'decline'] as const) {
    for (const to of decisions) expect(mayBecome(from, to)).toBe(true);
  }
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingOrder } from '../../../src/domain/review/reading-order.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const order = (applications: readonly number[], email: string): number[] =>
  readingOrder(applications, { seed: 'fdp-2016', email }, sha256);

test('everything once, the same whatever order it comes in, and what is added moves nothing that was there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500), { maxLength: 40 }), fc.nat(1000), fc.emailAddress(), (ids, more, email) => {
      const found = order(ids, email);
      expect([...found].sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
      expect(order(ids.toReversed(), email)).toEqual(found);
      expect(order([...ids, more], email).filter((id) => id !== more || ids.includes(more))).toEqual(found);
    }),
  );
});

test('each reads in an order of their own', () => {
  const ids = [...Array(20).keys()];
  expect(order(ids, 'ada@example.org')).not.toEqual(order(ids, 'bo@example.org'));
  expect(order(ids, 'ada@example.org')).not.toEqual(ids);
});

import { expect, it } from 'vitest';
import { admits } from './node-range.ts';

it.for([
  ['*', true],
  ['>=20', true],
  ['>= 20.19.0', true],
  ['>=20.19.1', false],
  ['>=22', false],
  ['^20.19.0 || >=22.12.0', true],
  ['^18.17.0 || >=20.20.0', false],
  ['^18 || ^22', false],
  ['20.x || 22.x', true],
  ['10.* || >= 12.*', true],
  ['18.x || 22.x', false],
  ['>=10 ^18.0.0', false],
] as const)('%s: %s', ([range, expected]) => {
  expect(admits(range, '20.19.0')).toBe(expected);
});

it.for(['>=20 <22', 'lts', '~20.1', ''])('refuses to guess at "%s"', (range) => {
  expect(() => admits(range, '20.19.0')).toThrow('is not understood');
});

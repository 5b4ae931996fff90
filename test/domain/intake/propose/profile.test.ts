import { describe, expect, it } from 'vitest';
import { createProfiler, looksLike } from '../../../../src/domain/intake/propose/profile.ts';
import { profileOf, surroundings } from './seen.ts';

describe('a profile', () => {
  it('counts values as they come, trimmed, and shows the first few', () => {
    const profile = profileOf(['b', ' a ', 'b', '', '  ', 'c', 'd']);
    expect([...profile.values]).toEqual([
      ['b', 2],
      ['a', 1],
      ['c', 1],
      ['d', 1],
    ]);
    expect(profile).toMatchObject({ filled: 5, examples: ['b', 'a', 'c'], isWhole: true, seen: 4, meanLength: 1 });
  });

  it('keeps a bounded part of a long column, of its end too', () => {
    const profiler = createProfiler(1);
    for (let row = 0; row < 50_000; row++) profiler.add([row < 40_000 ? `person ${row}` : `p${row}@example.org`]);
    const [profile] = profiler.profiles(surroundings);
    expect(profile).toMatchObject({ filled: 50_000, isWhole: false, seen: 2_500 });
    expect(profile?.values.size).toBe(2_000);
    // A fifth of the rows, and about a fifth of what was chosen among those that came later.
    expect(profile?.looks.email).toBeGreaterThan(50);
    expect(profile?.looks.email).toBeLessThan(150);
  });

  it('keeps a bounded part of many long columns', () => {
    const width = 2_000;
    const profiler = createProfiler(width);
    for (let row = 0; row < 60; row++)
      profiler.add(Array.from({ length: width }, (_, at) => `${row} ${at} `.repeat(60)));
    const kept = profiler.profiles(surroundings).flatMap(({ values }) => [...values.keys()].map((text) => text.length));
    expect(kept.reduce((sum, length) => sum + length, 0)).toBeLessThan(16_001_000);
  });

  it.each([
    ['email', ['ana@example.org', 'ben@example.org']],
    ['time', ['2/14/2016 15:21:05', '14.02.2016 15:21']],
    ['date', ['2016-02-14']],
    ['place', ['OH', 'New York', 'Canada']],
    ['zip', ['43004', '43004-1234']],
    ['year', ['2016', '1999']],
    ['phone', ['+1 555 0100', '(555) 010-0199']],
    ['link', ['https://example.org/x']],
    ['yes-no', ['Yes', 'no', 'Not sure']],
  ] as const)('%s: %j', (look, values) => {
    expect(looksLike(profileOf(values), look)).toBe(true);
    expect(looksLike(profileOf(['something', 'else', ...values.slice(0, 1)]), look)).toBe(false);
  });
});

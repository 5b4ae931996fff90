import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawOf } from '../../../src/domain/ranking/draw.ts';
import { sha256 } from './sha256.ts';

describe('drawOf', () => {
  /** Worked out beforehand with another tool. */
  const known = [
    ['app-002', '5b4c52a4c4f373e9f8c7ccab0cbd9fe44b77c908533995ea55cd3c9efb3b9ca7'],
    ['app-004', '68ac4e9e3a6e931689ce2ce8f6ee4aff357fff0f46c885e05f10c5c1bda4f934'],
    ['app-003', '6d1fd9d60e5d3980e45251972ffba88058166bdfbec604d1f234f03b8ffe4469'],
    ['app-001', 'f82ef1c4fa132af55d7dea972468b7827e252b5ace1f464b241c44809e9384d2'],
  ] as const;

  it.each(known)('of %s is %s', (id, hex) => {
    expect(drawOf('fdp-demo-seed-2025', id, sha256)).toBe(hex);
  });

  it('puts them in this order', () => {
    const ids = known.map(([id]) => id).sort();
    const drawn = ids.map((id) => ({ id, draw: drawOf('fdp-demo-seed-2025', id, sha256) }));
    expect(drawn.sort((a, b) => (a.draw < b.draw ? -1 : 1)).map(({ id }) => id)).toEqual(known.map(([id]) => id));
  });

  it('is the hash of the seed, a line feed and the address, in UTF-8: anybody can check it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.emailAddress(), (seed, email) => {
        const bytes = Buffer.concat([Buffer.from(seed, 'utf8'), Buffer.from([0x0a]), Buffer.from(email, 'utf8')]);
        expect(drawOf(seed, email, sha256)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });

  it('is another draw with another seed', () => {
    expect(drawOf('fdp-2016', 'ann@example.org', sha256)).not.toBe(drawOf('fdp-2017', 'ann@example.org', sha256));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvReader } from '../../src/files/csv.ts';
import { nextOddByte, wordsOf } from '../../src/files/odd-bytes.ts';

/** Mostly what any text is made of, so that whole words have nothing odd in them; or anything. */
const byte = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 2, arbitrary: fc.constantFrom(0x0a, 0x0d) },
  { weight: 1, arbitrary: fc.constantFrom(0x00, 0x09, 0x0b, 0x1b, 0x1f, 0x7f, 0x80, 0x9f, 0xa0, 0xff) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
);

/** Bytes that begin anywhere in the memory that they lie in. */
const bytes = fc
  .record({ all: fc.array(byte, { maxLength: 40 }), before: fc.integer({ min: 0, max: 9 }) })
  .map(({ all, before }) => Uint8Array.from(all).subarray(Math.min(before, all.length)));

const nextOf = (all: Uint8Array, from: number): number => nextOddByte(all, wordsOf(all), from);

const odd = /[^\x20-\x7e\r\n]/;

describe('nextOddByte', () => {
  it('finds the next byte beyond ASCII, or control character that ends no line, from any place', () => {
    fc.assert(
      fc.property(bytes, (all) => {
        const text = Buffer.from(all).toString('latin1');
        for (let from = 0; from <= all.length; from++) {
          const next = text.slice(from).search(odd);
          expect(nextOf(all, from)).toBe(next === -1 ? all.length : from + next);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows every byte, wherever in a word it stands', () => {
    for (let value = 0; value < 256; value++) {
      for (let place = 0; place < 8; place++) {
        const all = new Uint8Array(8).fill(0x20);
        all[place] = value;
        const expected = odd.test(String.fromCharCode(value)) ? place : 8;
        expect(nextOf(all, 0)).toBe(expected);
      }
    }
  });

  it('tells a reader of CSV the same as the text does', () => {
    const content = fc.array(
      fc.oneof(byte, fc.constantFrom(0x2c, 0x22, 0x5c, 0x0a)).map((code) => String.fromCharCode(code)),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(fc.array(content, { maxLength: 4 }), (contents) => {
        const pieces = contents.map((characters) => Buffer.from(characters.join(''), 'latin1'));
        const read = (hasBytes: boolean) => {
          const reader = createCsvReader();
          return pieces.flatMap((piece) => reader.push(piece.toString('latin1'), hasBytes ? piece : null));
        };
        expect(read(true)).toEqual(read(false));
      }),
      { numRuns: 2_000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyOf, withOwnTexts } from '../../src/domain/copy-text.ts';

describe('a text that stands alone', () => {
  it('says the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(copyOf(text)).toBe(text)));
  });
});

describe('a value whose texts stand alone', () => {
  it('is the same value', () => {
    const anything = fc.anything({
      maxDepth: 3,
      withNullPrototype: false,
      values: [fc.string(), fc.integer(), fc.constant(null)],
    });
    fc.assert(fc.property(anything, (value) => void expect(withOwnTexts(value)).toEqual(value)));
  });

  it('keeps what is there and undefined, and leaves the original as it was', () => {
    const original = Object.freeze({ header: 'Nombre', dates: undefined, parts: Object.freeze(['Sí', null, 3, true]) });
    expect(withOwnTexts(original)).toStrictEqual({ header: 'Nombre', dates: undefined, parts: ['Sí', null, 3, true] });
  });
});

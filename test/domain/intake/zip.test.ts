import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAtZip } from '../../../src/domain/intake/zip.ts';
import { readAnn } from './ann-lee.ts';

const inState = (code: string) => ({ chosen: [code] });

describe('a zip code that is one', () => {
  it.each(['02139', '94601', '00601', '02139-4307', '021394307', '02139 4307', '02139\u20134307'])(
    '%s stays as it stands, whatever the state',
    (zip) => {
      for (const state of [undefined, inState('CA'), inState('MA')]) expect(lookAtZip(zip, state)).toBeNull();
    },
  );
});

describe('a zip code that a spreadsheet took for a number', () => {
  it.each<[string, string | null, string]>([
    ['2139', 'MA', '02139'],
    ['2139', null, '02139'],
    ['6103', 'CT', '06103'],
    ['8540', 'NJ', '08540'],
    ['2139-4307', 'MA', '02139-4307'],
    ['21394307', 'MA', '02139-4307'],
    ['21394307.0', null, '02139-4307'],
    ['2139.0', 'MA', '02139'],
    ['94601.0', 'CA', '94601'],
    ['94601.00', null, '94601'],
    ['601', 'PR', '00601'],
    ['802', 'VI', '00802'],
    ['601-4307', 'PR', '00601-4307'],
    ['6014307', 'PR', '00601-4307'],
  ])('%s in %s is %s', (text, state, zip) => {
    expect(lookAtZip(text, state === null ? undefined : inState(state))).toEqual({ kind: 'mended', zip });
  });
});

describe('what is no zip code, and can’t be mended for certain', () => {
  it.each<[string, string | null]>([
    ['2139', 'CA'],
    ['2139', 'PR'],
    ['601', null],
    ['601', 'MA'],
    ['0213', 'MA'],
    ['213', null],
    ['21', null],
    ['411001', 'CA'],
    ['0', null],
    ['Albany', 'NY'],
    ['02139-43', 'MA'],
    ['9460l', 'CA'],
  ])('%s in %s', (text, state) => {
    expect(lookAtZip(text, state === null ? undefined : inState(state))).toEqual({ kind: 'no-zip' });
  });

  it.each(['P7B 1A1', '411001', '2139', 'LS1 1AA'])(
    '%s is no matter of ours in, or maybe in, another country',
    (text) => {
      expect(lookAtZip(text, { chosen: ['elsewhere'], other: 'Pune' })).toBeNull();
      expect(lookAtZip(text, { chosen: [], unrecognised: 'Pune' })).toBeNull();
    },
  );
});

it('mends what a spreadsheet does to any zip code of New England, and finds nothing to mend in it then', () => {
  const zips = fc.integer({ min: 1001, max: 9999 });
  fc.assert(
    fc.property(zips, fc.option(fc.integer({ min: 1000, max: 9999 })), fc.boolean(), (number, four, isOneNumber) => {
      const five = `0${number}`;
      const whole = four === null ? five : `${five}-${four}`;
      const spoilt = four === null ? String(number) : isOneNumber ? `${number}${four}` : `${number}-${four}`;
      for (const state of [undefined, inState('MA')]) {
        expect(lookAtZip(spoilt, state)).toEqual({ kind: 'mended', zip: whole });
        expect(lookAtZip(whole, state)).toBeNull();
      }
    }),
  );
});

it('says something or nothing of any text, in time', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-. a'), maxLength: 40 }), (text) => {
      expect(['mended', 'no-zip', undefined]).toContain(lookAtZip(text, undefined)?.kind);
    }),
  );
  expect(lookAtZip('2'.repeat(1_000_000), undefined)).toEqual({ kind: 'no-zip' });
});

describe('in a row', () => {
  it('a mended zip code goes in, with a word', () => {
    const { value, issues } = readAnn({ state: 'MA', zip: ' 2139 ' });
    expect(value?.answers['zip']).toBe('02139');
    expect(issues).toEqual([
      { line: 7, column: 'Zip code', code: 'mended-zip', severity: 'warning', value: '2139', detail: '02139' },
    ]);
  });

  it('is the very same row as with the zero', () => {
    const mended = readAnn({ state: 'MA', zip: '2139' }).value;
    expect(JSON.stringify(mended)).toBe(JSON.stringify(readAnn({ state: 'MA', zip: '02139' }).value));
  });

  it('what is no zip code is kept, with a word', () => {
    const { value, issues } = readAnn({ zip: '2139' });
    expect(value?.answers['zip']).toBe('2139');
    expect(issues).toEqual([
      { line: 7, column: 'Zip code', code: 'impossible-zip', severity: 'warning', value: '2139' },
    ]);
  });

  it('none is worth no word', () => {
    expect(readAnn({ zip: ' ' }).issues).toEqual([]);
  });
});

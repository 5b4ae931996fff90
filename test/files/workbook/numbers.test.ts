import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumberKind, numberText } from '../../../src/files/workbook/numbers.ts';
import { kindOfFormat } from '../../../src/files/workbook/styles.ts';

const number: NumberKind = { kind: 'number' };
const dateTime: NumberKind = { kind: 'date', hasTime: true };
const date: NumberKind = { kind: 'date', hasTime: false };
const time: NumberKind = { kind: 'time' };

describe('a number is a plain decimal', () => {
  it.each([
    ['2139', '2139'],
    ['0', '0'],
    ['-0', '0'],
    ['-12', '-12'],
    ['5.5999999999999996', '5.6'],
    ['0.30000000000000004', '0.3'],
    ['3.5', '3.5'],
    ['-0.25', '-0.25'],
    ['1E+2', '100'],
    ['1.2345678901234567E+16', '12345678901234600'],
    ['1E+21', '1000000000000000000000'],
    ['1.5E-7', '0.00000015'],
    ['-1E-10', '-0.0000000001'],
    [' 7 ', '7'],
    ['42414.63964120370', '42414.6396412037'],
    ['', ''],
    ['abc', 'abc'],
    ['Infinity', 'Infinity'],
  ])('%j is %s', (stored, text) => {
    expect(numberText(stored, number, 1900)).toBe(text);
  });

  it('as it is stored, to 15 digits, and never with an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = numberText(String(value), number, 1900);
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
        expect(Number(text)).toBe(Number(value.toPrecision(15)) || 0);
      }),
    );
  });
});

describe('a date', () => {
  it.each([
    ['42414.639641203707', dateTime, '2016-02-14 15:21:05'],
    ['42414.63964', dateTime, '2016-02-14 15:21:05'],
    ['42414', dateTime, '2016-02-14 00:00:00'],
    ['42414', date, '2016-02-14'],
    ['42414.5', date, '2016-02-14 12:00:00'],
    ['42414.999999', dateTime, '2016-02-15 00:00:00'],
    ['42429', date, '2016-02-29'],
    ['61', date, '1900-03-01'],
    ['60', date, '1900-02-29'],
    ['59', date, '1900-02-28'],
    ['1', date, '1900-01-01'],
    ['2958465', date, '9999-12-31'],
    ['2958466', date, '2958466'],
    ['-1', date, '-1'],
    ['0.5', dateTime, '12:00:00'],
    ['0.25', time, '06:00:00'],
    ['0', time, '00:00:00'],
    ['42414.25', time, '2016-02-14 06:00:00'],
    ['no date', date, 'no date'],
  ] as const)('%s as %j is %s', (stored, format, text) => {
    expect(numberText(stored, format, 1900)).toBe(text);
  });

  it.each([
    ['40952.63964', dateTime, '2016-02-14 15:21:05'],
    ['0', date, '1904-01-01'],
    ['1', date, '1904-01-02'],
    ['0.5', dateTime, '1904-01-01 12:00:00'],
    ['2957003', date, '9999-12-31'],
    ['2957004', date, '2957004'],
  ] as const)('counted from 1904: %s as %j is %s', (stored, format, text) => {
    expect(numberText(stored, format, 1904)).toBe(text);
  });

  it('to the second, every second of three hundred years', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 2, 1) / 1000, max: Date.UTC(2200, 0, 1) / 1000 }), (seconds) => {
        const iso = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
        const serial = seconds / 86_400 + 25_569;
        expect(numberText(String(serial), dateTime, 1900)).toBe(iso);
        expect(numberText(serial.toPrecision(15), dateTime, 1900)).toBe(iso);
        if (seconds >= Date.UTC(1904, 0, 1) / 1000) expect(numberText(String(serial - 1462), dateTime, 1904)).toBe(iso);
      }),
    );
  });
});

describe('other formats', () => {
  it.each([
    ['1.5', '[h]:mm:ss', '36:00:00'],
    ['-0.5', '[h]:mm', '-12:00:00'],
    ['2139', '00000', '02139'],
    ['21391234', '00000\\-0000', '02139-1234'],
    ['2139', '00000-0000', '00000-2139'],
    ['1234567', '00000', '1234567'],
    ['-5', '00000', '-5'],
    ['2.5', '000', '2.5'],
  ])('%s as %s is %s', (stored, code, text) => {
    expect(numberText(stored, kindOfFormat(code), 1900)).toBe(text);
  });
});

describe('what a format code makes of a number', () => {
  it.each<[string, NumberKind]>([
    ['General', number],
    ['0', number],
    ['0.00', number],
    ['#,##0.00', number],
    ['0%', number],
    ['0.00E+00', number],
    ['@', number],
    ['"$"#,##0_);[Red]\\("$"#,##0\\)', number],
    ['[$€-407] #,##0.00', number],
    ['#,##0 "days"', number],
    ['[Red]0', number],
    ['m/d/yy h:mm', dateTime],
    ['m/d/yy\\ h:mm:ss', dateTime],
    ['yyyy-mm-dd hh:mm:ss', dateTime],
    ['[$-409]m/d/yy h:mm AM/PM;@', dateTime],
    ['dd.mm.yyyy', date],
    ['mmm-yy', date],
    ['mmmm', date],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', date],
    ['yyyy"年"m"月"d"日"', date],
    ['d"."mm"."yyyy;@', date],
    ['h:mm AM/PM', time],
    ['mm:ss.0', time],
    ['[h]:mm:ss', { kind: 'duration' }],
    ['[mm]:ss', { kind: 'duration' }],
  ])('%s', (code, kind) => {
    expect(kindOfFormat(code)).toEqual(kind);
  });
});

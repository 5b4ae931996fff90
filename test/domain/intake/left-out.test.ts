// Records that are no rows: only what cannot be an answer of anybody is left out, and the rest is held.
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../src/domain/intake/layout.ts';
import { whyNoRow } from '../../../src/domain/intake/left-out.ts';

const layout = layoutOf(['Timestamp', 'Email Address', 'First name', 'Zip code', '']);
const why = (...cells: readonly string[]) => whyNoRow(cells, layout);

it.each([[[]], [['']], [['', ' ', '\t', '\u00a0', '']]])('%j is blank', (cells) => {
  expect(why(...cells)).toBe('blank');
});

describe('the header again', () => {
  it.each([
    [['Timestamp', 'Email Address', 'First name', 'Zip code', '']],
    [['Timestamp ', ' Email Address', 'First name', 'Zip code']],
    [['Timestamp', 'Email Address', 'First name', 'Zip code', '', '']],
  ])('%j', (cells) => {
    expect(why(...cells)).toBe('repeated-header');
  });

  it('with one word that is another is held', () => {
    expect(why('Timestamp', 'Email Address', 'First name', 'ZIP', '')).toBeNull();
  });

  it('is not every row of a table without any headers', () => {
    expect(whyNoRow(['a'], layoutOf(['', '']))).toBeNull();
  });
});

describe('a total', () => {
  it.each([
    [['Total', '14']],
    [['Total responses: 14']],
    [['', 'Grand total', '', '1,234.50']],
    [['Average', '3.5', '-', '12%']],
    [['Count of Email Address', '', '', '14']],
    [['Subtotal:', '$400']],
    [['COUNTA', '14', 'SUM', '(3)']],
  ])('%j', (cells) => {
    expect(why(...cells)).toBe('totals');
  });

  it.each([
    [['2/14/2016 15:21:05', 'nobody', 'Total', '02139']],
    [['', '', 'Max', '02139']],
    [['', 'total@example.org', '', '14']],
    [['14', '3']],
    [['Totally agree', '5']],
    [['See the totals on the next sheet', 'Ada']],
    [[`Total ${'x'.repeat(100)}`, '14']],
  ])('is not %j', (cells) => {
    expect(why(...cells)).toBeNull();
  });
});

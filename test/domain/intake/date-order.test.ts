import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnDates, createOrderFinder, readingOf, whyOpen } from '../../../src/domain/intake/date-order.ts';

/** The values of a column from line 2 on. */
function look(values: readonly string[]): { found: ColumnDates; isDecided: boolean } {
  const finder = createOrderFinder();
  values.forEach((value, at) => {
    finder.see(value, at + 2);
  });
  return { found: finder.found(), isDecided: finder.isDecided() };
}

const twoDigitYears = false;

describe('one value over 12 decides for all', () => {
  it.each<[string, 'month-first' | 'day-first', number, string[]]>([
    ['slashes', 'day-first', 4, ['3/2/2016 10:00:00', '4/2/2016 10:00:00', '14/02/2016 10:00:00', '5/2/2016 10:00:00']],
    ['slashes', 'month-first', 3, ['2/3/2016 10:00:00', '2/14/2016 10:00:00']],
    ['full stops', 'day-first', 3, ['03.02.2016 10:00', '14.02.2016 15:21']],
    ['hyphens', 'day-first', 2, ['14-02-2016']],
    ['AM and PM', 'month-first', 2, ['02/14/2016 03:21:05 PM', '02/03/2016 03:21:05 PM']],
    ['empty cells and nonsense beside it', 'month-first', 5, ['', 'n/a', '13/14/2016', '2/14/2016', '2/30/2016']],
    ['years first beside it', 'month-first', 3, ['2016-02-14 10:00', '2/14/2016 10:00', '2016-30-14']],
  ])('%s: %s', (_, order, line, values) => {
    const shownBy = { value: values[line - 2], line };
    expect(look(values)).toEqual({
      found: { kind: 'in-order', order, shownBy, against: null, twoDigitYears },
      isDecided: true,
    });
  });

  it('nothing that is no date with that order does', () => {
    const example = { value: '2/3/2016', line: 2 };
    expect(look(['2/3/2016', '30/2/2016', '2/31/2016', '0/14/2016', '2/14/2016 25:00', '2/14/2016 IST'])).toEqual({
      found: { kind: 'ambiguous', example, twoDigitYears },
      isDecided: false,
    });
  });
});

describe('many times of one date', () => {
  it('tell what one of them tells, and the first by line is shown', () => {
    const finder = createOrderFinder();
    const example = { value: '3/2/2016 10:00', line: 2 };
    finder.see('3/2/2016 11:00', 3);
    finder.see('3/2/2016 10:00', 2);
    finder.see('3/2/2016 12:00', 4);
    expect(finder.found()).toEqual({ kind: 'ambiguous', example, twoDigitYears });
    // What begins alike may be another date.
    finder.see('3/2/20160 12:00', 5);
    finder.see('3/20/2016 12:00', 6);
    expect(finder.found()).toMatchObject({ kind: 'in-order', shownBy: { line: 6 }, against: null });
  });

  it('of two dates that begin alike each is looked at', () => {
    expect(look(['3. 2. 2016 10:00', '3. 20. 2016 10:00']).found).toMatchObject({
      kind: 'in-order',
      order: 'month-first',
    });
  });
});

describe('values that contradict each other', () => {
  it('are weighed: the order that more of them show holds', () => {
    expect(look(['1/13/2016', '14/2/2016', '3/2/2016', '15/2/2016']).found).toEqual({
      kind: 'in-order',
      order: 'day-first',
      shownBy: { value: '14/2/2016', line: 3 },
      against: { value: '1/13/2016', line: 2 },
      twoDigitYears,
    });
  });

  it('leave it open where as many stand on each side', () => {
    const { found, isDecided } = look(['13/1/2016', '1/13/2016']);
    expect({ found, isDecided }).toEqual({
      found: {
        kind: 'contradictory',
        monthFirst: { value: '1/13/2016', line: 3 },
        dayFirst: { value: '13/1/2016', line: 2 },
        twoDigitYears,
      },
      isDecided: false,
    });
    expect(whyOpen(found)).toBe(
      '"1/13/2016" on line 3 shows the month first, "13/1/2016" on line 2 shows the day first',
    );
  });
});

describe('needs no order', () => {
  it.each([
    [['2016/02/03 3:21:05 PM EST', '2016/02/04 3:21:05 PM']],
    [['2016-02-03T10:00:00Z']],
    [['Feb 3, 2016', '4 February 2016 10:00']],
  ])('%j', (values) => {
    expect(look(values)).toEqual({ found: { kind: 'self-telling' }, isDecided: true });
  });

  it.each([[[]], [['', '  ']], [['yesterday', '13/14/2016', '2016-02-30']], [['x'.repeat(1_000_000)]]])(
    'nor has what is no date: %.60j',
    (values) => {
      expect(look(values)).toEqual({ found: { kind: 'self-telling' }, isDecided: false });
    },
  );
});

describe('numbers', () => {
  it.each([
    ['excel-serial', ['42414.6396', '42415', '', 'n/a', '42416,5']],
    ['unix-seconds', ['1455492065', '1455492066']],
    ['unix-milliseconds', ['1455492065123']],
  ])('are a %s where all times of the column are; only the last row decides', (notation, values) => {
    const example = { value: values[0], line: 2 };
    expect(look(values)).toEqual({ found: { kind: 'numbers', notation, example }, isDecided: false });
  });

  it.each([
    [['42414.6396', '2016-02-14 10:00']],
    [['42414.6396', '1455492065']],
    [['42414.6396', '14 Feb 2016']],
    [['2016', '12', '20160214']],
  ])('are nothing in %j', (values) => {
    expect(look(values).found).toEqual({ kind: 'self-telling' });
  });

  it('are nothing beside dates in numbers', () => {
    expect(look(['42414.6396', '2/3/2016 10:00']).found).toMatchObject({ kind: 'ambiguous' });
  });
});

describe('years of two digits', () => {
  it.each<[string, string[], object]>([
    ['a first part of one digit', ['5/10/18 4:01', '5/14/18 4:01'], { kind: 'in-order', order: 'month-first' }],
    ['a middle part over 12', ['05/14/18 4:01', '05/10/18 4:01'], { kind: 'in-order', order: 'month-first' }],
    ['a last part over 31', ['14/05/85 4:01'], { kind: 'in-order', order: 'day-first' }],
    ['full stops', ['14.02.16 15:21'], { kind: 'in-order', order: 'day-first' }],
    ['one digit, and the order open', ['5/10/18 4:01'], { kind: 'ambiguous' }],
  ])('are read where %s shows that they come last', (_, values, found) => {
    expect(look(values).found).toMatchObject({ ...found, twoDigitYears: true });
  });

  it.each([[['10-11-12']], [['10/11/12 4:01', '16/02/14 4:01']], [['16-02-14 15:21']]])(
    'are not where %j may begin with the year',
    (values) => {
      expect(look(values)).toEqual({ found: { kind: 'self-telling' }, isDecided: false });
    },
  );

  it('are not beside years of four', () => {
    expect(look(['2/15/2016 9:00:00', '2/14/16 10:00:00', '14/2/16 10:00:00']).found).toEqual({
      kind: 'in-order',
      order: 'month-first',
      shownBy: { value: '2/15/2016 9:00:00', line: 2 },
      against: null,
      twoDigitYears,
    });
  });
});

describe('the reading of a column', () => {
  const { found } = look(['3/2/2016', '14/2/2016']);
  const open = look(['3/2/2016']).found;
  const torn = look(['13/1/2016', '1/13/2016']).found;

  it('is what its values show, whatever the form file says', () => {
    const reading = { dateOrder: 'day-first', orderKnownBy: 'as "14/2/2016" on line 3 shows', twoDigitYears };
    expect(readingOf(found, 'month-first')).toEqual(reading);
    expect(readingOf(found, undefined)).toEqual(reading);
  });

  it('is what the form file says where they show nothing', () => {
    const reading = { dateOrder: 'month-first', orderKnownBy: 'as the form file says' };
    expect(readingOf(undefined, 'month-first')).toEqual(reading);
    expect(readingOf(open, 'month-first')).toEqual({ ...reading, twoDigitYears });
    const torn1 = { ...reading, orderKnownBy: 'as "1/13/2016" on line 3 shows and the form file says' };
    expect(readingOf(torn, 'month-first')).toEqual({ ...torn1, twoDigitYears });
  });

  it('is none where nobody says', () => {
    expect([undefined, open, torn].map((dates) => readingOf(dates, undefined).dateOrder)).toEqual([null, null, null]);
    expect(whyOpen(open)).toBe('no value of the column has a part over 12 that would show it');
  });
});

const part = fc.integer({ min: 1, max: 31 });
const value = fc.oneof(
  fc.tuple(part, part, fc.constantFrom('2016', '2016 10:00', '16 4:01', '85')).map((parts) => parts.join('/')),
  fc.constantFrom('', 'n/a', '42414.6396', '42415', '1455492065', '2016-02-14', 'Feb 14, 2016', '14.02.2016 15:21'),
);

describe('what is found', () => {
  /** Without the lines: those are other ones in another order. */
  const essence = ({ found, isDecided }: ReturnType<typeof look>) => ({
    ...{ isDecided, kind: found.kind },
    ...('order' in found ? { order: found.order, isDoubtful: found.against !== null } : {}),
    ...('twoDigitYears' in found ? { years: found.twoDigitYears } : {}),
    ...('notation' in found ? { notation: found.notation } : {}),
  });

  it('does not hang on the order of the rows', () => {
    const columns = fc
      .array(value, { maxLength: 12 })
      .chain((values) =>
        fc.tuple(
          fc.constant(values),
          fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
        ),
      );
    fc.assert(
      fc.property(columns, ([values, shuffled]) => {
        expect(essence(look(shuffled))).toEqual(essence(look(values)));
      }),
      { numRuns: 2000 },
    );
  });

  it('survives a journey as JSON: it is kept with the import', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), (values) => {
        const { found } = look(values);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
    );
  });

  it('is found in any texts', () => {
    const alphabet = fc.constantFrom(...'0123456789/-:. aPmM,\u202f');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: alphabet, maxLength: 24 }), { maxLength: 8 }), (values) => {
        expect(look(values).found.kind).toMatch(/^(?:self-telling|in-order|ambiguous|contradictory|numbers)$/);
      }),
      { numRuns: 1000 },
    );
  });
});

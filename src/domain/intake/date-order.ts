// Reads a column of times as a whole: whether its dates have the day or the month first is a question about the column,
// never about a cell.
import { copyOf } from '../copy-text.ts';
import { type DateText, readDateText } from '../time/date-text.ts';
import { type NumberNotation, notationOf } from '../time/numbered-time.ts';
import { type DateOrder, parseTimestamp, type TimestampOptions } from '../time/timestamp.ts';
import { createZone } from '../time/zone.ts';

/** A value that shows something, and the line of its row. */
export interface Evidence {
  readonly value: string;
  readonly line: number;
}

/** What a column of times was found to be: plain data, to be kept with the import. */
export type ColumnDates =
  /** No value hangs on the order: the year comes first, the month is named, or nothing is a date. */
  | { readonly kind: 'self-telling' }
  | {
      readonly kind: 'in-order';
      readonly order: DateOrder;
      readonly shownBy: Evidence;
      /** The first value that shows the other order, where fewer do. */
      readonly against: Evidence | null;
      readonly twoDigitYears: boolean;
    }
  /** Every value could be read either way. */
  | { readonly kind: 'ambiguous'; readonly example: Evidence; readonly twoDigitYears: boolean }
  /** As many values show the one order as the other. */
  | {
      readonly kind: 'contradictory';
      readonly monthFirst: Evidence;
      readonly dayFirst: Evidence;
      readonly twoDigitYears: boolean;
    }
  /** Every time of the column is such a number. */
  | { readonly kind: 'numbers'; readonly notation: NumberNotation; readonly example: Evidence };

/** Feed it the values of one column with their lines, in any order; empty and nonsensical ones tell nothing. */
export interface OrderFinder {
  see(value: string, line: number): void;
  /** Whether the values so far decide; of numbers only the whole column does. */
  isDecided(): boolean;
  found(): ColumnDates;
}

/** Values that show one thing: how many, and the first by line. */
interface Witnesses {
  count: number;
  first: Evidence | null;
}

type NumbersText = Extract<DateText, { kind: 'numbers' }>;

const nobody = (): Witnesses => ({ count: 0, first: null });

/** Longer than any time. */
const MAX_LENGTH = 80;

/**
 * A part over 12 is no month, so one value with such a part shows the order of all. Where values contradict each other,
 * the order that more of them show holds, and those that don't fit are no dates; with as many on each side it is open.
 *
 * `5/10/18` is read only where no year of the column has four digits, and something shows that the year comes last: a
 * first part of one digit (a year would have two), a part over 31, a middle part over 12, or full stops, which no
 * language puts into dates that begin with such a year (CLDR 42). `10-11-12` shows nothing, and stays refused.
 */
export function createOrderFinder(): OrderFinder {
  const zone = createZone('UTC');
  const readings = {
    'month-first': { zone, dateOrder: 'month-first', twoDigitYears: true },
    'day-first': { zone, dateOrder: 'day-first', twoDigitYears: true },
  } as const satisfies Record<DateOrder, TimestampOptions>;
  const long = { 'month-first': nobody(), 'day-first': nobody(), either: nobody() };
  const short = { 'month-first': nobody(), 'day-first': nobody(), either: nobody() };
  const numbers = new Map<NumberNotation, Witnesses>();
  const selfTelling = nobody();
  let isYearLast = false;
  /** The last date that could be either way, and its line: the same date further down, at another time, tells no more. */
  let open = { date: '', line: 0 };

  function seeNumbers(text: string, { parts, separator, rest }: NumbersText, line: number): void {
    const [first, second, third] = parts;
    if (first.length > 2) {
      if (parseTimestamp(text, readings['month-first']).ok) testify(selfTelling, text, line);
      return;
    }
    // A zone's name, a time or a date that can't be: such a value shows nothing.
    const isMonthFirst = parseTimestamp(text, readings['month-first']).ok;
    const isDayFirst = parseTimestamp(text, readings['day-first']).ok;
    if (!isMonthFirst && !isDayFirst) return;
    const shows = isMonthFirst && isDayFirst ? 'either' : isMonthFirst ? 'month-first' : 'day-first';
    if (shows === 'either' && rest.startsWith(' ')) open = { date: text.slice(0, 1 - rest.length), line };
    const isShort = third.length === 2;
    testify((isShort ? short : long)[shows], text, line);
    if (isShort) isYearLast ||= first.length === 1 || Number(third) > 31 || Number(second) > 12 || separator === '.';
  }

  /** The witnesses of the years that count: those of four digits where there are any. */
  const counting = () => {
    if (witnessesOf(long) > 0) return { ...long, twoDigitYears: false };
    return witnessesOf(short) > 0 && isYearLast ? { ...short, twoDigitYears: true } : null;
  };

  return {
    see(value, line) {
      const text = value.trim();
      if (text === '' || text.length > MAX_LENGTH) return;
      if (open.date !== '' && line >= open.line && text.startsWith(open.date)) return;
      const notation = notationOf(text);
      if (notation !== null) {
        const witnesses = numbers.get(notation) ?? nobody();
        numbers.set(notation, witnesses);
        testify(witnesses, text, line);
        return;
      }
      const date = readDateText(text);
      if (date?.kind === 'numbers') seeNumbers(text, date, line);
      else if (date !== null && parseTimestamp(text, readings['month-first']).ok) testify(selfTelling, text, line);
    },
    isDecided() {
      const dates = counting();
      if (dates !== null) return dates['month-first'].count !== dates['day-first'].count;
      return selfTelling.count > 0 && witnessesOf(short) === 0;
    },
    found() {
      const dates = counting();
      const [[notation, numbered] = [], ...otherNumbers] = numbers;
      if (dates !== null) {
        const { 'month-first': monthFirst, 'day-first': dayFirst, either, twoDigitYears } = dates;
        return weigh({ monthFirst, dayFirst, either }, twoDigitYears);
      }
      const isAllNumbers = selfTelling.count + witnessesOf(short) + otherNumbers.length === 0;
      if (notation === undefined || !numbered?.first || !isAllNumbers) return { kind: 'self-telling' };
      return { kind: 'numbers', notation, example: numbered.first };
    },
  };
}

const witnessesOf = (all: Readonly<Record<string, Witnesses>>): number =>
  Object.values(all).reduce((sum, { count }) => sum + count, 0);

function testify(witnesses: Witnesses, value: string, line: number): void {
  witnesses.count++;
  if (witnesses.first === null || line < witnesses.first.line) witnesses.first = { value: copyOf(value), line };
}

interface Scales {
  readonly monthFirst: Witnesses;
  readonly dayFirst: Witnesses;
  readonly either: Witnesses;
}

function weigh({ monthFirst, dayFirst, either }: Scales, twoDigitYears: boolean): ColumnDates {
  const [order, more, fewer] =
    monthFirst.count > dayFirst.count
      ? (['month-first', monthFirst, dayFirst] as const)
      : (['day-first', dayFirst, monthFirst] as const);
  if (more.first === null) {
    return either.first === null
      ? { kind: 'self-telling' }
      : { kind: 'ambiguous', example: either.first, twoDigitYears };
  }
  if (fewer.first !== null && more.count === fewer.count) {
    return { kind: 'contradictory', monthFirst: fewer.first, dayFirst: more.first, twoDigitYears };
  }
  return { kind: 'in-order', order, shownBy: more.first, against: fewer.first, twoDigitYears };
}

/** How the cells of a column are read: as its values show, else as the form says, else not at all where it matters. */
export function readingOf(
  dates: ColumnDates | undefined,
  formSays: DateOrder | undefined,
): Omit<TimestampOptions, 'zone'> {
  const byForm = { dateOrder: formSays ?? null, orderKnownBy: 'as the form file says' };
  if (dates === undefined || dates.kind === 'self-telling') return byForm;
  if (dates.kind === 'numbers') return { ...byForm, numbers: dates.notation };
  const { twoDigitYears } = dates;
  if (dates.kind === 'ambiguous') return { ...byForm, twoDigitYears };
  if (dates.kind === 'in-order') {
    return { dateOrder: dates.order, orderKnownBy: `as ${shown(dates.shownBy)}`, twoDigitYears };
  }
  const evidence = formSays === 'day-first' ? dates.dayFirst : dates.monthFirst;
  return { ...byForm, orderKnownBy: `as ${shown(evidence)} and the form file says`, twoDigitYears };
}

const shown = ({ value, line }: Evidence): string => `"${value}" on line ${line} shows`;

/** Why nothing in the column tells the order: completes `the month or the day may come first: …`. */
export function whyOpen(dates: ColumnDates | undefined): string {
  if (dates?.kind !== 'contradictory') return 'no value of the column has a part over 12 that would show it';
  return `${shown(dates.monthFirst)} the month first, ${shown(dates.dayFirst)} the day first`;
}

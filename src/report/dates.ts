// What an import says of a column of times, where it is not what one would think.
import type { Evidence } from '../domain/intake/date-order.ts';
import type { SurveyedColumn } from '../domain/intake/report.ts';
import type { NumberNotation } from '../domain/time/numbered-time.ts';
import type { DateOrder } from '../domain/time/timestamp.ts';
import { visible } from './visible.ts';

const numberWords: Record<NumberNotation, string> = {
  'excel-serial': 'serial dates of a spreadsheet (days since 1900)',
  'unix-seconds': 'seconds since 1970, UTC',
  'unix-milliseconds': 'milliseconds since 1970, UTC',
};

const orderWords: Record<DateOrder, string> = { 'month-first': 'month first', 'day-first': 'day first' };

/** A sentence for what would surprise: an order against the form file's, numbers, years of two digits, dates with full stops. */
export function describeDates({ header, dates, formSays }: SurveyedColumn): string[] {
  const name = visible(header);
  if (dates.kind === 'self-telling' || dates.kind === 'contradictory') return [];
  if (dates.kind === 'numbers') {
    return [`${name} reads as ${numberWords[dates.notation]}, as ${shown(dates.example)}.`];
  }
  const years = dates.twoDigitYears ? ', and the last two digits as years from 1990 to 2089' : '';
  if (dates.kind === 'in-order') {
    const isAgainst = formSays !== null && formSays !== dates.order;
    if (!isAgainst && years === '') return [];
    const form = isAgainst ? `; the form file says ${formSays}` : '';
    return [`${name} reads ${orderWords[dates.order]}${years}, as ${shown(dates.shownBy)}${form}.`];
  }
  if (formSays === null) return [];
  const doubt = formSays === 'month-first' && hasFullStops(dates.example) ? dotsDoubt(dates.example) : '';
  if (doubt === '' && years === '') return [];
  return [`${name} reads ${orderWords[formSays]}${years}, as the form file says${doubt}.`];
}

const shown = ({ value, line }: Evidence): string => `${visible(value)} on line ${line} shows`;

const hasFullStops = ({ value }: Evidence): boolean => /^\d+\./.test(value);

/** No language puts the month first in dates with full stops (CLDR); people do. */
const dotsDoubt = ({ value, line }: Evidence): string =>
  `; dates with full stops, such as ${visible(value)} on line ${line}, are mostly written day first`;

/** The same for programs: the columns of which there is something to say. */
export function datesJson(columns: readonly SurveyedColumn[]) {
  const dates = columns
    .filter((column) => describeDates(column).length > 0)
    .map(({ header, dates, formSays }) => ({
      column: header,
      reads: dates.kind === 'in-order' ? dates.order : dates.kind === 'numbers' ? dates.notation : formSays,
      ...(dates.kind === 'in-order' ? dates.shownBy : 'example' in dates ? dates.example : {}),
    }));
  return dates.length === 0 ? {} : { dates };
}

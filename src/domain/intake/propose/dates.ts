// Which comes first in the dates of a column, the month or the day, as far as its values show it.
import type { DateOrder } from '../../time/timestamp.ts';
import { createOrderFinder } from '../date-order.ts';
import type { Profile } from './profile.ts';

export interface SeenDates {
  /** Null where no value shows it. */
  readonly order: DateOrder | null;
  readonly example: string;
}

/** Null where no date of the column hangs on the order. */
export function datesIn({ values }: Profile): SeenDates | null {
  const finder = createOrderFinder();
  for (const text of values.keys()) finder.see(text, 0);
  const dates = finder.found();
  switch (dates.kind) {
    case 'in-order':
      return { order: dates.order, example: dates.shownBy.value };
    case 'ambiguous':
      return { order: null, example: dates.example.value };
    case 'contradictory':
      return { order: null, example: dates.monthFirst.value };
    default:
      return null;
  }
}

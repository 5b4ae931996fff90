// What a long file is taken for before all of it was looked at. Where it turns out otherwise, nothing of it was kept, and it
// is read once more without that.
import { UserError } from '../../../domain/user-error.ts';
import { NotUtf8 } from '../../../files/decode.ts';

/** That its text is UTF-8; that the dates of a column are written in the order that its first rows show, or else its form says. */
export type Presumption = 'utf-8' | 'date-order';

export const presumptions: readonly Presumption[] = ['utf-8', 'date-order'];

/** A column of times whose dates are not written in the order that was presumed, and rows were read by. */
export class OtherDates extends UserError {}

/** Which presumption was wrong by this error. */
export function wrongBy(error: unknown): Presumption | null {
  if (error instanceof NotUtf8) return 'utf-8';
  return error instanceof OtherDates ? 'date-order' : null;
}

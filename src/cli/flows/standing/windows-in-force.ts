import type { Program } from '../../../domain/program/program.ts';
import { type Calendar, createCalendar } from '../../../domain/windows/calendar.ts';
import { lastRollingClose } from '../../../store/extensions.ts';
import type { Store } from '../../../store/open.ts';

/** The program's windows with every extension that was made: what counts when somebody submits. */
export async function calendarInForce(store: Store, program: Program): Promise<Calendar> {
  const extended = await lastRollingClose(store, program.cycle);
  return calendarClosing(program, extended ?? program.windows.rolling.closesOn);
}

/** The calendar as it would be with another last day of the rolling window. */
export function calendarClosing(program: Program, rollingClosesOn: string): Calendar {
  const { anchor } = program.windows.annual;
  return createCalendar({ timeZone: program.timeZone, rollingClosesOn, anchor });
}

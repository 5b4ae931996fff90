// Which window is to be reviewed: named by a flag, or asked for; an annual one by its year, or the oldest that is due.
import type { Program } from '../../../domain/program/program.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { UserError, usageError } from '../../../domain/user-error.ts';
import type { Calendar, WindowId } from '../../../domain/windows/calendar.ts';
import { closesAt, closesOn, isClosed, parseWindowId, windowOf } from '../../../domain/windows/window.ts';
import { count } from '../../../report/count.ts';
import type { Store } from '../../../store/open.ts';
import { countWindows, type WindowCount } from '../../../store/waiting.ts';
import type { Io } from '../../io.ts';
import { askOne } from '../../prompt.ts';
import { unknownWord } from '../../unknown.ts';

export interface WindowQuestion {
  readonly io: Io;
  readonly store: Store;
  readonly program: Program;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  /** One focus area's id: only what waits of it counts. */
  readonly focusArea: string | null;
  readonly flags: { readonly window?: string; readonly cycle?: number; readonly early?: boolean };
}

/** The window to review, or null where no annual one is due. Errors: no such window, one that is not closed, nobody to ask. */
export async function chooseWindow(question: WindowQuestion): Promise<WindowId | null> {
  const { io, store, program, focusArea, flags } = question;
  // Every application is looked at for it: only where the answer hangs on it.
  const findWaiting = async () =>
    (await countWindows(store, program.cycle, focusArea)).filter((one) => one.waiting > 0);
  const name = flags.window ?? (await askForWindow(io, findWaiting));
  const exact = parseWindowId(name);
  if (exact === 'rolling') {
    if (flags.cycle === undefined) return exact;
    throw usageError('--cycle goes with --window annual: the rolling window has no year.');
  }
  if (exact !== null) return closedOnly(exact, question);
  if (name !== 'annual') {
    throw unknownWord(
      `There is no window "${name}".`,
      name,
      ['rolling', 'annual'],
      'The windows are rolling and annual.',
    );
  }
  return flags.cycle === undefined
    ? oldestDue(question, await findWaiting())
    : closedOnly(`annual-${flags.cycle}`, question);
}

function closedOnly(window: WindowId, { asOf, calendar, flags }: WindowQuestion): WindowId {
  refuseTooEarly(window, calendar);
  if (flags.early || isClosed(window, asOf, calendar)) return window;
  const lastDay = closesOn(window, calendar);
  throw new UserError(`${window} has not closed yet: people can still apply until the end of ${lastDay}.`, {
    hint: 'Review it after that day, or add --early to take up what waits already.',
  });
}

/** Annual windows begin where the rolling one ends: a year before that has none. */
export function refuseTooEarly(window: WindowId, calendar: Calendar): void {
  const first = windowOf(calendar.rollingClosesAt, calendar);
  if (closesAt(window, calendar) >= closesAt(first, calendar) || window === 'rolling') return;
  throw usageError(`There is no window ${window}: the first annual window is ${first}.`);
}

/** The oldest annual window that is due; says which others are, and which are not yet. */
function oldestDue({ io, asOf, calendar, flags }: WindowQuestion, waiting: readonly WindowCount[]): WindowId | null {
  const annual = waiting.filter(({ window }) => window !== 'rolling');
  const due = annual.filter(({ window }) => flags.early || isClosed(window, asOf, calendar));
  const [first, ...others] = due.map(({ window }) => window);
  if (others.length > 0) io.note(`Reviewing ${first}, the oldest. Also due: ${others.join(', ')} (--cycle YEAR).\n`);
  for (const { window, waiting: number } of annual) {
    if (due.some((one) => one.window === window)) continue;
    const lastDay = closesOn(window, calendar);
    io.note(
      `${window} closes at the end of ${lastDay}; ${count(number, 'application')} there so far (--early reviews them).\n`,
    );
  }
  return first ?? null;
}

async function askForWindow(io: Io, findWaiting: () => Promise<WindowCount[]>): Promise<string> {
  if (!io.canAsk) throw usageError('Which window is to be reviewed?', 'Say --window rolling or --window annual.');
  const waiting = await findWaiting();
  const total = (isRolling: boolean) =>
    waiting.filter(({ window }) => (window === 'rolling') === isRolling).reduce((sum, one) => sum + one.waiting, 0);
  return askOne(io, 'Which window?', [
    { name: `rolling: ${total(true)} waiting`, value: 'rolling' },
    { name: `annual: ${total(false)} waiting`, value: 'annual' },
  ]);
}

// Which window is to be reviewed: named by a flag, or asked for; an annual one by its year, or the oldest that is due.
import type { Program } from '../../domain/program/program.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { UserError, usageError } from '../../domain/user-error.ts';
import type { Calendar, WindowId } from '../../domain/windows/calendar.ts';
import { closesOn, isClosed, parseWindowId, windowOf } from '../../domain/windows/window.ts';
import { count } from '../../report/count.ts';
import type { Store } from '../../store/open.ts';
import { countWindows, type WindowCount } from '../../store/waiting.ts';
import type { Io } from '../io.ts';
import { askOne } from '../prompt.ts';
import { unknownWord } from '../unknown.ts';

export interface WindowQuestion {
  readonly io: Io;
  readonly store: Store;
  readonly program: Program;
  readonly calendar: Calendar;
  readonly asOf: Instant;
  readonly flags: { readonly window?: string; readonly cycle?: number; readonly early?: boolean };
}

/** The window to review. Errors: no such window, an annual one that is not closed, nobody there to ask. */
export async function chooseWindow(question: WindowQuestion): Promise<WindowId> {
  const { io, store, program, flags } = question;
  const waiting = (await countWindows(store, program.cycle)).filter((one) => one.waiting > 0);
  const name = flags.window ?? (await askForWindow(io, waiting));
  const exact = parseWindowId(name);
  if (exact === 'rolling') {
    if (flags.cycle !== undefined)
      throw usageError('--cycle goes with --window annual: the rolling window has no year.');
    return exact;
  }
  if (exact !== null) return closedOnly(exact, question);
  if (name !== 'annual')
    throw unknownWord(
      `There is no window "${name}".`,
      name,
      ['rolling', 'annual'],
      'The windows are rolling and annual.',
    );
  if (flags.cycle !== undefined) return closedOnly(`annual-${flags.cycle}`, question);
  return oldestDue(question, waiting);
}

function closedOnly(window: WindowId, { asOf, calendar, flags }: WindowQuestion): WindowId {
  if (flags.early || isClosed(window, asOf, calendar)) return window;
  throw new UserError(
    `${window} has not closed yet: people can still apply until the end of ${closesOn(window, calendar)}.`,
    {
      hint: 'Review it after that day, or add --early to take up what waits already.',
    },
  );
}

/** The oldest annual window that is due; says which others are. */
function oldestDue({ io, asOf, calendar, flags }: WindowQuestion, waiting: readonly WindowCount[]): WindowId {
  const annual = waiting.filter(({ window }) => window !== 'rolling');
  const due = annual.filter(({ window }) => flags.early || isClosed(window, asOf, calendar));
  const [first, ...others] = due.map(({ window }) => window);
  if (others.length > 0) io.note(`Reviewing ${first}, the oldest. Also due: ${others.join(', ')} (--cycle YEAR).\n`);
  for (const { window, waiting: number } of annual) {
    if (due.some((one) => one.window === window)) continue;
    io.note(
      `${window} closes at the end of ${closesOn(window, calendar)}; ${count(number, 'application')} there so far (--early reviews them).\n`,
    );
  }
  // Nothing is due: the window that closed last is the one of which nothing waits.
  return first ?? lastClosed(asOf, calendar);
}

function lastClosed(asOf: Instant, calendar: Calendar): WindowId {
  const open = windowOf(asOf, calendar);
  if (open === 'rolling') return `annual-${Number(calendar.anchor.slice(0, 4)) + 1}`;
  const year = Number(open.slice('annual-'.length));
  const before: WindowId = `annual-${year - 1}`;
  return isClosed('rolling', asOf, calendar) && closesOn(before, calendar) > calendar.rollingClosesOn ? before : open;
}

async function askForWindow(io: Io, waiting: readonly WindowCount[]): Promise<string> {
  if (!io.canAsk) throw usageError('Which window is to be reviewed?', 'Say --window rolling or --window annual.');
  const total = (isRolling: boolean) =>
    waiting.filter(({ window }) => (window === 'rolling') === isRolling).reduce((sum, one) => sum + one.waiting, 0);
  return askOne(io, 'Which window?', [
    { name: `rolling: ${total(true)} waiting`, value: 'rolling' },
    { name: `annual: ${total(false)} waiting`, value: 'annual' },
  ]);
}

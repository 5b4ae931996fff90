// fdp window extend: moves a deadline, shows whom it moves, keeps the history.
import type { Command } from 'commander';
import type { Program } from '../../domain/program/program.ts';
import type { Movements } from '../../domain/ranking/movement.ts';
import { parseAsOf } from '../../domain/time/as-of.ts';
import { usageError } from '../../domain/user-error.ts';
import type { Calendar } from '../../domain/windows/calendar.ts';
import { parseWindowId } from '../../domain/windows/window.ts';
import { count } from '../../report/count.ts';
import { movementJson } from '../../report/movement.ts';
import { recordChange } from '../../store/audit.ts';
import { addExtension } from '../../store/extensions.ts';
import { inTrial, type Store } from '../../store/open.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { refuseOther } from '../flows/meanwhile.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { printMovement } from '../flows/standing/print-movement.ts';
import { rescoreAll } from '../flows/standing/rescore.ts';
import { calendarClosing, calendarInForce } from '../flows/standing/windows-in-force.ts';
import { withMovement } from '../flows/standing/with-movement.ts';
import { askText, askYesNo, Cancelled } from '../prompt.ts';
import { unknownWord } from '../unknown.ts';

interface Options {
  readonly to?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function defineWindow(command: Command, context: Context): void {
  command
    .description('Moves a deadline, keeps the history of it, and shows first who would move between windows.')
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        ['fdp window extend rolling --to 2016-03-15 --dry-run', 'shows who would be in time after all'],
        ['fdp help window extend', 'tells more'],
      ),
    );
  command
    .command('extend')
    .summary('move the last day of the rolling window')
    .description(
      'Moves the last day of the rolling window to a later one, with a reason that is kept. Shows first who would move ' +
        'between windows; what a batch has taken up stays in it. Annual windows are counted from the new day, unless ' +
        'program.yaml gives them an anchor of their own.',
    )
    .argument('<window>', 'rolling')
    .option('--to <date>', 'the new last day, such as 2016-03-15')
    .option('--reason <text>', 'why; kept with the window')
    .option('--dry-run', 'show who would move, and change nothing')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print who moves as JSON')
    .addHelpText(
      'after',
      examples(
        [
          'fdp window extend rolling --to 2016-03-15 --reason "Snow days in the Northeast"',
          'moves the deadline by a month',
        ],
        ['fdp window extend rolling --to 2016-03-15 --dry-run', 'shows who would be in time after all'],
      ),
    )
    .action(async (window: string, options: Options) => {
      await runExtend(context, window, options);
    });
}

async function runExtend(context: Context, window: string, options: Options): Promise<void> {
  const { io } = context;
  if (window !== 'rolling') {
    const hint = 'Only rolling has a deadline of its own; annual windows are counted from it.';
    const isAnnual = window === 'annual' || parseWindowId(window) !== null;
    if (isAnnual) throw usageError(`The window ${window} can't be extended.`, hint);
    throw unknownWord(`There is no window "${window}".`, window, ['rolling'], hint);
  }
  await withProgram(context, async (store, program) => {
    const calendar = await calendarInForce(store, program);
    const to = await laterDay(context, calendar, options.to);
    const preview = await extend(context, { store, program, calendar, to, reason: '', keep: false });
    if (!options.json) describe(context, preview, calendar, to);
    if (options.dryRun) {
      if (options.json) printJson(context, outcome(calendar, to, preview, true));
      io.note('A dry run: nothing was changed.\n');
      return;
    }
    const reason = await reasonFor(context, options.reason);
    if (io.canAsk && !options.yes && !(await askYesNo(io, `Extend the rolling window to ${to}?`, false)))
      throw new Cancelled();
    const done = await extend(context, { store, program, calendar, to, reason, keep: true });
    if (options.json) printJson(context, outcome(calendar, to, done, false));
    else io.note(`The rolling window now closes at the end of ${to}.\n`);
  });
}

const outcome = (calendar: Calendar, to: string, { moved }: Movements, dryRun: boolean) => ({
  window: 'rolling',
  was: calendar.rollingClosesOn,
  closesOn: to,
  dryRun,
  moved: movementJson(moved),
});

function describe({ io }: Context, { moved, total }: Movements, calendar: Calendar, to: string): void {
  const who =
    total === 0 ? 'nobody moves.' : `${count(total, 'application')} ${total === 1 ? 'stands' : 'stand'} differently:`;
  io.note(`The rolling window closes at the end of ${calendar.rollingClosesOn}; with the new day, ${to}, ${who}\n`);
  printMovement(io, moved);
}

async function laterDay({ io }: Context, calendar: Calendar, text: string | undefined): Promise<string> {
  const problem = (day: string): true | string => {
    const parsed = parseAsOf(day, calendar.zone);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return 'expected a date, such as 2016-03-15';
    if (!parsed.ok) return parsed.reason;
    const isLater = day > calendar.rollingClosesOn;
    return isLater || `the window closes on ${calendar.rollingClosesOn} already, and an extension goes to a later day`;
  };
  if (text === undefined && !io.canAsk) throw usageError('To which day?', 'Say --to DATE, such as --to 2016-03-15.');
  const day = text ?? (await askText(io, `The last day is ${calendar.rollingClosesOn}. The new one?`, '', problem));
  const checked = problem(day);
  if (checked === true) return day;
  throw usageError(`--to ${day}: ${checked}.`);
}

async function reasonFor({ io }: Context, text: string | undefined): Promise<string> {
  const isEnough = (reason: string): true | string =>
    reason.trim() !== '' || 'a deadline is not moved without a reason';
  if (text === undefined && io.canAsk)
    return (await askText(io, 'Why? It is kept with the window.', '', isEnough)).trim();
  if (text !== undefined && text.trim() !== '') return text.trim();
  throw usageError('Why is the deadline moved?', 'Say --reason "…"; it is kept with the window.');
}

interface Extension {
  readonly store: Store;
  readonly program: Program;
  readonly calendar: Calendar;
  readonly to: string;
  readonly reason: string;
  /** False: only to see who would move. */
  readonly keep: boolean;
}

function extend(context: Context, { store, program, calendar, to, reason, keep }: Extension): Promise<Movements> {
  const actor = actorOf(context);
  return inTrial<Movements>(store, async () => {
    const { rollingClosesOn } = await calendarInForce(store, program);
    refuseOther(calendar.rollingClosesOn, rollingClosesOn, 'The deadline was moved');
    const result = await withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
      await addExtension(
        store,
        { cycle: program.cycle, window: 'rolling', closesOn: to, was: calendar.rollingClosesOn, reason },
        actor,
      );
      rescoreAll(store, program, calendarClosing(program, to));
    });
    await recordChange(store, actor, { window: 'rolling', was: calendar.rollingClosesOn, closesOn: to, reason });
    return { keep, result };
  });
}

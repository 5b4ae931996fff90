// fdp windows: what waits where, and since when.
import type { Command } from 'commander';
import { overviewOf } from '../../domain/windows/overview.ts';
import { extensionLine, windowsData, windowsTable } from '../../report/windows.ts';
import { extensionsOf } from '../../store/extensions.ts';
import { countWindows } from '../../store/waiting.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { asOfBound } from '../flags.ts';
import { overdueOf, sayOverdue } from '../flows/decisions/overdue.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';

interface Options {
  readonly asOf?: string;
  readonly json?: boolean;
}

export function defineWindows(command: Command, context: Context): void {
  command
    .description(
      'Shows each window: when it opens and closes (days of the program’s time zone, the last day included), what waits ' +
        'in it and since when, what was taken up, and when its review is due.',
    )
    .option('--as-of <when>', 'open, closed and due as of that day or instant, instead of now')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examples(
        ['fdp windows', 'what waits, and what is due for review'],
        ['fdp windows --as-of 2017-03-01', 'the same as it will be, or was, at the end of that day'],
      ),
    )
    .action(async (options: Options) => {
      await runWindows(context, options);
    });
}

async function runWindows(context: Context, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const calendar = await calendarInForce(store, program);
    const now = asOfBound(options.asOf, calendar.zone, io.now());
    const windows = overviewOf(await countWindows(store, program.cycle), calendar, now);
    const extensions = (await extensionsOf(store, program.cycle)).map((one) => ({
      window: one.window,
      was: one.was,
      closesOn: one.closes_on,
      reason: one.reason,
      at: one.extended_at,
      by: one.extended_by,
    }));
    const overdue = await overdueOf(store, program, null, now);
    if (options.json)
      return printJson(context, {
        timeZone: program.timeZone,
        asOf: now,
        windows,
        extensions,
        overdue: overdue.length,
      });
    await printTable(io, io.isScreen ? windowsTable(windows, calendar.zone) : windowsData(windows));
    io.note(`Days are those of ${program.timeZone}; a window is open until the end of its last day.\n`);
    for (const extension of extensions) io.note(`${extensionLine(extension)}\n`);
    sayOverdue(io, overdue);
  });
}

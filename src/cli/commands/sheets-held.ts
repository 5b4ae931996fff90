// fdp sheets held: rows of score sheets that could not go in.
import type { Command } from 'commander';
import { UserError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { recordChange } from '../../store/audit.ts';
import { heldScores, settleHeldScores } from '../../store/held-scores.ts';
import { inTransaction } from '../../store/open.ts';
import { actorOf, type Context, printJson, withStore } from '../context.ts';
import { changedMeanwhile } from '../flows/meanwhile.ts';
import { printTable } from '../flows/print-table.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';

interface Options {
  readonly skip?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

const why = {
  asks: 'Why is it not wanted?',
  refusal: 'Why is it not wanted?',
  hint: 'Say --reason "…"; it is kept in the log.',
};

export function defineSheetsHeld(sheets: Command, context: Context): void {
  sheets
    .command('held')
    .summary('rows of score sheets that could not go in')
    .description(
      'Lists the rows of score sheets that wait, with the reason. One goes away by itself when the same reviewer’s row of the ' +
        'same application comes in right; with --skip one that is not wanted is put aside.',
    )
    .option('--skip <n>', 'put one aside, by its number')
    .option('--reason <text>', 'why')
    .option('--json', 'print them as JSON')
    .action(async (options: Options) => {
      await runHeld(context, options);
    });
}

async function runHeld(context: Context, options: Options): Promise<void> {
  const { io } = context;
  await withStore(context, { create: false }, async (store) => {
    const all = await heldScores(store);
    if (options.skip !== undefined) {
      const one = all.find(({ id }) => String(id) === options.skip);
      if (one === undefined)
        throw new UserError(`No row ${options.skip} waits.`, { hint: 'fdp sheets held lists them.' });
      const reason = reasonGiven(io, options.reason, why) ?? (await askReason(io, why));
      await inTransaction(store, async () => {
        const waits = (await heldScores(store)).some(({ id }) => id === one.id);
        if (!waits) throw changedMeanwhile(`Row ${one.id} was settled`);
        await settleHeldScores(store, [one.id], actorOf(context));
        await recordChange(store, actorOf(context), { skipped: { file: one.file, line: one.line }, reason });
      });
      if (options.json) return printJson(context, { skipped: one.id, reason });
      io.out(`Put aside: ${one.file}:${one.line}.\n`);
      return;
    }
    if (options.json) return printJson(context, { held: all });
    await printTable(io, {
      columns: [
        { key: 'held', title: '#', align: 'right' },
        { key: 'row', title: 'Row', min: 10 },
        { key: 'reviewer', title: 'Reviewer', min: 10 },
        { key: 'application', title: 'App', min: 3 },
        { key: 'reason', title: 'Reason', min: 20, weight: 3 },
      ],
      rows: all.map(({ id, file, line, reviewer, application, reason }) => [
        id,
        `${file}:${line}`,
        reviewer,
        application,
        reason,
      ]),
    });
    io.note(
      all.length === 0 ? 'No row of a score sheet waits.\n' : `${count(all.length, 'row')} of score sheets wait.\n`,
    );
  });
}

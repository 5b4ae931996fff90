// fdp batch reopen: a closed batch may change again.
import type { Command } from 'commander';
import { UserError } from '../../domain/user-error.ts';
import { count } from '../../report/count.ts';
import { movementJson } from '../../report/movement.ts';
import { recordChange } from '../../store/audit.ts';
import { inTransaction } from '../../store/open.ts';
import { recordOf, removeRecord } from '../../store/records.ts';
import { actorOf, type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { askReason, reasonGiven } from '../flows/reason.ts';
import { withProgram } from '../flows/standing/kept-program.ts';
import { printMovement } from '../flows/standing/print-movement.ts';
import { rescoreAll } from '../flows/standing/rescore.ts';
import { calendarInForce } from '../flows/standing/windows-in-force.ts';
import { withMovement } from '../flows/standing/with-movement.ts';

interface Options {
  readonly reason?: string;
  readonly json?: boolean;
}

const why = {
  asks: 'Why is it opened again?',
  refusal: 'Why is it opened again?',
  hint: 'Say --reason "…"; it is kept in the log, with the hash of the record.',
};

export function defineBatchReopen(batch: Command, context: Context): void {
  batch
    .command('reopen')
    .summary('let a closed batch change again, with the reason')
    .description(
      'Opens a closed batch again: its record goes, its hash stays in the log with the reason, and its applications stand by the ' +
        'program files as they are now. Who moves by that is shown.',
    )
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--reason <text>', 'why')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      examples(['fdp batch reopen rolling-1 --reason "A score sheet came late"', 'scores can be given again']),
    )
    .action(async (name: string | undefined, options: Options) => {
      await runReopen(context, name, options);
    });
}

async function runReopen(context: Context, name: string | undefined, options: Options): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const refuseOpen = async () => {
      const record = await recordOf(store, batch.id);
      if (record !== null) return record;
      throw new UserError(`${batch.name} is open.`, { hint: 'Nothing was changed.' });
    };
    await refuseOpen();
    const reason = reasonGiven(io, options.reason, why) ?? (await askReason(io, why));
    const { moved, sha256 } = await inTransaction(store, async () => {
      const record = await refuseOpen();
      await removeRecord(store, batch.id);
      const calendar = await calendarInForce(store, program);
      const movements = await withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
        rescoreAll(store, program, calendar);
      });
      await recordChange(store, actorOf(context), {
        reopened: batch.name,
        reason,
        sha256: record.sha256,
        closedAt: record.closed_at,
        closedBy: record.closed_by,
      });
      return { moved: movements.moved, sha256: record.sha256 };
    });
    if (options.json) return printJson(context, { batch: batch.name, reason, sha256, moved: movementJson(moved) });
    printMovement(io, moved);
    io.note(
      `${batch.name} is open again; ${moved.length === 0 ? 'nobody moved' : `${count(moved.length, 'application')} ${moved.length === 1 ? 'stands' : 'stand'} otherwise by the program files as they are now`}.\n`,
    );
  });
}

// fdp batches: the batches so far.
import type { Command } from 'commander';
import { createZone } from '../../domain/time/zone.ts';
import { type BatchInList, batchesJson, batchesTable } from '../../report/batches.ts';
import { batchesOf } from '../../store/batches.ts';
import { type Context, printJson, readProgramInForce, withStore } from '../context.ts';
import { examples } from '../examples.ts';
import { printTable } from '../flows/print-table.ts';

interface Options {
  readonly json?: boolean;
}

export function defineBatches(command: Command, context: Context): void {
  command
    .description(
      'Lists the batches that reviews have taken up, oldest first: window, as-of, members, rubric, who and when, and since when they are closed.',
    )
    .option('--json', 'print them as JSON')
    .addHelpText(
      'after',
      examples(['fdp batches', 'the batches so far'], ['fdp list --batch rolling-1', 'the members of one of them']),
    )
    .action(async (options: Options) => {
      await runBatches(context, options);
    });
}

async function runBatches(context: Context, options: Options): Promise<void> {
  const program = await readProgramInForce(context);
  await withStore(context, { create: false }, async (store) => {
    const batches: BatchInList[] = (await batchesOf(store, program.cycle)).map((batch) => ({
      batch: batch.name,
      window: batch.window,
      focusArea: batch.focus_area,
      asOf: batch.as_of,
      applications: batch.members,
      rubric: batch.rubric,
      reviewedAt: batch.reviewed_at,
      reviewedBy: batch.reviewed_by,
      closedAt: batch.closed_at,
    }));
    if (options.json) return printJson(context, { batches: batchesJson(batches) });
    await printTable(context.io, batchesTable(batches, createZone(program.timeZone)));
    if (batches.length === 0) context.io.note('No batch yet: fdp review --window rolling takes up what waits.\n');
  });
}

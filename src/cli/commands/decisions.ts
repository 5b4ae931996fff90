// fdp decisions: what was decided of a batch.
import type { Command } from 'commander';
import { decisions as kinds } from '../../domain/decision/decision.ts';
import { count } from '../../report/count.ts';
import { decisionsOf, undecidedOf } from '../../store/decisions.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batch-choice.ts';
import { withProgram } from '../flows/kept-program.ts';
import { printTable } from '../flows/print-table.ts';

export function defineDecisions(command: Command, context: Context): void {
  command
    .description('What was decided of a batch, area by area in ranking order: what, why, when and by whom.')
    .argument('[batch]', 'its name, such as rolling-1; the newest unless told otherwise')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examples(['fdp decisions rolling-1', 'everybody on whom something is decided']))
    .action(async (batch: string | undefined, options: { readonly json?: boolean }) => {
      await runDecisions(context, batch, options);
    });
}

async function runDecisions(
  context: Context,
  name: string | undefined,
  options: { readonly json?: boolean },
): Promise<void> {
  const { io } = context;
  await withProgram(context, async (store, program) => {
    const batch = await chooseBatch(io, store, program.cycle, name);
    const all = await decisionsOf(store, batch.id);
    const undecided = await undecidedOf(store, batch.id);
    if (options.json) {
      const listed = all.map(({ area, ...one }) => ({ ...one, focusArea: area === '' ? null : area }));
      return printJson(context, { batch: batch.name, decisions: listed, undecided });
    }
    await printTable(io, {
      columns: [
        { key: 'focusArea', title: 'Area' },
        { key: 'application', title: 'App', align: 'right' },
        { key: 'name', title: 'Name', min: 10 },
        { key: 'decision', title: 'Decision' },
        { key: 'reason', title: 'Reason', min: 12, weight: 2 },
        { key: 'at', title: 'On' },
        { key: 'by', title: 'By', min: 4 },
      ],
      rows: all.map(({ area, application, name: who, email, decision, reason, at, by }) => [
        ...[area, application, who || email, decision, reason, at.slice(0, 10), by],
      ]),
    });
    const sums = kinds.flatMap((kind) => {
      const own = all.filter(({ decision }) => decision === kind).length;
      return own === 0 ? [] : [`${own} ${kind}`];
    });
    const open =
      undecided === 0 ? '' : `${sums.length === 0 ? '' : '; '}${count(undecided, 'eligible application')} not decided`;
    io.note(
      `${batch.name}: ${sums.join(', ')}${open}${sums.length === 0 && undecided === 0 ? 'nothing to decide' : ''}.\n`,
    );
  });
}

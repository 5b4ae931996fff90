// fdp decisions: what was decided of a batch.
import type { Command } from 'commander';
import { decisions as kinds } from '../../domain/decision/decision.ts';
import { count } from '../../report/count.ts';
import { decisionsOf, undecidedOf } from '../../store/decisions.ts';
import { pastDeferralsOf } from '../../store/deferrals.ts';
import { type Context, printJson } from '../context.ts';
import { examples } from '../examples.ts';
import { chooseBatch } from '../flows/batches/batch-choice.ts';
import { overdueOf, sayOverdue } from '../flows/decisions/overdue.ts';
import { today } from '../flows/decisions/waitlist.ts';
import { noticeStandings, noticeWord } from '../flows/notices/notice-standings.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

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
    const day = today(program, io.now());
    const standings = new Map((await noticeStandings(store, batch, day)).map((one) => [one.person.application, one]));
    // Whoever was deferred and taken up again is decided on elsewhere; here it stays as it was.
    const past = (await pastDeferralsOf(store, batch.id)).map((one) => ({ ...one, decision: 'defer' as const }));
    const all = [...(await decisionsOf(store, batch.id)), ...past].map((one) => ({
      ...one,
      releasedAt: standings.get(one.application)?.person.releasedAt ?? null,
      notice: noticeWord(standings.get(one.application) ?? null),
    }));
    const undecided = await undecidedOf(store, batch.id);
    const overdue = await overdueOf(store, program, batch.name, io.now());
    if (options.json) {
      const listed = all.map(({ area, ...one }) => ({ ...one, focusArea: area === '' ? null : area }));
      return printJson(context, { batch: batch.name, decisions: listed, undecided, overdue: overdue.length });
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
        { key: 'notice', title: 'Notice' },
      ],
      rows: all.map(({ area, application, name: who, email, decision, deferredTo, reason, at, by, notice }) => [
        ...[area, application, who || email, deferredTo === null ? decision : `${decision} to ${deferredTo}`],
        ...[
          reason,
          at.slice(0, 10),
          by,
          { text: notice ?? '–', ...(notice === 'changed' ? { tone: 'bad' as const } : {}) },
        ],
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
    const changed = all.filter(({ notice }) => notice === 'changed').length;
    if (changed > 0)
      io.note(`${count(changed, 'decision')} changed after the notice: fdp notices ${batch.name} names them.\n`);
    sayOverdue(io, overdue);
  });
}

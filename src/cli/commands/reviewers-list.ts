// fdp reviewers list: who reads.
import type { Command } from 'commander';
import { count } from '../../report/count.ts';
import { reviewersJson, reviewersTable } from '../../report/reviewers.ts';
import { assignedCounts } from '../../store/assignments.ts';
import { reviewersOf } from '../../store/reviewers.ts';
import { type Context, printJson } from '../context.ts';
import { printTable } from '../flows/print-table.ts';
import { withProgram } from '../flows/standing/kept-program.ts';

interface Options {
  readonly all?: boolean;
  readonly json?: boolean;
}

export function defineReviewersList(reviewers: Command, context: Context): void {
  reviewers
    .command('list', { isDefault: true })
    .summary('who reads')
    .description('Lists the reviewers: what they read, how many at most, and how many they have been assigned.')
    .option('--all', 'those who were removed too')
    .option('--json', 'print them as JSON')
    .action(async (options: Options) => {
      await runList(context, options);
    });
}

async function runList(context: Context, options: Options): Promise<void> {
  await withProgram(context, async (store, program) => {
    const assigned = await assignedCounts(store, program.cycle);
    const listed = (await reviewersOf(store, { all: options.all === true })).map((one) => ({
      reviewer: one.id,
      name: one.name,
      email: one.email,
      organization: one.organization,
      focusAreas: one.areas,
      cap: one.cap,
      assigned: assigned.get(one.id) ?? 0,
      removed: one.removed_at !== null,
    }));
    if (options.json) return printJson(context, { reviewers: reviewersJson(listed) });
    await printTable(context.io, reviewersTable(listed));
    const none = 'Nobody reads yet: fdp reviewers add "Ada Park" --email ada@example.org\n';
    context.io.note(listed.length === 0 ? none : `${count(listed.length, 'reviewer')}\n`);
  });
}

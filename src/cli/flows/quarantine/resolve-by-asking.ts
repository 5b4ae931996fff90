// Takes a person through what waits, one issue after the other. Each answer is carried out at once: whoever stops has
// lost nothing.
import type { Program } from '../../../domain/program/program.ts';
import { count } from '../../../report/count.ts';
import { describeIssueSummary, issuesInSum } from '../../../report/issues.ts';
import { type CauseCounts, countCause, isQuestion } from '../../../store/issues.ts';
import type { Store } from '../../../store/open.ts';
import type { Context } from '../../context.ts';
import { Cancelled } from '../../prompt.ts';
import { askDateOrder } from './ask-date-order.ts';
import { askMeaning } from './ask-meaning.ts';
import { askRow, askRows } from './ask-rows.ts';
import type { Meant } from './find-issue.ts';
import { listIssues, summarise } from './list-issues.ts';
import type { GoOn, Sitting } from './sitting.ts';

/** Goes through the issues and rows meant, or through everything that waits. */
export async function askThrough(
  context: Context,
  store: Store,
  program: Program,
  meant: readonly Meant[],
): Promise<void> {
  const sitting: Sitting = { context, store, program, settled: 0 };
  try {
    await goThrough(sitting, meant);
  } catch (error) {
    if (!(error instanceof Cancelled) || sitting.settled === 0) throw error;
    throw new Cancelled(`what was answered stays. ${await whatWaits(sitting)}`);
  }
  context.io.note(`${capital(await whatWaits(sitting))}.\n`);
}

async function goThrough(sitting: Sitting, meant: readonly Meant[]): Promise<void> {
  const { context, store, program } = sitting;
  const issues = meant.length > 0 ? [] : await listIssues(store, program, false);
  if (meant.length === 0 && issues.length > 0) {
    const sums = issues.map(
      ({ cause, waiting }) => ({ kind: isQuestion(cause) ? 'question' : 'held', rows: waiting }) as const,
    );
    context.io.note(`${issuesInSum(sums)}\n`);
  }
  const all: readonly Meant[] = meant.length > 0 ? meant : issues.map((issue) => ({ kind: 'issue', issue }));
  for (const one of all) {
    const went = one.kind === 'row' ? await askRow(sitting, one.row.id) : await askIssue(sitting, one.issue);
    if (went === 'stop') return;
  }
}

async function askIssue(sitting: Sitting, listed: CauseCounts): Promise<GoOn> {
  const { context, store, program } = sitting;
  // What was answered before may have settled this one too.
  const counts = await countCause(store, listed.cause.id);
  if (counts === null || (counts.waiting === 0 && counts.cause.status !== 'left')) return 'next';
  const summary = await summarise(store, program, counts);
  context.io.note(`\n${describeIssueSummary(summary)}\n`);
  if (isQuestion(counts.cause)) return askMeaning(sitting, counts);
  return counts.cause.code === 'ambiguous-date' ? askDateOrder(sitting, counts, summary) : askRows(sitting, counts);
}

async function whatWaits({ store, program }: Sitting): Promise<string> {
  const counted = await listIssues(store, program, false);
  if (counted.length === 0) return 'nothing waits any more';
  const all = count(counted.length, 'issue');
  return `${all} ${counted.length === 1 ? 'waits' : 'wait'} still; fdp resolve goes on`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

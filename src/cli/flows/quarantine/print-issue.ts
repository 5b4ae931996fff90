// One issue with its rows, and one row whole.
import type { Answers } from '../../../domain/intake/application.ts';
import type { HeldRowView } from '../../../domain/intake/held-row-view.ts';
import { answerQuestion } from '../../../domain/intake/meaning.ts';
import type { Program } from '../../../domain/program/program.ts';
import { answerText } from '../../../domain/scoring/answer-text.ts';
import { describeHeldRow, heldRowJson, heldRowsTable } from '../../../report/held-row.ts';
import { describeIssueSummary, howToSettle, issueJson } from '../../../report/issues.ts';
import { type UnreadInList, unreadJson, unreadTable } from '../../../report/unread-answers.ts';
import { visible } from '../../../report/visible.ts';
import { type HeldRow, heldRowPages } from '../../../store/held-rows.ts';
import type { CauseCounts } from '../../../store/issues.ts';
import type { Store } from '../../../store/open.ts';
import { type UnreadAnswer, unreadPages } from '../../../store/unread-values.ts';
import { type Context, printJson } from '../../context.ts';
import { atMost, each, type Pages, printJsonPages, printTablePages } from '../print-pages.ts';
import { summarise } from './list-issues.ts';
import { openReadingAgain } from './read-again.ts';
import { openRowViews } from './view-held-row.ts';

export interface RowsShown {
  readonly all: boolean;
  readonly top: number | undefined;
  readonly json: boolean;
}

/** More rows than this are not drawn on a screen. */
const screenful = 100;

/** The rows of an issue; those that are settled too where `all` is wanted. */
export const rowsOfIssue = (store: Store, { cause }: CauseCounts, all: boolean): Pages<HeldRow> =>
  heldRowPages(store, { status: all ? ['held', 'taken-in', 'skipped'] : ['held'], cause: cause.id });

/** Prints an issue: what it is, its rows, and how it is settled. */
export async function printIssue(
  context: Context,
  store: Store,
  program: Program,
  counts: CauseCounts,
  { all, top, json }: RowsShown,
): Promise<void> {
  const { io } = context;
  const summary = await summarise(store, program, counts);
  const most = top ?? (io.isScreen && !json ? screenful : Number.POSITIVE_INFINITY);
  if (!json) io.note(`${describeIssueSummary(summary)}\n`);
  if (summary.kind === 'question') {
    const answers = each(atMost(unreadPages(store, summary.issue), most), async (one) => listed(one, counts, program));
    if (json) await printJsonPages<UnreadInList>(io, issueJson(summary), answers, unreadJson);
    else await printTablePages(io, answers, unreadTable);
  } else {
    const view = openRowViews(store, openReadingAgain(store, program, io.now()));
    const rows = each(atMost(rowsOfIssue(store, counts, all), most), view);
    const table = (page: readonly HeldRowView[]) => heldRowsTable(page, { everything: !io.isScreen });
    if (json) await printJsonPages<HeldRowView>(io, issueJson(summary), rows, heldRowJson);
    else await printTablePages(io, rows, table);
  }
  if (json) return;
  if (summary.rows > most) {
    io.note(`The first ${most} of ${summary.rows.toLocaleString('en-US')}; --top N shows more.\n`);
  }
  if (summary.rows === 0) return;
  io.note(`→ ${howToSettle(summary)}\n`);
  if (summary.kind === 'question' && summary.nearest === null) io.note(optionsOf(program, counts));
}

/** What a text may mean, where none of it is likely; of many, the ids alone. */
function optionsOf(program: Program, { cause }: CauseCounts): string {
  const { meanings = [] } = answerQuestion(program, cause.form, cause.subject) ?? {};
  if (meanings.length === 0) return '';
  if (meanings.length > mostInWords)
    return `where OPTION is one of ${meanings.map(({ id }) => visible(id)).join(', ')}.\n`;
  return `where OPTION is one of\n${meanings.map(({ id, text }) => `  ${visible(id)}: ${visible(text)}\n`).join('')}`;
}

const mostInWords = 20;

function listed(one: UnreadAnswer, { cause, imports }: CauseCounts, program: Program): UnreadInList {
  const { application, name, email, importId, line } = one;
  const field = program.forms.find(({ id }) => id === cause.form)?.fields.find((known) => known.field === one.field);
  const answer = answerText((JSON.parse(one.answers) as Answers)[one.field], field, program.places) ?? '';
  const file = imports.find(({ id }) => id === importId)?.file ?? '';
  return { application, name, email, importId, file, line, answer };
}

/** One row, whole. */
export async function printRow(
  context: Context,
  store: Store,
  program: Program,
  row: HeldRow,
  json: boolean,
): Promise<void> {
  const { io } = context;
  const view = await openRowViews(store, openReadingAgain(store, program, io.now()))(row);
  if (json) printJson(context, heldRowJson(view));
  else io.out(describeHeldRow(view, { width: io.width, style: io.style }));
}

// Which issue, or which held row, is meant: `3`, or `2:41`, the import and the line.
import { UserError, usageError } from '../../../domain/user-error.ts';
import { visible } from '../../../report/visible.ts';
import { type HeldRow, heldRowNamed, heldRowPages } from '../../../store/held-rows.ts';
import { type CauseCounts, countCause, isQuestion } from '../../../store/issues.ts';
import type { Store } from '../../../store/open.ts';

export type Meant =
  | { readonly kind: 'issue'; readonly issue: CauseCounts }
  | { readonly kind: 'row'; readonly row: HeldRow };

export const rowName = ({ import_id, line }: Pick<HeldRow, 'import_id' | 'line'>): string => `${import_id}:${line}`;

const listing = 'fdp issues lists what there is.';

/** What a word of the command line means. */
export async function issueMeant(store: Store, cycle: number, word: string): Promise<Meant> {
  const text = word.trim().replace(/^#/, '');
  const [, importId, line] = /^(\d{1,9}):(\d{1,9})$/.exec(text) ?? [];
  if (importId !== undefined && line !== undefined) {
    const row = await heldRowNamed(store, { importId: Number(importId), line: Number(line) });
    if (row !== null) return { kind: 'row', row };
    const hint = `A row is named by its import and its line, such as 2:41; ${listing}`;
    throw new UserError(`No row of line ${line} was held in import ${importId}.`, { hint });
  }
  if (!/^\d{1,9}$/.test(text)) {
    throw usageError(
      `"${visible(word)}" is neither an issue nor a row.`,
      `Say an issue's number, such as 3, or a row by its import and its line, such as 2:41; ${listing}`,
    );
  }
  const issue = await countCause(store, Number(text));
  if (issue === null || issue.cause.cycle !== cycle) {
    throw new UserError(`There is no issue ${text}.`, { hint: listing });
  }
  return { kind: 'issue', issue };
}

/** The row that is to be corrected; an issue means its row where it has no other. */
export async function rowMeant(store: Store, meant: Meant): Promise<HeldRow> {
  if (meant.kind === 'row') return meant.row;
  const { cause, waiting } = meant.issue;
  if (isQuestion(cause)) {
    throw usageError(
      `Issue ${cause.id} is a question: its rows are in.`,
      `Say what the text means: fdp resolve ${cause.id} --means OPTION, or --unanswered.`,
    );
  }
  for await (const [row] of heldRowPages(store, { status: ['held'], cause: cause.id })) {
    if (row === undefined) break;
    if (waiting === 1) return row;
    throw usageError(
      `--set corrects rows one by one, and issue ${cause.id} has ${waiting.toLocaleString('en-US')}.`,
      `fdp issues ${cause.id} lists them; the first: fdp resolve ${rowName(row)} --set "COLUMN=VALUE".`,
    );
  }
  throw usageError(`No row of issue ${cause.id} waits.`, 'fdp issues lists what does.');
}

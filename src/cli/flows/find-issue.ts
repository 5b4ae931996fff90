// Which issue, or which held row, is meant: `3`, or `2:41`, the import and the line.
import { UserError, usageError } from '../../domain/user-error.ts';
import { visible } from '../../report/visible.ts';
import { type HeldRow, heldRowNamed } from '../../store/held-rows.ts';
import { type CauseCounts, countCause } from '../../store/issues.ts';
import type { Store } from '../../store/open.ts';

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

// Taking back the last change, in words: what it was, what is in the way, what is passed over.
import type { Cell, ChangedRow } from '../domain/audit/changed-row.ts';
import type { Movement } from '../domain/ranking/movement.ts';
import { count } from './count.ts';
import { hanging } from './hanging.ts';
import { cellWords, columnWords, type NamesOfRows, rowSubject, rowsInWords } from './log.ts';
import { sentenceOf } from './log-sentence.ts';
import { movementJson } from './movement.ts';
import { visible } from './visible.ts';
import { wrap } from './width.ts';

/** One line of the log that is taken back, or passed over. */
export interface UndoneLine {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly said: Readonly<Record<string, unknown>>;
  readonly kept: { readonly rows: readonly ChangedRow[] };
}

/** What stands where the change left something else. */
export interface ClashInWords {
  readonly row: ChangedRow;
  readonly kind: 'gone' | 'there' | 'other';
  readonly column: string | null;
  readonly found: Cell;
}

export function clashInWords({ row, kind, column, found }: ClashInWords, names: NamesOfRows): string {
  const what = rowSubject(row, names);
  if (kind === 'gone') return `${what} is gone`;
  if (kind === 'there' || column === null) return `${what} is there again`;
  const left = cellWords(row.after?.[column]);
  return `${what}: ${columnWords(column)} is ${cellWords(found)} now, and the change left ${left}`;
}

/** More rows are counted. */
const listed = 20;

/** What a line did, in short. */
export const lineSentence = ({ command, said, kept }: UndoneLine): string =>
  visible(sentenceOf(said, kept.rows.length > 0) ?? `fdp ${command}`);

export interface UndoLook {
  readonly names: NamesOfRows;
  readonly width: number;
}

/** The change that is, or was, taken back: each line of it, and every row as it was changed. */
export function describeUndone(lines: readonly UndoneLine[], { names, width }: UndoLook): string {
  const heads = lines.slice(0, listed).flatMap(({ id, at, by, command, said, kept }) => {
    const sentence = sentenceOf(said, kept.rows.length > 0);
    const head = wrap(visible(`line ${id} of ${at.slice(0, 10)} by ${by}: fdp ${command}`), width);
    return [...head, ...(sentence === null ? [] : hanging('', sentence, width))];
  });
  const rows = lines.flatMap(({ kept }) => kept.rows);
  const told = rowsInWords(rows.slice(0, listed), names).flatMap((row) => hanging('', row, width));
  const more = rows.length > listed ? [`  and ${count(rows.length - listed, 'row')} more`] : [];
  return [...heads, ...told, ...more].map((line) => `${line}\n`).join('');
}

/** Lines that undo goes past: they changed nothing that could be taken back. */
export const describePassedOver = (lines: readonly UndoneLine[]): string =>
  lines
    .filter(({ said }) => !('rescored' in said) && !('program' in said))
    .map(({ id, command }) => `Passed over: line ${id}, fdp ${visible(command)}, changed nothing here.\n`)
    .join('');

/** What an undo of rows leaves as it is: the program's files. */
export const describeRemembered = (lines: readonly UndoneLine[]): string =>
  lines
    .flatMap(({ said }) => (Array.isArray(said['remembered']) ? said['remembered'].map(String) : []))
    .map((place) => `${visible(place)} keeps what it has learnt: edit the file to take that back, too.\n`)
    .join('');

/** The contract of `fdp undo --json`; `lines` null where there is nothing to take back. */
export const undoneJson = (
  change: { readonly change: number; readonly lines: readonly UndoneLine[] } | null,
  { dryRun, moved }: { readonly dryRun: boolean; readonly moved: readonly Movement[] },
) => ({
  undone:
    change === null
      ? null
      : {
          change: change.change,
          lines: change.lines.map(({ id, at, by, command, said }) => ({ line: id, at, by, command, what: said })),
          rows: change.lines.flatMap(({ kept }) => kept.rows).length,
        },
  dryRun,
  moved: movementJson(moved),
});

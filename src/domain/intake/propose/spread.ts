// How the answer to one question is spread over columns.
import { fold } from '../../fold.ts';
import type { Column } from '../layout.ts';
import { isOther } from '../spellings.ts';
import type { Profile } from './profile.ts';

/** One column of a question, and what stands in it. */
export interface SeenColumn {
  readonly column: Column;
  /** The option or row that it stands for; null for the whole answer. */
  readonly part: string | null;
  readonly profile: Profile;
}

/** What a tool writes where an option was not chosen. */
const unchosen = new Set(['', '0', 'false', 'no', 'unchecked', 'not selected', 'off', 'n']);
/** What it writes where it was, when it does not repeat the option. */
const ticks = new Set(['1', 'true', 'yes', 'checked', 'selected', 'x', 'on', 'y', 'ja', 'si', 'oui']);

/** Whether a cell in the column of an option says that it was not chosen. */
export const isUnchosen = (cell: string): boolean => unchosen.has(fold(cell));

/** The columns for parts of the answer, but for the free one. */
export const partColumns = (columns: readonly SeenColumn[]): { readonly part: string; readonly profile: Profile }[] =>
  columns.flatMap(({ part, profile }) => (part === null || isOther(fold(part)) ? [] : [{ part, profile }]));

/** Whether there is a column for a free answer beside the others. */
export const hasOtherColumn = (columns: readonly SeenColumn[]): boolean =>
  columns.some(({ part }) => part !== null && isOther(fold(part)));

/**
 * `options`: a column for each option, in which the option stands, or a tick. `grid`: one for each row of a grid, with
 * answers in them. `one`: the whole answer stands in one.
 */
export function spreadOf(columns: readonly SeenColumn[]): 'one' | 'options' | 'grid' {
  const parts = partColumns(columns);
  if (parts.length === 0) return 'one';
  const isTicked = parts.every(({ part, profile }) =>
    [...profile.values.keys()].every((cell) => {
      const text = fold(cell);
      return text === fold(part) || ticks.has(text) || unchosen.has(text);
    }),
  );
  return isTicked ? 'options' : 'grid';
}

/** Whether nothing but its own header stands in a column: an option, of which the question is not said. */
export function repeatsHeader({ column, profile }: SeenColumn): boolean {
  const header = fold(column.header);
  return profile.filled > 0 && [...profile.values.keys()].every((cell) => fold(cell) === header);
}

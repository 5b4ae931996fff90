// The different answers to one question, out of one column or of a column for each.
import { fold } from '../../fold.ts';
import type { ChoiceField } from '../../program/form.ts';
import { createChoiceReader } from '../choice.ts';
import type { CellStyle } from '../layout.ts';
import { piecesOf } from './pieces.ts';
import type { Profile } from './profile.ts';
import { type Question, tidy } from './question.ts';
import { hasOtherColumn, isUnchosen, partColumns } from './spread.ts';

/** What people answered, as the file spells it. */
export interface Answered {
  /** Rows by answer, in the file's order for columns, otherwise more first. */
  readonly counts: ReadonlyMap<string, number>;
  readonly many: boolean;
  /** Whether there was room for a free answer. */
  readonly other: boolean;
}

/** The answers in columns of their own. */
export function answersInColumns({ columns }: Question): Answered {
  const counts = new Map<string, number>();
  for (const { part, profile } of partColumns(columns)) {
    const chosen = [...profile.values].filter(([cell]) => !isUnchosen(cell));
    counts.set(
      part,
      chosen.reduce((sum, [, rows]) => sum + rows, 0),
    );
  }
  return { counts, many: true, other: hasOtherColumn(columns) };
}

export interface AnsweredOf extends Answered {
  /** Rows by option, where a form reads the answer already. */
  readonly known: ReadonlyMap<string, number>;
}

/** The answers in one column of a question that a form knows: those that it reads, and the others. */
export function answersOf(
  profile: Profile,
  field: ChoiceField,
  { mayBeMany, style }: { readonly mayBeMany: boolean; readonly style: CellStyle },
): AnsweredOf {
  const rows = [...profile.values].reduce((sum, [, count]) => sum + count, 0);
  const several = severalIn(profile, field, style);
  const many = field.many || (mayBeMany && several * 10 > rows);
  const read = createChoiceReader({ ...field, many, other: false }, style);
  const known = new Map<string, number>();
  const unread: [string, number][] = [];
  for (const [text, count] of profile.values) {
    const choice = read(text);
    for (const id of choice?.chosen ?? []) known.set(id, (known.get(id) ?? 0) + count);
    if (choice?.unrecognised !== undefined) unread.push([choice.unrecognised, count]);
  }
  const left = foldedCounts(unread);
  const pieces = many || mayBeMany ? piecesOf(left) : null;
  return {
    counts: byRows(pieces === null ? left : pieces.counts),
    many: many || pieces !== null,
    other: field.other,
    known,
  };
}

/** Rows in which more than one answer of the form stands, and nothing else. */
function severalIn(profile: Profile, field: ChoiceField, style: CellStyle): number {
  const one = createChoiceReader({ ...field, many: false, other: false }, style);
  const all = createChoiceReader({ ...field, many: true, other: false }, style);
  let rows = 0;
  for (const [text, count] of profile.values) {
    if ((one(text)?.chosen.length ?? 0) > 0) continue;
    const choice = all(text);
    if (choice !== undefined && choice.chosen.length > 1 && choice.unrecognised === undefined) rows += count;
  }
  return rows;
}

const mostOptions = 12;

/** The answers in one column of a question that no form knows; null where they are not few that come again and again. */
export function fewAnswersIn(profile: Profile): Answered | null {
  const pieces = piecesOf(profile.values);
  if (pieces !== null) {
    const counts = new Map([...pieces.counts].map(([text, rows]) => [tidy(text), rows]));
    return { counts, many: true, other: pieces.rare > 0 };
  }
  const counts = foldedCounts(profile.values);
  const isFew = profile.isWhole && counts.size >= 2 && counts.size <= mostOptions && profile.filled >= 3 * counts.size;
  const { looks, seen } = profile;
  const isOfAKind = [looks.email, looks.time, looks.zip, looks.phone, looks.link, looks.long].some((n) => n * 2 > seen);
  return isFew && !isOfAKind ? { counts: byRows(counts), many: false, other: false } : null;
}

/** Spellings that read the same are one answer, in the spelling that came first. */
function foldedCounts(values: Iterable<readonly [text: string, rows: number]>): Map<string, number> {
  const counts = new Map<string, { readonly text: string; rows: number }>();
  for (const [value, rows] of values) {
    const text = tidy(value);
    const known = counts.get(fold(text));
    if (known !== undefined) known.rows += rows;
    else if (fold(text) !== '') counts.set(fold(text), { text, rows });
  }
  return new Map([...counts.values()].map(({ text, rows }) => [text, rows]));
}

const byRows = (counts: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...counts].sort((a, b) => b[1] - a[1]));

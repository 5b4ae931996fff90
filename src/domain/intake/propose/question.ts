// What a file asks: one question for each column, or for several that stand for the parts of one answer.
import { fold } from '../../fold.ts';
import type { Form } from '../../program/form.ts';
import { type CellStyle, type Column, type Layout, nameOf, type OwnColumn } from '../layout.ts';
import { isOther, spellingsOf } from '../spellings.ts';
import type { Profile } from './profile.ts';
import { repeatsHeader, type SeenColumn, spreadOf } from './spread.ts';

export interface Question {
  /** As the file spells it, on one line; of options that stand under no question, those. */
  readonly header: string;
  /** One, or one for each part of the answer. */
  readonly columns: readonly SeenColumn[];
  /** What the form tool itself records there; null for a question that somebody answered. */
  readonly own: OwnColumn | null;
  /** Whether the file says the options alone, and not the question. */
  readonly isRun: boolean;
  /** Whether another question of the file reads the same: no form could tell the two apart. */
  readonly isDouble: boolean;
  readonly style: CellStyle;
}

/** Text on one line, without what nobody sees; it still reads the same to a form (`fold`). */
export const tidy = (text: string): string =>
  text
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\s\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();

/**
 * The questions of a file in its order; `profiles` by column. Columns without a header, or with signs alone, are none. The
 * options of `base` part two questions of which the file says the options alone.
 */
export function questionsOf(layout: Layout, profiles: readonly Profile[], base: Form): Question[] {
  const groups: SeenColumn[][] = [];
  for (const column of layout.columns) {
    const profile = profiles[column.index];
    if (profile === undefined || fold(column.header) === '' || isHeaderless(column, layout)) continue;
    const part = column.part === null ? null : tidy(column.part);
    const last = groups.at(-1);
    const free = last === undefined ? null : freePartOf(last, column);
    if (last !== undefined && (free !== null || belongs(last, column)))
      last.push({ column, part: free ?? part, profile });
    else groups.push([{ column, part, profile }]);
  }
  const questions = joinRuns(groups, createParting(base)).flatMap((columns) => questionOf(columns, layout.cells));
  const counts = new Map<string, number>();
  for (const { header, own } of questions) {
    if (own === null) counts.set(fold(header), (counts.get(fold(header)) ?? 0) + 1);
  }
  return questions.map((question) => ({
    ...question,
    isDouble: question.own === null && (counts.get(fold(question.header)) ?? 0) > 1,
  }));
}

const isHeaderless = ({ index, part, header }: Column, { headerCells }: Layout): boolean =>
  part === null && /^column [A-Z]+$/.test(header) && headerCells.every((cells) => (cells[index] ?? '').trim() === '');

/** Whether a column goes on with the question of those before it. */
function belongs(group: readonly SeenColumn[], { header, part, own }: Column): boolean {
  const before = group.at(-1)?.column;
  if (before === undefined || before.own !== own || fold(before.header) !== fold(header)) return false;
  return before.part !== null || part !== null;
}

/** `Question - Other (please specify) - Text`: the free answer to the question before it. */
function freePartOf(group: readonly SeenColumn[], { header, part, own }: Column): string | null {
  const before = group[0]?.column;
  if (before === undefined || part !== null || own !== null || before.own !== null) return null;
  const question = `${fold(before.header)} `;
  const folded = fold(header);
  if (!folded.startsWith(question)) return null;
  const rest = folded.slice(question.length).replace(/ text$/, '');
  return isOther(rest) ? rest : null;
}

/** Whether two options belong to different questions, as far as a form knows them. */
type Parts = (one: SeenColumn, other: SeenColumn) => boolean;

function createParting(base: Form): Parts {
  const { withOption } = spellingsOf(base);
  const fieldsOf = ({ column }: SeenColumn) => withOption(fold(column.header));
  return (one, other) => {
    const [mine, theirs] = [fieldsOf(one), fieldsOf(other)];
    return mine.length > 0 && theirs.length > 0 && !mine.some((field) => theirs.includes(field));
  };
}

function questionOf(columns: readonly SeenColumn[], style: CellStyle): Question[] {
  const [first] = columns;
  if (first === undefined) return [];
  const rest = { own: first.column.own, isDouble: false, style };
  if (first.column.part === null && first.part !== null) {
    return [{ header: columns.map(({ part }) => part).join(' / '), columns, isRun: true, ...rest }];
  }
  if (spreadOf(columns) !== 'grid') return [{ header: tidy(first.column.header), columns, isRun: false, ...rest }];
  // Each row of a grid is a question of its own, called by both.
  return columns.map((one) => ({
    header: tidy(nameOf(one.column)),
    columns: [{ ...one, part: null }],
    isRun: false,
    ...rest,
  }));
}

/** Columns beside each other in which nothing stands but their own headers: options, of which the question is not said. */
function joinRuns(groups: readonly SeenColumn[][], parts: Parts): SeenColumn[][] {
  const joined: SeenColumn[][] = [];
  let run: SeenColumn[] = [];
  /** Columns that nobody filled in: options, where the run goes on behind them. */
  let empty: SeenColumn[] = [];
  const close = () => {
    if (run.length > 1) joined.push(run.map((one) => ({ ...one, part: tidy(one.column.header) })));
    else joined.push(...run.map((one) => [one]));
    joined.push(...empty.map((one) => [one]));
    run = [];
    empty = [];
  };
  for (const group of groups) {
    const [one] = group;
    const isLone = group.length === 1 && one !== undefined && one.column.own === null && one.column.part === null;
    const isOption = isLone && repeatsHeader(one);
    const isFree = isLone && run.length > 1 && isOther(fold(one.column.header));
    if (isOption || isFree) {
      const isAnother = (other: SeenColumn) =>
        fold(other.column.header) === fold(one.column.header) || parts(other, one);
      if ([...run, ...empty].some(isAnother)) close();
      run.push(...empty, one);
      empty = [];
      if (isFree) close();
    } else if (isLone && one.profile.filled === 0 && run.length > 0 && !run.some((other) => parts(other, one)))
      empty.push(one);
    else {
      close();
      joined.push(group);
    }
  }
  close();
  return joined;
}

export const isFilled = ({ columns }: Question): boolean => columns.some(({ profile }) => profile.filled > 0);

/** What stands in the (first) column of a question. */
export const profileOf = ({ columns }: Question): Profile | null => columns[0]?.profile ?? null;

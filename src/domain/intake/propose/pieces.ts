// Cells that hold several answers at once: by what they are joined, and which answers there are.
import { fold } from '../../fold.ts';

/** How form tools join the answers of one cell. */
export const joints = [';', '\n', ',', '|'] as const;
export type Joint = (typeof joints)[number];

export interface Pieces {
  readonly joint: Joint;
  /** Different answers and the rows that have them, more first. */
  readonly counts: ReadonlyMap<string, number>;
  /** Rows that have an answer of which there are few. */
  readonly rare: number;
}

/** Cells are cut at these, whichever it is; more pieces than that are a text with commas. */
const mostPieces = 40;
const mostAnswers = 25;

/** Reads the cells of a question as lists of a few answers that come again and again; null where they are no such lists. */
export function piecesOf(values: ReadonlyMap<string, number>): Pieces | null {
  const found = joints.map((joint) => readAs(joint, values)).filter((pieces) => pieces !== null);
  return found[0] ?? null;
}

function readAs(joint: Joint, values: ReadonlyMap<string, number>): Pieces | null {
  const lists: { readonly pieces: string[]; readonly rows: number }[] = [];
  let rows = 0;
  let several = 0;
  for (const [cell, count] of values) {
    const pieces = cut(cell, joint);
    if (pieces.length > mostPieces) return null;
    lists.push({ pieces, rows: count });
    rows += count;
    if (pieces.length > 1) several += count;
  }
  // Where hardly a cell is a list, the joint is part of an answer.
  if (rows < 3 || several * 10 < rows) return null;
  const counts = countOf(joint === ',' ? rejoined(lists) : lists);
  // A comma is often enough part of a sentence: lists of a few answers come in more ways than there are answers.
  if (joint === ',' && counts.size > values.size) return null;
  const often = [...counts].filter(([, count]) => count > 1);
  const rare = [...counts].filter(([, count]) => count === 1).length;
  // Lists of few answers repeat them; essays do not.
  const isClosed = often.length >= 2 && often.length <= mostAnswers && rare * 5 <= rows;
  return isClosed ? { joint, counts: new Map(often.sort((a, b) => b[1] - a[1])), rare } : null;
}

const cut = (cell: string, joint: Joint): string[] =>
  cell
    .split(joint)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

function countOf(lists: readonly { readonly pieces: readonly string[]; readonly rows: number }[]): Map<string, number> {
  const spelled = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { pieces, rows } of lists) {
    for (const piece of new Set(pieces)) {
      const spelling = spelled.get(fold(piece)) ?? piece;
      spelled.set(fold(piece), spelling);
      counts.set(spelling, (counts.get(spelling) ?? 0) + rows);
    }
  }
  return counts;
}

type List = { readonly pieces: string[]; readonly rows: number };

/** Answers hold commas themselves: pieces of which neither is ever seen without the other, in that order, are one. */
function rejoined(lists: readonly List[]): readonly List[] {
  const alone = new Map<string, number>();
  const pairs = new Map<string, Map<string, number>>();
  for (const { pieces, rows } of lists) {
    pieces.forEach((piece, at) => {
      alone.set(piece, (alone.get(piece) ?? 0) + rows);
      const next = pieces[at + 1];
      if (next === undefined) return;
      const followers = pairs.get(piece) ?? new Map<string, number>();
      pairs.set(piece, followers.set(next, (followers.get(next) ?? 0) + rows));
    });
  }
  const belongs = (first: string, second: string): boolean => {
    const together = pairs.get(first)?.get(second) ?? 0;
    return together > 1 && together === alone.get(first) && together === alone.get(second);
  };
  return lists.map(({ pieces, rows }) => {
    const whole: string[] = [];
    pieces.forEach((piece, at) => {
      const before = pieces[at - 1];
      if (before !== undefined && belongs(before, piece)) whole.push(`${whole.pop()}, ${piece}`);
      else whole.push(piece);
    });
    return { pieces: whole, rows };
  });
}

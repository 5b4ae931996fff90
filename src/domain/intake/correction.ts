// What a person changes in a row that is held, step by step, so that it can be told later what was changed.
import { nearest } from '../did-you-mean.ts';
import { fold } from '../fold.ts';

/** `set`: another value for a column, by its name. `join`: the nth cell (from 1) and the next are one. `fill`: empty cells at the end. */
export type CorrectionStep =
  | { readonly set: string; readonly to: string }
  | { readonly join: number }
  | { readonly fill: true };

/** The columns of the row's file, by the names that people use, and what stood between two cells of it. */
export interface RowShape {
  readonly names: readonly string[];
  readonly delimiter: string;
}

/** The row with the corrections in it. A step that does not fit the row does nothing to it: the reader finds that out. */
export function correct(cells: readonly string[], steps: readonly CorrectionStep[], shape: RowShape): string[] {
  const corrected = [...cells];
  for (const step of steps) {
    if ('join' in step) {
      const at = step.join - 1;
      const next = corrected[at + 1];
      if (at >= 0 && next !== undefined) corrected.splice(at, 2, `${corrected[at]}${shape.delimiter}${next}`);
    } else if ('fill' in step) {
      while (corrected.length < shape.names.length) corrected.push('');
    } else {
      const at = shape.names.indexOf(step.set);
      if (at >= 0 && at < corrected.length) corrected[at] = step.to;
    }
  }
  return corrected;
}

/** Later steps for the same column take the place of earlier ones; the order of the others stays. */
export function addSteps(before: readonly CorrectionStep[], more: readonly CorrectionStep[]): CorrectionStep[] {
  const set = new Set(more.flatMap((step) => ('set' in step ? [step.set] : [])));
  return [...before.filter((step) => !('set' in step && set.has(step.set))), ...more];
}

/** The column that is meant: exactly, else folded, else the one that holds a field of that name. Null where there is none. */
export function columnMeant(
  word: string,
  names: readonly string[],
  fields: ReadonlyMap<string, string>,
): string | null {
  const wanted = word.trim();
  if (names.includes(wanted)) return wanted;
  const folded = fold(wanted);
  return names.find((name) => fold(name) === folded) ?? fields.get(wanted) ?? null;
}

export const nearestColumn = (word: string, names: readonly string[]): string | null => nearest(word, names);

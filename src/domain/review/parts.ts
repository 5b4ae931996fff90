// Which reviewers are linked through applications that they share, directly or by way of others.
import type { Reading } from './reading.ts';

/** The columns of `members` in parts, each ascending: between two parts nobody shares an application. */
export function partsOf(members: readonly number[], isLinked: (one: number, other: number) => boolean): number[][] {
  const left = new Set(members);
  const parts: number[][] = [];
  for (const first of members) {
    if (!left.delete(first)) continue;
    const part = [first];
    for (const one of part) {
      for (const other of left) {
        if (!isLinked(one, other)) continue;
        left.delete(other);
        part.push(other);
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

/** Parts by what they read. */
export const linkedParts = ({ shared, loads }: Reading, members: readonly number[]): number[][] =>
  partsOf(members, (one, other) => (shared[one * loads.length + other] ?? 0) > 0);

/** Parts by what they might read: no exchange links them, as conflicts and focus areas leave no application to both. */
export function linkableParts({ may, reads, served, loads }: Reading, members: readonly number[]): number[][] {
  const columns = loads.length;
  const both = new Uint8Array(columns * columns);
  for (let row = 0; row < served.length; row++) {
    if ((served[row] ?? 0) < 2) continue;
    const first = row * columns;
    const able = members.filter((column) => may[first + column] === 1 || reads[first + column] !== 0);
    for (const one of able) for (const other of able) both[one * columns + other] = 1;
  }
  return partsOf(members, (one, other) => both[one * columns + other] === 1);
}

// The last change that can be taken back, as the log has it.
import { linesBackwards, type ReadLine, readLine } from './audit-lines.ts';
import type { Store } from './open.ts';

/** All lines of one transaction, in order. */
export interface Change {
  readonly change: number;
  readonly lines: readonly ReadLine[];
}

export interface LastChange {
  /** Null where there is none. */
  readonly last: Change | null;
  /** Lines behind it that changed nothing here, such as an export: the newest first. */
  readonly passedOver: readonly ReadLine[];
}

/**
 * The last change that was not taken back, and takes nothing back itself; of those that are `wanted`. What only worked
 * something out anew, and what changed nothing here, is passed over.
 */
export function lastChange(store: Store, wanted: (change: Change) => boolean = () => true): LastChange {
  const undone = new Set<number>();
  const passedOver: ReadLine[] = [];
  for (const change of changesBackwards(store)) {
    const [first] = change.lines;
    if (first !== undefined && first.undoes !== null) undone.add(first.undoes);
    else if (!undone.has(change.change)) {
      if (change.lines.every(changesNothing)) {
        // Behind an undo they have been told of.
        if (undone.size === 0) passedOver.push(...change.lines);
      } else if (wanted(change)) return { last: change, passedOver };
    }
  }
  return { last: null, passedOver };
}

function* changesBackwards(store: Store): Generator<Change, void, undefined> {
  let lines: ReadLine[] = [];
  for (const line of linesBackwards(store)) {
    const [first] = lines;
    if (first !== undefined && first.change !== line.change) {
      yield { change: first.change, lines };
      lines = [];
    }
    lines.unshift(readLine(line));
  }
  const [first] = lines;
  if (first !== undefined) yield { change: first.change, lines };
}

const changesNothing = ({ redacted_in: removal, kept }: ReadLine): boolean =>
  removal === null && kept.rows.length === 0 && kept.whole === undefined && kept.final === undefined && !kept.isOlder;

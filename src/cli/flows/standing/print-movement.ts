import type { Movement } from '../../../domain/ranking/movement.ts';
import { count } from '../../../report/count.ts';
import { toTsv } from '../../../report/delimited.ts';
import { movementLines, movementTable } from '../../../report/movement.ts';
import type { Io } from '../../io.ts';

/** Who stands differently: a line each on a screen, tab-separated values in a pipe. */
export function printMovement(io: Io, moved: readonly Movement[]): void {
  if (moved.length === 0) return;
  io.out(io.isScreen ? `${movementLines(moved, io.width).join('\n')}\n` : toTsv(movementTable(moved)));
}

/** How many stand differently, or would, and each of them; nothing where nobody does. */
export function printWhoMoves(io: Io, moved: readonly Movement[], isDone: boolean): void {
  if (moved.length === 0) return;
  const verb = isDone ? (moved.length === 1 ? 'stands' : 'stand') : 'would stand';
  io.note(`${count(moved.length, 'application')} ${verb} differently:\n`);
  printMovement(io, moved);
}

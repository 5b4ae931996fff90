import type { Movement } from '../../domain/ranking/movement.ts';
import { toTsv } from '../../report/delimited.ts';
import { movementLines, movementTable } from '../../report/movement.ts';
import type { Io } from '../io.ts';

/** Who stands differently: a line each on a screen, tab-separated values in a pipe. */
export function printMovement(io: Io, moved: readonly Movement[]): void {
  if (moved.length === 0) return;
  io.out(io.isScreen ? `${movementLines(moved, io.width).join('\n')}\n` : toTsv(movementTable(moved)));
}

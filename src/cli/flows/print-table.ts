import { toTsv } from '../../report/delimited.ts';
import { drawTable, type Table } from '../../report/table.ts';
import type { Io } from '../io.ts';

/** A table drawn on a screen, and as plain tab-separated values into a pipe. */
export function printTable(io: Io, table: Table): void {
  io.out(io.isScreen ? drawTable(table, { width: io.width, style: io.style }) : toTsv(table));
}

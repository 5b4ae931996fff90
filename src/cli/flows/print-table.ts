import { toTsv } from '../../report/delimited.ts';
import type { Table } from '../../report/table.ts';
import type { Io } from '../io.ts';

/** A table drawn on a screen, where it has rows; plain tab-separated values with a header in a pipe. */
export async function printTable(io: Io, table: Table): Promise<void> {
  if (!io.isScreen) return io.out(toTsv(table));
  if (table.rows.length === 0) return;
  const { drawTable } = await import('../../report/table.ts');
  io.out(drawTable(table, { width: io.width, style: io.style }));
}

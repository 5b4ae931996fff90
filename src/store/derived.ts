// What the database works out from facts, and can work out again: no change of it is a change of data.
import type { Cells } from '../domain/audit/changed-row.ts';

/**
 * Beside the log itself. `meta` holds counters, fingerprints and the program as it was read; a record's text is long, and its
 * hash, which is a fact, says all of it.
 */
const tables: ReadonlySet<string> = new Set(['meta', 'audit', 'calibrated', 'record_part']);

const columns: Readonly<Record<string, ReadonlySet<string>>> = {
  application: new Set([
    ...['state', 'first_submitted_at', 'window', 'revisions', 'gate', 'reasons', 'tier', 'priority', 'points'],
    ...['out_of', 'scored', 'criteria', 'rank_key'],
  ]),
};

export const isDerivedTable = (table: string): boolean => tables.has(table);

export const isDerivedColumn = (table: string, column: string): boolean => columns[table]?.has(column) === true;

/** Whether a cell is worked out: the revision that counts is, until a person has chosen it or a batch has taken it up. */
export function isDerivedCell(table: string, column: string, row: Cells): boolean {
  if (isDerivedColumn(table, column)) return true;
  return table === 'application' && column === 'revision_id' && isFree(row);
}

const isFree = (row: Cells): boolean => row['revision_chosen'] === 0 && row['batch_id'] === null;

// Held rows as they are shown: cells under their columns' names, and what is wrong with them as they are now.
import { correct } from '../../../domain/intake/correction.ts';
import { isEmail, normaliseEmail } from '../../../domain/intake/email.ts';
import type { HeldRowView, NamedCell } from '../../../domain/intake/held-row-view.ts';
import type { Issue } from '../../../domain/intake/issue.ts';
import type { HeldRow } from '../../../store/held-rows.ts';
import { importNumbered } from '../../../store/imports.ts';
import type { Store } from '../../../store/open.ts';
import type { ImportAgain, ReadingAgain } from './read-again.ts';
import { readCorrected, stepsOf } from './take-in-held.ts';

/** Looks one row up after another; an import's layout is looked up once. */
export function openRowViews(store: Store, readingAgain: ReadingAgain): (row: HeldRow) => Promise<HeldRowView> {
  return async (row) => {
    const again = await readingAgain(row);
    const known = 'why' in again ? null : again;
    const steps = stepsOf(row);
    const came = JSON.parse(row.cells) as string[];
    const cells = known === null ? came : correct(came, steps, known);
    const imported = known?.imported ?? (await importNumbered(store, row.import_id));
    const isWaiting = row.status === 'held' && known !== null;
    const issues = isWaiting ? readCorrected(known, row, steps).issues : (JSON.parse(row.issues) as Issue[]);
    return {
      importId: row.import_id,
      line: row.line,
      file: imported?.file ?? '',
      heldAt: imported?.imported_at ?? null,
      email: known === null ? null : emailIn(cells, known),
      cells: namedCells(cells, known),
      missing: known === null ? [] : known.names.slice(cells.length),
      issues: issues.filter(({ severity }) => severity === 'held'),
      status: row.status,
      settledAt: row.settled_at,
      settledBy: row.settled_by,
      reason: row.reason,
      corrections: steps,
      why: 'why' in again ? again.why : null,
    };
  };
}

/** Spreadsheets add empty cells at the end, which belong to no column. */
function namedCells(cells: readonly string[], known: ImportAgain | null): NamedCell[] {
  const named = cells.map((value, at) => ({ column: known?.names[at] ?? null, value }));
  const isSpare = named.slice(known?.names.length ?? named.length).every(({ value }) => value.trim() === '');
  return isSpare && known !== null ? named.slice(0, known.names.length) : named;
}

function emailIn(cells: readonly string[], { mapping }: ImportAgain): string | null {
  const column = mapping.columns.find(({ field }) => field.kind === 'email');
  const email = normaliseEmail(column === undefined ? '' : (cells[column.index] ?? ''));
  return isEmail(email) ? email : null;
}

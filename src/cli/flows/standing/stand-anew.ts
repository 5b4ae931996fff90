// Working out anew whatever hangs on rows that were put back.
import type { Cell, ChangedRow } from '../../../domain/audit/changed-row.ts';
import type { Program } from '../../../domain/program/program.ts';
import { letOwnCount, readApplication } from '../../../store/applications.ts';
import type { Store } from '../../../store/open.ts';
import { openFirstWriter } from '../../../store/standings.ts';
import { recalibrate } from '../reading/recalibrate.ts';
import { recount } from './recount.ts';
import { rescoreAll } from './rescore.ts';
import { forgetScored } from './scored.ts';
import { calendarInForce } from './windows-in-force.ts';

/** Tables on which everybody's standing may hang. */
const forAll: ReadonlySet<string> = new Set(['window_extension', 'participant', 'applicant', 'merge', 'batch']);

/** Inside a write transaction. Of another cycle its own program works it out, the next time that it is in force. */
export async function standAnew(store: Store, program: Program, rows: readonly ChangedRow[]): Promise<void> {
  const calendar = await calendarInForce(store, program);
  const again = recount(store, program, calendar);
  const writeFirst = openFirstWriter(store);
  const touched = new Set(rows.flatMap(applicationsIn));
  const batches = new Set<number>();
  for (const id of touched) {
    const kept = await readApplication(store, id);
    if (kept === null) continue;
    const { application, revisions } = kept;
    const [first] = revisions;
    if (first === undefined) continue;
    await letOwnCount(store, kept);
    writeFirst(id, first.submitted_at, revisions.length);
    if (application.cycle !== program.cycle) await forgetScored(store, application.cycle);
    else if (application.batch_id !== null) batches.add(application.batch_id);
  }
  for (const batch of batches) for (const id of recalibrate(store, program, batch)) touched.add(id);
  for (const id of touched) {
    if ((await readApplication(store, id))?.application.cycle === program.cycle) again(id);
  }
  if (rows.some(({ table }) => forAll.has(table))) rescoreAll(store, program, calendar);
}

/** The applications that a row is of, as it was and as it is. */
function applicationsIn({ table, key, before, after }: ChangedRow): number[] {
  const column = table === 'application' ? 'id' : 'application_id';
  return [key[column], before?.[column], after?.[column]].filter((cell) =>
    isNumber(cell as Cell | undefined),
  ) as number[];
}

const isNumber = (cell: Cell | undefined): cell is number => typeof cell === 'number';

// The record that a batch was closed with, as it is kept, and the rules that hold for a batch by it.
import type { Program } from '../../../domain/program/program.ts';
import { type ReadRecord, readRecord } from '../../../domain/record/read-record.ts';
import { rulesFrom } from '../../../domain/record/rules.ts';
import { sectionTitle } from '../../../domain/record/shape.ts';
import { UserError } from '../../../domain/user-error.ts';
import { applicationRow } from '../../../store/areas.ts';
import { type Batch, batchNumbered } from '../../../store/batches.ts';
import type { Store } from '../../../store/open.ts';
import { type BatchRecord, recordOf, recordTextOf } from '../../../store/records.ts';
import { sha256 } from '../sha256.ts';

/** The record of a closed batch with its text, taken apart. Refused where the batch is open or its text is broken. */
export async function closedRecord(
  store: Store,
  batch: Batch,
): Promise<{ readonly kept: BatchRecord; readonly read: ReadRecord; readonly text: string }> {
  const kept = await recordOf(store, batch.id);
  if (kept === null) {
    throw new UserError(`${batch.name} is not closed: there is no record of it.`, {
      hint: `fdp batch close ${batch.name} closes it.`,
    });
  }
  const text = textKept(store, batch, kept.sha256);
  const read = readRecord(text, sha256);
  if (typeof read !== 'string') return { kept, read, text };
  throw damaged(batch, read);
}

function textKept(store: Store, batch: Batch, record: string): string {
  try {
    return recordTextOf(store, record);
  } catch {
    throw damaged(batch, 'a piece of it can’t be unpacked');
  }
}

const damaged = ({ name }: Batch, why: string): UserError =>
  new UserError(`The record of ${name} is damaged in the database: ${why}.`, {
    hint: `A record that was exported can be held against the batch: fdp verify ${name} --against FILE.`,
  });

/** The same for the batch of an application; the program as it is while the application waits. */
export async function rulesOfApplication(store: Store, program: Program, application: number): Promise<Program> {
  const row = await applicationRow(store, application);
  if (row === null || row.batch_id === null) return program;
  const batch = await batchNumbered(store, row.batch_id);
  return batch === null ? program : rulesInForce(store, program, batch);
}

/** The program by which a batch stands: with the rules of its record once it is closed. Seats are those of the program. */
export async function rulesInForce(store: Store, program: Program, batch: Batch): Promise<Program> {
  const kept = await recordOf(store, batch.id);
  if (kept === null) return program;
  const part = (section: 'rubric' | 'policy'): string[] => {
    const [title, ...lines] = recordTextOf(store, kept.sha256, [section]).replace(/\n$/, '').split('\n');
    return title === sectionTitle(section) ? lines : [];
  };
  const rules = rulesFrom({ rubric: part('rubric'), policy: part('policy') });
  if (rules === null) throw damaged(batch, 'its rules can’t be read');
  const { district, ...rest } = program;
  // Pay, training and what else describes an area is no rule: the program files say it.
  const described = new Map(program.focusAreas.map((area) => [area.id, area]));
  const focusAreas = rules.focusAreas.map((area) => ({ ...described.get(area.id), ...area }));
  return { ...rest, ...rules, focusAreas };
}

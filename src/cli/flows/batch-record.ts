// The record of a batch: written when it is closed, worked out anew when it is verified.
import type { Program } from '../../domain/program/program.ts';
import type { Stood } from '../../domain/record/placed.ts';
import { type ReadRecord, readRecord } from '../../domain/record/read-record.ts';
import { type RecordRules, rulesFrom, rulesOf } from '../../domain/record/rules.ts';
import { sectionTitle, thisFormat } from '../../domain/record/shape.ts';
import { type RecordLines, type RecordText, recordLines, seal, workedOut } from '../../domain/record/write-record.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Actor } from '../../store/audit.ts';
import type { StoredMember } from '../../store/batch-members.ts';
import type { Batch } from '../../store/batches.ts';
import type { Store } from '../../store/open.ts';
import { type BatchRecord, recordOf, recordTextOf } from '../../store/records.ts';
import { sha256 } from './sha256.ts';
import { readBatch } from './stand-batch.ts';

/** The record of a batch as it stands now, by the rules of the program. */
export function writeBatchRecord(
  store: Store,
  program: Program,
  batch: Batch,
  { at, by }: Actor,
  tool: string,
): { readonly text: RecordText; readonly stood: readonly Stood[] } {
  const rules = rulesOf(program);
  const stood = readBatch(store, batch.id).standBy(rules);
  const head = {
    ...{ format: thisFormat, tool, program: program.id, cycle: String(batch.cycle), batch: batch.name },
    ...{ window: batch.window, focusArea: batch.focus_area ?? '-', asOf: batch.as_of, closedAt: at, closedBy: by },
  };
  return { text: seal(recordLines(head, rules, stood, sha256), sha256), stood };
}

/** The same inputs and the same rules worked out anew, for a record of that batch. */
export interface Recomputed {
  readonly lines: RecordLines;
  /** Members as the database shows them, where that is not what was worked out. */
  readonly shownOtherwise: readonly ShownOtherwise[];
  /** In the roster now, and not when the batch was closed: whoever came in later does not count. */
  readonly lateInRoster: readonly number[];
}

export interface ShownOtherwise {
  readonly application: number;
  readonly field: string;
  readonly shown: string;
  readonly computed: string;
}

/** Works a batch out by the rules of a record, from what the database holds. */
export function recompute(store: Store, batchId: number, record: ReadRecord, rules: RecordRules): Recomputed {
  const batch = readBatch(store, batchId);
  const wasInRoster = rosterOf(record);
  const late = batch.members.filter(({ application, inRoster }) => inRoster && wasInRoster.get(application) === false);
  const lateInRoster = new Set(late.map(({ application }) => application));
  const members =
    late.length === 0
      ? batch.members
      : batch.members.map((one) => (lateInRoster.has(one.application) ? { ...one, inRoster: false } : one));
  const stood = batch.standBy(rules, members);
  return {
    lines: { ...record.lines, ...workedOut(rules, stood, sha256) },
    shownOtherwise: stood.flatMap(({ standing }, at) => shownOtherwise(batch.members[at], standing)),
    lateInRoster: [...lateInRoster],
  };
}

/** Who was in the roster when the record was written. */
function rosterOf({ lines: { inputs } }: ReadRecord): Map<number, boolean> {
  const at = (inputs[0] ?? '').split('\t').indexOf('roster');
  return new Map(
    inputs.slice(1).map((line) => {
      const cells = line.split('\t');
      return [Number(cells[0]), cells[at] === 'roster'];
    }),
  );
}

function shownOtherwise(
  member: StoredMember | undefined,
  { score, priority, rankKey }: Stood['standing'],
): ShownOtherwise[] {
  if (member === undefined) return [];
  const computed = { ...score, reasons: JSON.stringify(score.reasons), priority, rankKey };
  const fields = Object.keys(member.stored) as (keyof StoredMember['stored'])[];
  const field = fields.find((one) => member.stored[one] !== computed[one]);
  if (field === undefined) return [];
  const { application, stored } = member;
  return [{ application, field, shown: String(stored[field]), computed: String(computed[field]) }];
}

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
  const text = textKept(store, batch);
  const read = readRecord(text, sha256);
  if (typeof read !== 'string') return { kept, read, text };
  throw damaged(batch, read);
}

function textKept(store: Store, batch: Batch): string {
  try {
    return recordTextOf(store, batch.id);
  } catch {
    throw damaged(batch, 'a piece of it can’t be unpacked');
  }
}

const damaged = ({ name }: Batch, why: string): UserError =>
  new UserError(`The record of ${name} is damaged in the database: ${why}.`, {
    hint: `A record that was exported can be held against the batch: fdp verify ${name} --against FILE.`,
  });

/** The program by which a batch stands: with the rules of its record once it is closed. Seats are those of the program. */
export async function rulesInForce(store: Store, program: Program, batch: Batch): Promise<Program> {
  if ((await recordOf(store, batch.id)) === null) return program;
  const part = (section: 'rubric' | 'policy'): string[] => {
    const [title, ...lines] = recordTextOf(store, batch.id, [section]).replace(/\n$/, '').split('\n');
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

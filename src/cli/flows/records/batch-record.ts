// The record of a batch: written when it is closed, worked out anew when it is verified.

import { isAnonymousEmail } from '../../../domain/privacy/anonymous.ts';
import type { Program } from '../../../domain/program/program.ts';
import { carryOver, type WhyCarried } from '../../../domain/record/carried.ts';
import type { Stood } from '../../../domain/record/placed.ts';
import type { ReadRecord } from '../../../domain/record/read-record.ts';
import { type RecordRules, rulesOf } from '../../../domain/record/rules.ts';
import { thisFormat } from '../../../domain/record/shape.ts';
import {
  inputLine,
  type RecordLines,
  type RecordText,
  recordLines,
  seal,
  workedOutLines,
} from '../../../domain/record/write-record.ts';
import type { Actor } from '../../../store/audit.ts';
import type { StoredMember } from '../../../store/batch-members.ts';
import type { Batch } from '../../../store/batches.ts';
import { takenUpAgain } from '../../../store/deferrals.ts';
import type { Store } from '../../../store/open.ts';
import { sha256 } from '../sha256.ts';
import { readBatch } from '../standing/stand-batch.ts';

/** The record of a batch as it stands now, by the rules of the program. */
export function writeBatchRecord(
  store: Store,
  program: Program,
  batch: Batch,
  { at, by }: Actor,
  tool: string,
): { readonly text: RecordText; readonly stood: readonly Stood[] } {
  const rules = rulesOf(program);
  const {
    by: [stood = []],
    inputs,
  } = workOut(store, batch.id, rules);
  const head = {
    ...{ format: thisFormat, tool, program: program.id, cycle: String(batch.cycle), batch: batch.name },
    ...{ window: batch.window, focusArea: batch.focus_area ?? '-', asOf: batch.as_of, closedAt: at, closedBy: by },
  };
  return { text: seal(recordLines(head, rules, { inputs, stood }), sha256), stood };
}

/** The same inputs and the same rules worked out anew, for a record of that batch. */
export interface Recomputed {
  readonly lines: RecordLines;
  /** Members as the database shows them, where that is not what was worked out. */
  readonly shownOtherwise: readonly ShownOtherwise[];
  /** In the roster now, and not when the batch was closed: whoever came in later does not count. */
  readonly lateInRoster: readonly number[];
  /** Whom the database has otherwise by now, and why: taken as the record has them. By number. */
  readonly carried: ReadonlyMap<number, WhyCarried>;
}

export interface ShownOtherwise {
  readonly application: number;
  readonly field: string;
  readonly shown: string;
  readonly computed: string;
}

/** Works a batch out by the rules of a record, from what the database holds. */
export async function recompute(
  store: Store,
  batchId: number,
  record: ReadRecord,
  rules: RecordRules,
): Promise<Recomputed> {
  const wasInRoster = rosterOf(record);
  const lateInRoster: number[] = [];
  const again = (await takenUpAgain(store, batchId)).filter((application) => wasInRoster.has(application));
  const carried = new Map(again.map((application): [number, WhyCarried] => [application, 'deferred']));
  const {
    kept,
    by: [stood = []],
    inputs,
  } = workOut(store, batchId, rules, (member) => {
    const { application, email, inRoster } = member;
    if (isAnonymousEmail(email) && wasInRoster.has(application)) carried.set(application, 'removed');
    if (!inRoster || wasInRoster.get(application) !== false) return member;
    lateInRoster.push(application);
    return { ...member, inRoster: false };
  });
  const found = carryOver(record.lines, { inputs, stood }, new Set(carried.keys()));
  return {
    lines: { ...record.lines, ...workedOutLines(rules, found) },
    shownOtherwise: stood.flatMap((one, at) =>
      carried.has(one.member.application) ? [] : shownOtherwise(kept[at], one),
    ),
    lateInRoster,
    carried: new Map([...carried].sort(([a], [b]) => a - b)),
  };
}

/** The members of a batch by some rules, each with the line that a record has of what counts of it. */
function workOut(store: Store, batchId: number, rules: RecordRules, as?: (member: StoredMember) => StoredMember) {
  const inputs: string[] = [];
  const look = (member: StoredMember) => {
    inputs.push(inputLine(member, sha256));
  };
  return { ...readBatch(store, batchId, { by: [rules], look, ...(as === undefined ? {} : { as }) }), inputs };
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

/** The columns of a standing, as the database and a record both have them. */
const columnsOf = ({ score, priority, rankKey }: Stood['standing']) => ({
  ...{ outcome: score.gate, reasons: score.reasons.join(' '), tier: score.tier, priority, points: score.points },
  ...{ outOf: score.outOf, scored: score.scored, criteria: score.criteria, key: rankKey },
});

function shownOtherwise(kept: Stood | undefined, { member, standing }: Stood): ShownOtherwise[] {
  if (kept === undefined || isSameStanding(kept.standing, standing)) return [];
  const [shown, computed] = [columnsOf(kept.standing), columnsOf(standing)];
  const fields = Object.keys(shown) as (keyof typeof shown)[];
  const field = fields.find((one) => shown[one] !== computed[one]) ?? 'key';
  return [{ application: member.application, field, shown: String(shown[field]), computed: String(computed[field]) }];
}

const isSameStanding = (one: Stood['standing'], other: Stood['standing']): boolean =>
  one.rankKey === other.rankKey &&
  one.priority === other.priority &&
  one.score.points === other.score.points &&
  one.score.gate === other.score.gate &&
  one.score.tier === other.score.tier &&
  one.score.outOf === other.score.outOf &&
  one.score.scored === other.score.scored &&
  one.score.criteria === other.score.criteria &&
  one.score.reasons.join() === other.score.reasons.join();

// Taking back one change, whatever it was: every row as it was before, and what hangs on it worked out anew.
import type { ChangedRow } from '../../../domain/audit/changed-row.ts';
import type { Program } from '../../../domain/program/program.ts';
import type { Movement } from '../../../domain/ranking/movement.ts';
import { UserError } from '../../../domain/user-error.ts';
import { clashInWords } from '../../../report/undo-change.ts';
import { firstFreeApplication, retireNumber } from '../../../store/application-numbers.ts';
import { recordChange } from '../../../store/audit.ts';
import { openNames } from '../../../store/audit-subjects.ts';
import { keepHighest } from '../../../store/numbers.ts';
import { inTrial, type Store } from '../../../store/open.ts';
import { deferReferences, putBack } from '../../../store/put-back.ts';
import { type Change, lastChange } from '../../../store/undoable.ts';
import { actorOf, type Context } from '../../context.ts';
import { letBatchGo } from '../batches/let-batch-go.ts';
import { standAnew } from '../standing/stand-anew.ts';
import { withMovement } from '../standing/with-movement.ts';
import { refusal, refuseFinal } from './undo-refusal.ts';

export interface TakenBack {
  /** Who stands differently by it. */
  readonly moved: readonly Movement[];
}

export interface TakingBack {
  /** Otherwise all is worked out, and nothing kept. */
  readonly keep: boolean;
  /** Which changes are meant, where not all are. */
  readonly wanted?: (change: Change) => boolean;
}

/** Takes a change back, unless something else stands there now, or another command came before. */
export async function takeBackChange(
  context: Context,
  store: Store,
  program: Program,
  change: Change,
  { keep, wanted }: TakingBack,
): Promise<TakenBack> {
  refuseFinal(change);
  const work = async () => {
    if (lastChange(store, wanted).last?.change !== change.change) {
      throw new UserError('Somebody has changed something meanwhile.', {
        hint: 'Run the command again, to see what the last change is now. Nothing was changed.',
      });
    }
    const { moved } = await withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
      await putAllBack(store, program, change);
    });
    const lines = change.lines.map(({ id }) => id);
    await recordChange(store, actorOf(context), { undone: change.change, lines }, { undoes: change.change });
    return { keep, result: { moved } };
  };
  return inTrial(store, work);
}

async function putAllBack(store: Store, program: Program, { lines }: Change): Promise<void> {
  deferReferences(store);
  await keepHighest(store);
  const highest = firstFreeApplication(store) - 1;
  const all: ChangedRow[] = [];
  for (const { kept } of [...lines].reverse()) {
    if (kept.whole?.kind === 'batch') all.push(...(await letBatchGo(store, kept.whole)));
    for (const row of [...kept.rows].reverse()) {
      const clash = await putBack(store, row);
      if (clash !== null) throw refusal(clashInWords(clash, openNames(store)));
      all.push(row);
    }
  }
  // Numbers that people have seen are not given again.
  if (firstFreeApplication(store) <= highest) await retireNumber(store, highest);
  await standAnew(store, program, all);
}

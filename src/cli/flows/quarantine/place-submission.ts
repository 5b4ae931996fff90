// A submission whose focus area could not be read, and can be now: to which application it belongs.
import type { Answers } from '../../../domain/intake/application.ts';
import type { Program } from '../../../domain/program/program.ts';
import { applicationFor, applicationRow, giveSubmission, setArea, splitSubmission } from '../../../store/areas.ts';
import type { Store } from '../../../store/open.ts';
import { openRevisions } from '../../../store/revisions.ts';

/** Where a submission is now, and the applications that have to be worked out anew; or why it can't go there. */
export type Placed =
  | { readonly application: number; readonly touched: readonly number[] }
  | { readonly stuck: 'taken-up' };

/** The focus area that answers choose; empty where it is none of the program's. */
export function areaOf(answers: Answers, program: Program): string {
  const answer = answers['focusArea'];
  const chosen = answer === undefined || typeof answer === 'string' ? [] : answer.chosen;
  return chosen.find((id) => program.focusAreas.some((area) => area.id === id)) ?? '';
}

/**
 * Moves a submission, which stands under no area, to `area`: its application goes there as a whole where all of its
 * submissions do and there is none yet; otherwise the submission alone. What a batch has taken up stays in it.
 * Only inside a write transaction, and before its answers are rewritten.
 */
export async function placeSubmission(
  store: Store,
  { revisionId, applicationId, area }: { revisionId: number; applicationId: number; area: string },
): Promise<Placed> {
  const from = await applicationRow(store, applicationId);
  if (from === null) throw new Error(`there is no application ${applicationId}`);
  if (from.area === area) return { application: from.id, touched: [from.id] };
  const there = await applicationFor(store, from, area);
  const isAlone = openRevisions(store)(from.id).length === 1;
  const isTakenUp = from.batch_id !== null;
  const counts = from.revision_id === revisionId;
  if (there === null && (isAlone || (isTakenUp && counts))) {
    await setArea(store, from.id, area);
    return { application: from.id, touched: [from.id] };
  }
  if (isTakenUp && counts) return { stuck: 'taken-up' };
  // Beside what the batch took up it is kept, and not used.
  if (isTakenUp && there === null) return { application: from.id, touched: [from.id] };
  if (there !== null) {
    await giveSubmission(store, revisionId, from, there.id);
    return { application: there.id, touched: isAlone ? [there.id] : [there.id, from.id] };
  }
  const id = await splitSubmission(store, revisionId, from, area);
  return { application: id, touched: [id, from.id] };
}

// What becomes of one person's applications when a merge is undone: each side gets back what it had, and what came since.
import type { OwnApplication } from './merge-plan.ts';

export type Side = 'kept' | 'merged';
export const sides: readonly Side[] = ['kept', 'merged'];

/** A submission, and under whose e-mail it came. */
export interface SentRevision {
  readonly id: number;
  readonly application: number;
  readonly side: Side;
}

/** How things stood when the two were joined. */
export interface BeforeMerge<One extends OwnApplication = OwnApplication> {
  readonly applications: Readonly<Record<Side, readonly One[]>>;
  /** Which application's submissions became part of which, by the merge or since. */
  readonly joined: readonly { readonly stays: number; readonly gone: number }[];
}

/** One side's part of an application. */
export interface SplitPart<One extends OwnApplication = OwnApplication> {
  readonly side: Side;
  /** The application that it is a part of now. */
  readonly from: number;
  /** Its number from now on; null where it needs a new one. */
  readonly id: number | null;
  /** As it was before the merge; null where it came later. */
  readonly before: One | null;
  readonly revisions: readonly number[];
  readonly batchId: number | null;
  /** Whether it was taken up since the merge: the revision that counts is the one that was taken up. */
  readonly isNewlyTakenUp: boolean;
  readonly isChosen: boolean;
  /** The revision that counts where a batch or a person has settled it; null where the rules decide. */
  readonly settled: number | null;
}

/**
 * Shares out the applications that the joined person has now. Each submission goes with the e-mail under which it came;
 * a batch, or a choice by hand, that came after the merge goes with the submission that was taken up or chosen.
 */
export function planSplit<One extends OwnApplication>(
  now: readonly One[],
  revisions: readonly SentRevision[],
  before: BeforeMerge<One>,
): SplitPart<One>[] {
  return now.flatMap((application) => partsOf(application, revisions, before));
}

function partsOf<One extends OwnApplication>(
  application: One,
  all: readonly SentRevision[],
  { applications, joined }: BeforeMerge<One>,
): SplitPart<One>[] {
  const own = all.filter((revision) => revision.application === application.id);
  const isJoined = ({ id }: One): boolean => joined.some(({ stays, gone }) => stays === application.id && gone === id);
  const found = sides.map(
    (side) => applications[side].find(({ id }) => id === application.id) ?? applications[side].find(isJoined) ?? null,
  );
  const known = found.filter((one) => one !== null);
  const owner = own.find(({ id }) => id === application.revisionId)?.side;
  const isNewBatch = application.batchId !== null && !known.some(({ batchId }) => batchId === application.batchId);
  const isNewChoice =
    application.isChosen &&
    !known.some(({ isChosen, revisionId }) => isChosen && revisionId === application.revisionId);
  const holder = holderOf(application.id, known, own);
  return sides.flatMap((side, at) => {
    const parts = own.filter((revision) => revision.side === side).map(({ id }) => id);
    if (parts.length === 0) return [];
    const was = found[at] ?? null;
    const isNewlyTakenUp = isNewBatch && owner === side;
    const isNewlyChosen = isNewChoice && owner === side;
    const isChosen = isNewlyChosen || was?.isChosen === true;
    const batchId = isNewlyTakenUp ? application.batchId : (was?.batchId ?? null);
    const counting = isNewlyChosen || isNewlyTakenUp ? application.revisionId : (was?.revisionId ?? null);
    return [
      {
        side,
        from: application.id,
        id: was?.id ?? (holder === side ? application.id : null),
        before: was,
        revisions: parts,
        batchId,
        isNewlyTakenUp,
        isChosen,
        settled: batchId !== null || isChosen ? counting : null,
      },
    ];
  });
}

/** Who keeps the number of an application that neither had before: the one who sent the first submission of it. */
function holderOf(id: number, known: readonly OwnApplication[], own: readonly SentRevision[]): Side | null {
  if (known.some((one) => one.id === id)) return null;
  return (
    own.reduce<SentRevision | null>((first, one) => (first === null || one.id < first.id ? one : first), null)?.side ??
    null
  );
}

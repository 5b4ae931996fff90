// What becomes of two people's applications when the two are found to be one.

/** An application as far as joining and parting need to know it. */
export interface OwnApplication {
  readonly id: number;
  readonly cycle: number;
  /** Focus area id, empty where none of the program's was chosen. */
  readonly area: string;
  readonly batchId: number | null;
  /** The revision that counts. */
  readonly revisionId: number;
  /** Whether a person chose it: rules do not move it then. */
  readonly isChosen: boolean;
}

/** What becomes of one application of the person who joins, or of one on each side. */
export type MergeStep<One extends OwnApplication = OwnApplication> =
  /** There is none like it on the other side: it goes over. */
  | { readonly kind: 'move'; readonly application: One }
  /**
   * Both have one for the same area and cycle: the submissions of `gone` become revisions of `stays`. `chosen` is the
   * revision that goes on counting because a person chose it; `isDropped` says that a choice of the other side does not.
   */
  | {
      readonly kind: 'join';
      readonly stays: One;
      readonly gone: One;
      readonly chosen: number | null;
      readonly isDropped: boolean;
    }
  /** Of another cycle than the one in force, and both taken up: what was reviewed then stays as it was. */
  | { readonly kind: 'leave'; readonly kept: One; readonly left: One }
  /** Of the cycle in force, and both taken up: a batch keeps what it took up, so that these two can't become one. */
  | { readonly kind: 'clash'; readonly kept: One; readonly other: One };

/**
 * One application for each person, cycle and area (program.md, "Windows"). The application that a batch has taken up
 * stays, with its number and the revision that was taken up; otherwise that of the person who is kept. A revision that
 * was chosen by hand goes on counting, unless a batch has taken up another; of two chosen ones that of the kept person.
 */
export function planMerge<One extends OwnApplication>(
  kept: readonly One[],
  merged: readonly One[],
  cycleInForce: number,
): MergeStep<One>[] {
  return [...merged].sort(byCycleAndNumber).map((theirs) => {
    const own = kept.find(({ cycle, area }) => cycle === theirs.cycle && area === theirs.area);
    if (own === undefined) return { kind: 'move', application: theirs };
    if (own.batchId !== null && theirs.batchId !== null) {
      if (own.cycle === cycleInForce) return { kind: 'clash', kept: own, other: theirs };
      return { kind: 'leave', kept: own, left: theirs };
    }
    return joined(own, theirs);
  });
}

function joined<One extends OwnApplication>(own: One, theirs: One): MergeStep<One> {
  const [stays, gone] = theirs.batchId === null ? [own, theirs] : [theirs, own];
  if (stays.batchId !== null || stays.isChosen) {
    const chosen = stays.isChosen ? stays.revisionId : null;
    return { kind: 'join', stays, gone, chosen, isDropped: gone.isChosen };
  }
  return { kind: 'join', stays, gone, chosen: gone.isChosen ? gone.revisionId : null, isDropped: false };
}

const byCycleAndNumber = (a: OwnApplication, b: OwnApplication): number => a.cycle - b.cycle || a.id - b.id;

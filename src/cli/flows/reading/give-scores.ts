// Keeping what a reviewer gives: the points, the note, the log of changes, and the standing of everybody whom it moves.
import type { Program } from '../../../domain/program/program.ts';
import type { Stage } from '../../../domain/program/rubric.ts';
import { visible } from '../../../report/visible.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import type { Store } from '../../../store/open.ts';
import { deskOf, openDeskMaterial } from '../../../store/reading-desk.ts';
import { type Reviewer, reviewerByEmail } from '../../../store/reviewers.ts';
import { keepNote, openScoring } from '../../../store/scores.ts';
import { refuseClosed } from '../batches/open-batch.ts';
import { changedMeanwhile } from '../meanwhile.ts';
import { recount } from '../standing/recount.ts';
import { calendarInForce } from '../standing/windows-in-force.ts';
import { recalibrate } from './recalibrate.ts';

/** What one reviewer says of one application. Whoever calls has checked it: a criterion of the stage, points of a level. */
export interface Given {
  readonly application: number;
  readonly reviewer: Reviewer;
  readonly stage: Stage;
  /** By criterion. */
  readonly points: ReadonlyMap<string, number>;
  /** What the giver saw there, by criterion: where something else stands meanwhile it stays. Left out, what is given counts. */
  readonly seen?: ReadonlyMap<string, number>;
  /** Null leaves the note as it is; empty takes it away. */
  readonly note: string | null;
  /** The sheet and its line; null at the terminal. */
  readonly source: string | null;
}

export interface GivenOutcome {
  readonly fresh: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Points that somebody else has changed since they were seen, and that stay so. */
  readonly overtaken: number;
  readonly notes: number;
  /** What changed nothing: it stood there already, maybe only since it was read. */
  readonly idle: ReadonlySet<Given>;
}

/**
 * Keeps it all. Inside a write transaction. Refused where it is not the reviewer's to read, or not any more, and where
 * points would change in a closed batch; notes may still be kept.
 */
export async function giveScores(
  store: Store,
  program: Program,
  all: readonly Given[],
  actor: Actor,
): Promise<GivenOutcome> {
  await mustBeTheirs(store, program, all);
  const score = openScoring(store, actor);
  const material = openDeskMaterial(store);
  const count = { fresh: 0, changed: 0, unchanged: 0, overtaken: 0, notes: 0 };
  const idle = new Set<Given>();
  const touched = new Set<number>();
  const batches = new Set<number>();
  for (const one of all) {
    const { application, reviewer, stage, points, note, source, seen } = one;
    const moved: Record<string, readonly [number | null, number]> = {};
    for (const [criterion, value] of points) {
      const isAsSeen = (standing: number | null): boolean =>
        seen === undefined || standing === (seen.get(criterion) ?? null);
      const before = score({ application, criterion, reviewer: reviewer.id, points: value, source }, isAsSeen);
      if (before !== value && !isAsSeen(before)) {
        count.overtaken++;
        continue;
      }
      if (before === value) {
        count.unchanged++;
        continue;
      }
      count[before === null ? 'fresh' : 'changed']++;
      moved[criterion] = [before, value];
    }
    const before =
      note === null ? null : await keepNote(store, { application, stage, reviewer: reviewer.id, text: note }, actor);
    const isNoted = note !== null && note !== (before ?? '');
    if (isNoted) count.notes++;
    const isScored = Object.keys(moved).length > 0;
    if (!isScored && !isNoted) {
      idle.add(one);
      continue;
    }
    const noted = isNoted ? { note: [before, note] } : {};
    const from = source === null ? {} : { source };
    await recordChange(store, actor, {
      application,
      reviewer: reviewer.email,
      stage,
      scores: moved,
      ...noted,
      ...from,
    });
    if (!isScored) continue;
    await refuseClosed(store, [application], 'Nothing can be scored any more');
    touched.add(application);
    const batchId = material(application)?.batchId ?? null;
    if (batchId !== null) batches.add(batchId);
  }
  for (const batchId of batches) for (const moved of recalibrate(store, program, batchId)) touched.add(moved);
  const standAnew = recount(store, program, await calendarInForce(store, program));
  for (const application of touched) standAnew(application);
  return { ...count, idle };
}

/** Assigned still, in no conflict and not removed: while somebody read it, others may have said so. */
async function mustBeTheirs(store: Store, { cycle }: Program, all: readonly Given[]): Promise<void> {
  const desks = new Map<string, ReadonlySet<number>>();
  for (const { application, reviewer, stage } of all) {
    const key = `${reviewer.id} ${stage}`;
    let desk = desks.get(key);
    if (desk === undefined) {
      const { removed_at: removedAt } = (await reviewerByEmail(store, reviewer.email)) ?? reviewer;
      if (removedAt !== null) throw changedMeanwhile(`${visible(reviewer.name)} was removed`);
      desk = new Set(await deskOf(store, reviewer.id, { cycle, stage, batchId: null }));
      desks.set(key, desk);
    }
    if (desk.has(application)) continue;
    throw changedMeanwhile(`Application ${application} was taken back from ${visible(reviewer.name)}`);
  }
}

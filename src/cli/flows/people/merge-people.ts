// Two people become one: every row of the one who joins goes to the one who is kept, and how it was is written down.
import type { ApplicationOutcome, MergeOutcome } from '../../../domain/people/merge-outcome.ts';
import { type MergeStep, type OwnApplication, planMerge } from '../../../domain/people/merge-plan.ts';
import type { Program } from '../../../domain/program/program.ts';
import { UserError } from '../../../domain/user-error.ts';
import type { ApplicationTable } from '../../../store/application-tables.ts';
import { chooseRevision } from '../../../store/applications.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import { absorb, giveApplication, leadTo, markSender, nameAs, namedBy, sentTo } from '../../../store/joining.ts';
import { addMerge, type Named, nextMergeId } from '../../../store/merges.ts';
import type { Store } from '../../../store/open.ts';
import { applicationsUnder, type Person, type PersonsApplication, personOf } from '../../../store/people.ts';
import { openFirstWriter } from '../../../store/standings.ts';
import { refuseClosed } from '../batches/open-batch.ts';
import { recount } from '../standing/recount.ts';
import { forgetScored } from '../standing/scored.ts';
import { calendarInForce } from '../standing/windows-in-force.ts';
import { withMovement } from '../standing/with-movement.ts';

export interface MergeOrder {
  /** Applicants' numbers, both of people who are not merged into another. */
  readonly keptId: number;
  readonly mergedId: number;
  readonly reason: string;
}

/** An application as plans see it, with the whole of its row. */
export interface RowInPlan extends OwnApplication {
  readonly row: ApplicationTable;
  readonly batch: string | null;
}

export const inPlan = ({ batch, ...row }: PersonsApplication): RowInPlan => ({
  id: row.id,
  cycle: row.cycle,
  area: row.area,
  batchId: row.batch_id,
  revisionId: row.revision_id,
  isChosen: row.revision_chosen === 1,
  row,
  batch,
});

/** Joins two people. Only inside a write transaction. Errors: one of them is merged already; both are taken up for one area. */
export async function mergePeople(
  store: Store,
  program: Program,
  { keptId, mergedId, reason }: MergeOrder,
  actor: Actor,
): Promise<MergeOutcome> {
  const kept = await standing(store, keptId);
  const merged = await standing(store, mergedId);
  const own = (await applicationsUnder(store, [keptId])).map(inPlan);
  const theirs = (await applicationsUnder(store, [mergedId])).map(inPlan);
  // Whoever is kept keeps e-mail and place; the applications of the other come under another e-mail, and another draw.
  await refuseClosed(
    store,
    theirs.map(({ id }) => id),
    `${merged.email} can’t be joined with another any more`,
  );
  const steps = planMerge(own, theirs, program.cycle);
  refuseClash(steps);
  const named = { kept: await namedBy(store, keptId), merged: await namedBy(store, mergedId) };
  const merge = await nextMergeId(store);
  const before = {
    named,
    repointed: merged.others.map(({ id }) => id),
    applications: { kept: own.map(({ row }) => row), merged: theirs.map(({ row }) => row) },
  };
  const { moved } = await withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
    await addMerge(store, { id: merge, kept_id: keptId, merged_id: mergedId, reason, before }, actor);
    await joinApplications(store, steps, { keptId, mergedId });
    await leadTo(store, [mergedId, ...before.repointed], keptId);
    if (isLater(named.merged, named.kept)) await nameAs(store, keptId, named.merged);
    await workOutAnew(store, program, keptId);
  });
  const { name } = await namedBy(store, keptId);
  const applications = await outcomesOf(store, steps);
  await recordChange(store, actor, {
    merge,
    kept: kept.email,
    merged: merged.email,
    reason,
    applications: applications.map(({ application, was }) => ({ application, was })),
  });
  return { merge, kept, merged, name, reason, applications, moved };
}

/** Somebody who is not merged into another; they may have been since they were looked up. */
async function standing(store: Store, id: number): Promise<Person> {
  const person = await personOf(store, id);
  if (person === null) throw new Error(`there is no applicant ${id}`);
  if (person.id === id) return person;
  throw new UserError(`They are one person already: ${person.email}.`, {
    hint: 'Somebody joined them meanwhile; nothing was changed.',
  });
}

function refuseClash(steps: readonly MergeStep<RowInPlan>[]): void {
  const clashes = steps.filter((step) => step.kind === 'clash');
  if (clashes.length === 0) return;
  const pairs = clashes.map(({ kept, other }) => {
    const area = kept.area === '' ? 'no focus area' : kept.area;
    return `${area}: ${kept.id} (${kept.batch}) and ${other.id} (${other.batch})`;
  });
  throw new UserError(
    `Both are taken up for the same focus area: ${pairs.join('; ')}. A batch keeps what it took up.`,
    {
      hint: 'Let them stay two in this cycle: give a seat to one of the two applications at most. Nothing was changed.',
    },
  );
}

async function joinApplications(
  store: Store,
  steps: readonly MergeStep<RowInPlan>[],
  { keptId, mergedId }: Pick<MergeOrder, 'keptId' | 'mergedId'>,
): Promise<void> {
  const going = steps.flatMap((step) => {
    if (step.kind === 'move') return [step.application];
    return step.kind === 'join' ? [step.stays, step.gone].filter(({ row }) => row.applicant_id === mergedId) : [];
  });
  await markSender(
    store,
    going.map(({ id }) => id),
    mergedId,
  );
  for (const step of steps) {
    if (step.kind === 'move') await giveApplication(store, step.application.id, keptId);
    if (step.kind !== 'join') continue;
    await absorb(store, step.stays.id, step.gone.id);
    await giveApplication(store, step.stays.id, keptId);
    if (step.chosen !== null) await chooseRevision(store, step.stays.id, step.chosen);
  }
}

/** The name is that of the latest submission, as everywhere. */
const isLater = (one: Named, than: Named): boolean =>
  one.name !== '' && (one.namedAt > than.namedAt || (one.namedAt === than.namedAt && one.name > than.name));

/**
 * Works out anew whatever stands under a person. Of another cycle only when it was submitted first, and how often: its
 * program is not at hand, and works out the rest the next time that it is in force.
 */
export async function workOutAnew(store: Store, program: Program, applicantId: number): Promise<void> {
  const again = recount(store, program, await calendarInForce(store, program));
  const writeFirst = openFirstWriter(store);
  for (const { id, cycle } of await applicationsUnder(store, [applicantId])) {
    if (cycle === program.cycle) {
      again(id);
      continue;
    }
    const times = (await sentTo(store, [id])).map(({ submittedAt }) => submittedAt).sort();
    writeFirst(id, times[0] ?? '', times.length);
    await forgetScored(store, cycle);
  }
}

async function outcomesOf(store: Store, steps: readonly MergeStep<RowInPlan>[]): Promise<ApplicationOutcome[]> {
  const outcomes: ApplicationOutcome[] = [];
  for (const step of steps) {
    if (step.kind === 'clash') continue;
    const [one, kind] =
      step.kind === 'move'
        ? ([step.application, 'moved'] as const)
        : step.kind === 'leave'
          ? ([step.left, 'left'] as const)
          : ([step.stays, 'joined'] as const);
    const was = step.kind === 'join' ? [step.stays.id, step.gone.id].sort((a, b) => a - b) : [one.id];
    const { id: application, cycle, area, batch } = one;
    const { length: submissions } = await sentTo(store, [application]);
    const isChoiceDropped = step.kind === 'join' && step.isDropped;
    outcomes.push({ application, was, cycle, area, kind, batch, submissions, isChoiceDropped });
  }
  return outcomes;
}

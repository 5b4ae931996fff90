// A merge is undone: both have again what they had, and what came since goes with the e-mail under which it came.
import type { Answers } from '../../../domain/intake/application.ts';
import { nameOf } from '../../../domain/intake/prepared.ts';
import { mergeName, type SplitOutcome, type SplitShare } from '../../../domain/people/merge-outcome.ts';
import { planSplit, type Side, type SplitPart, sides } from '../../../domain/people/split-plan.ts';
import type { Program } from '../../../domain/program/program.ts';
import { searchName } from '../../../domain/search-text.ts';
import { UserError } from '../../../domain/user-error.ts';
import { becameOf, firstFreeApplication } from '../../../store/application-numbers.ts';
import type { ApplicationTable } from '../../../store/application-tables.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import {
  giveRevisions,
  leadTo,
  nameAs,
  putApplication,
  type Sent,
  sentTo,
  unmarkSender,
} from '../../../store/joining.ts';
import {
  type Before,
  type Merge,
  markUndone,
  mergeNumbered,
  type Named,
  newestMergeOf,
} from '../../../store/merges.ts';
import type { Store } from '../../../store/open.ts';
import { applicationsUnder, numbersOf, personOf } from '../../../store/people.ts';
import { refuseClosed } from '../batches/open-batch.ts';
import { withMovement } from '../standing/with-movement.ts';
import { inPlan, type RowInPlan, workOutAnew } from './merge-people.ts';

/** Undoes one merge. Only inside a write transaction. Errors: undone already, or a later one stands on it. */
export async function splitPeople(
  store: Store,
  program: Program,
  mergeId: number,
  actor: Actor,
): Promise<SplitOutcome> {
  const merge = await standingMerge(store, mergeId);
  const { kept_id: keptId, merged_id: mergedId, before } = merge;
  const idOf: Record<Side, number> = { kept: keptId, merged: mergedId };
  const mergedIds = new Set([mergedId, ...before.repointed]);
  const sideOf = ({ sentBy }: Sent): Side => (sentBy !== null && mergedIds.has(sentBy) ? 'merged' : 'kept');
  const now = (await applicationsUnder(store, [keptId])).map(inPlan);
  await refuseClosed(
    store,
    now.map(({ id }) => id),
    'They can’t be parted any more',
  );
  const sent = await sentTo(
    store,
    now.map(({ id }) => id),
  );
  const parts = planSplit(
    now,
    sent.map((one) => ({ id: one.id, application: one.application, side: sideOf(one) })),
    {
      applications: { kept: asPlanned(before.applications.kept), merged: asPlanned(before.applications.merged) },
      joined: await joinedSince(store, before),
    },
  );
  let placed: PlacedPart[] = [];
  const { moved } = await withMovement(store, program, Number.MAX_SAFE_INTEGER, async () => {
    await leadTo(store, [mergedId], null);
    await leadTo(store, before.repointed, mergedId);
    placed = await putBack(store, parts, now, idOf);
    for (const side of sides) {
      const later = sent.filter((one) => one.id > merge.last_revision && sideOf(one) === side);
      await nameAs(store, idOf[side], latestName(before.named[side], later));
    }
    const back = placed.filter(({ side }) => side === 'merged').map(({ id }) => id);
    await unmarkSender(store, back, mergedId);
    await markUndone(store, mergeId, actor);
    for (const side of sides) await workOutAnew(store, program, idOf[side]);
  });
  const shares: SplitShare[] = [];
  for (const side of sides) shares.push(await shareOf(store, idOf[side], side, placed));
  await recordChange(store, actor, {
    split: mergeName(mergeId),
    people: shares.map(({ person, applications }) => ({
      email: person.email,
      applications: applications.map(({ application }) => application),
    })),
  });
  return { merge: mergeId, shares, moved };
}

/** A merge that nothing stands on. */
async function standingMerge(store: Store, id: number): Promise<Merge> {
  const merge = await mergeNumbered(store, id);
  if (merge === null)
    throw new UserError(`There is no ${mergeName(id)}.`, { hint: 'fdp show tells a person’s merges.' });
  if (merge.undone_at !== null) {
    const when = merge.undone_at.slice(0, 10);
    throw new UserError(`${mergeName(id)} was undone on ${when} by ${merge.undone_by}.`, {
      hint: 'Nothing was changed.',
    });
  }
  const person = await personOf(store, merge.kept_id);
  const newest = person === null ? null : await newestMergeOf(store, numbersOf(person));
  if (newest === null || newest.id === id) return merge;
  throw new UserError(`${mergeName(newest.id)} stands on ${mergeName(id)}: the last merge is undone first.`, {
    hint: `fdp people split ${mergeName(newest.id)}`,
  });
}

const asPlanned = (rows: readonly ApplicationTable[]): RowInPlan[] =>
  rows.map((row) => inPlan({ ...row, batch: null }));

/** Those of before that are gone, and what they are part of now: by the merge, or because a form has learnt an answer since. */
async function joinedSince(store: Store, { applications }: Before): Promise<{ stays: number; gone: number }[]> {
  const joined: { stays: number; gone: number }[] = [];
  for (const { id: gone } of [...applications.kept, ...applications.merged]) {
    const stays = await becameOf(store, gone);
    if (stays !== null) joined.push({ stays, gone });
  }
  return joined;
}

interface PlacedPart extends SplitPart<RowInPlan> {
  readonly id: number;
  readonly isNew: boolean;
}

/** Writes each part under its number: first those that keep the number of what they were a part of. */
async function putBack(
  store: Store,
  parts: readonly SplitPart<RowInPlan>[],
  now: readonly RowInPlan[],
  idOf: Readonly<Record<Side, number>>,
): Promise<PlacedPart[]> {
  const placed: PlacedPart[] = [];
  const inOrder = [...parts].sort((a, b) => rankOf(a) - rankOf(b));
  for (const part of inOrder) {
    const whole = now.find(({ id }) => id === part.from);
    if (whole === undefined) throw new Error(`application ${part.from} vanished`);
    const id = part.id ?? firstFreeApplication(store);
    await putApplication(store, rowOf(part, whole.row, id, idOf[part.side]));
    await giveRevisions(store, part.revisions, id);
    placed.push({ ...part, id, isNew: part.id === null });
  }
  return placed;
}

const rankOf = ({ id, from }: SplitPart): number => (id === from ? 0 : id === null ? 2 : 1);

function rowOf(part: SplitPart<RowInPlan>, whole: ApplicationTable, id: number, applicantId: number): ApplicationTable {
  const { before, isNewlyTakenUp, batchId, isChosen, settled, revisions } = part;
  const base = before?.row ?? whole;
  return {
    ...base,
    id,
    applicant_id: applicantId,
    area: whole.area,
    window: isNewlyTakenUp ? whole.window : base.window,
    batch_id: batchId,
    revision_chosen: isChosen ? 1 : 0,
    revision_id: settled ?? (revisions.includes(base.revision_id) ? base.revision_id : (revisions.at(-1) ?? 0)),
  };
}

/** What somebody was called before the merge, or by a later submission under their own e-mail. */
function latestName(before: Named, later: readonly Sent[]): Named {
  return later.reduce((latest, { answers, submittedAt: namedAt }) => {
    const name = nameOf(JSON.parse(answers) as Answers);
    const isLater = namedAt > latest.namedAt || (namedAt === latest.namedAt && name > latest.name);
    return name !== '' && isLater ? { name, search: searchName(name), namedAt } : latest;
  }, before);
}

async function shareOf(store: Store, id: number, side: Side, placed: readonly PlacedPart[]): Promise<SplitShare> {
  const person = await personOf(store, id);
  if (person === null) throw new Error(`there is no applicant ${id}`);
  const rows = await applicationsUnder(store, [id]);
  const applications = placed
    .filter((part) => part.side === side)
    .flatMap(({ id: application, isNew }) => {
      const row = rows.find((one) => one.id === application);
      if (row === undefined) return [];
      const { cycle, area, batch, revisions: submissions } = row;
      return [{ application, cycle, area, batch, submissions, isNew }];
    })
    .sort((a, b) => a.application - b.application);
  return { person: { id, name: person.name, email: person.email }, applications };
}

// Taking up what waits in a window as a batch: members and revisions are settled here, once.
import type { Program } from '../../../domain/program/program.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Calendar, WindowId } from '../../../domain/windows/calendar.ts';
import { closesAt, effectiveRevision } from '../../../domain/windows/window.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import { addBatch, batchNames } from '../../../store/batches.ts';
import type { Store } from '../../../store/open.ts';
import { openRevisions } from '../../../store/revisions.ts';
import { openSaid } from '../../../store/said.ts';
import { applicationById, openStandingWriter } from '../../../store/standings.ts';
import {
  deferredAmong,
  digestOfMembers,
  isAnythingWaiting,
  revisedAmong,
  takeUp,
  type WaitingFilter,
} from '../../../store/waiting.ts';
import { restand } from '../standing/restand.ts';

export interface TakeUp {
  readonly window: WindowId;
  readonly asOf: Instant;
  readonly focusArea: string | null;
}

/** Makes a batch of what waits; its name, or null where nothing does. Only inside a write transaction. */
export async function takeUpWaiting(
  store: Store,
  program: Program,
  calendar: Calendar,
  wanted: TakeUp,
  actor: Actor,
): Promise<string | null> {
  const { window, asOf, focusArea } = wanted;
  const filter: WaitingFilter = { cycle: program.cycle, window, before: asOf, area: focusArea };
  if (!(await isAnythingWaiting(store, filter))) return null;
  const again = await deferredAmong(store, filter);
  await settleRevisions(store, program, calendar, filter);
  const name = nameOfNext(window, await batchNames(store, program.cycle));
  const id = await addBatch(store, {
    cycle: program.cycle,
    name,
    window,
    focus_area: focusArea,
    as_of: asOf,
    rubric: program.rubric.version,
    policy: JSON.stringify(program.ranking.order),
    reviewed_at: actor.at,
    reviewed_by: actor.by,
  });
  const members = await takeUp(store, filter, id, again);
  const whole = { kind: 'batch', batch: id, members, digest: await digestOfMembers(store, id) } as const;
  await recordChange(store, actor, { batch: name, window, asOf, focusArea, members }, { whole });
  return name;
}

/** Of those submitted more than once, the last revision before the close and the as-of is the one taken up. */
async function settleRevisions(
  store: Store,
  program: Program,
  calendar: Calendar,
  filter: WaitingFilter,
): Promise<void> {
  const revisionsOf = openRevisions(store);
  const find = applicationById(store);
  const write = openStandingWriter(store);
  const saidOf = openSaid(store);
  for (const { id, revisionId } of await revisedAmong(store, filter)) {
    const counting = effectiveRevision(revisionsOf(id), closesAt(filter.window, calendar), filter.before);
    if (counting === null || counting.id === revisionId) continue;
    const stored = find(id);
    write(id, restand(stored, counting, stored.window, program, saidOf(id)));
  }
}

/** `rolling-1`, `rolling-2`, …; `annual-2017`, and should more of that year turn up, `annual-2017-2`. */
function nameOfNext(window: WindowId, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = window === 'rolling' ? `rolling-${number}` : number === 1 ? window : `${window}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

// Scoring everything anew: after the rubric, the policy, the windows or the roster changed.
import type { Program } from '../../../domain/program/program.ts';
import type { Calendar } from '../../../domain/windows/calendar.ts';
import { closesAt, effectiveRevision, windowOf } from '../../../domain/windows/window.ts';
import { count } from '../../../report/count.ts';
import { recordChange } from '../../../store/audit.ts';
import { inTransaction, type Store } from '../../../store/open.ts';
import { closedBatches } from '../../../store/records.ts';
import { openRevisions } from '../../../store/revisions.ts';
import { openSaid } from '../../../store/said.ts';
import {
  applicationPages,
  type Counting,
  type Narrowed,
  openStandingWriter,
  type StoredApplication,
} from '../../../store/standings.ts';
import { actorOf, type Context } from '../../context.ts';
import { recalibrateAll } from '../reading/recalibrate.ts';
import { restand } from './restand.ts';
import { isForgotten, markScored } from './scored.ts';
import { calendarInForce } from './windows-in-force.ts';

export interface Rescored {
  readonly applications: number;
  /** How many came out with another gate, tier, priority, points, window, revision or place. */
  readonly changed: number;
}

/**
 * Works out every standing again and writes those that differ. Only inside a write transaction. What is in a batch
 * keeps its window and its revision, and a closed batch all that it has; `only` narrows the work.
 */
export function rescoreAll(store: Store, program: Program, calendar: Calendar, only?: Narrowed): Rescored {
  if (only === undefined) recalibrateAll(store, program);
  const revisionsOf = openRevisions(store);
  const write = openStandingWriter(store);
  const saidOf = openSaid(store);
  const closed = closedBatches(store);
  let applications = 0;
  let changed = 0;
  for (const page of applicationPages(store, program.cycle, only)) {
    for (const stored of page) {
      if (stored.batchId !== null && closed.has(stored.batchId)) continue;
      applications++;
      const isFree = stored.batchId === null && stored.revisionChosen === 0;
      const window = stored.batchId === null ? windowOf(stored.firstSubmittedAt, calendar) : stored.window;
      const effective =
        isFree && stored.revisions > 1 ? effectiveRevision(revisionsOf(stored.id), closesAt(window, calendar)) : null;
      const counting = effective ?? { id: stored.revisionId, content: stored.answers };
      const found = restand(stored, counting, window, program, saidOf(stored.id));
      if (isSame(stored, found)) continue;
      changed++;
      write(stored.id, found);
    }
  }
  return { applications, changed };
}

function isSame(stored: StoredApplication, { window, revisionId, state, standing }: Counting): boolean {
  const { score, priority, rankKey } = standing;
  return (
    stored.window === window &&
    stored.revisionId === revisionId &&
    stored.state === state &&
    stored.rankKey === rankKey &&
    stored.gate === score.gate &&
    stored.reasons === JSON.stringify(score.reasons) &&
    stored.tier === score.tier &&
    stored.priority === priority &&
    stored.points === score.points &&
    stored.outOf === score.outOf &&
    stored.scored === score.scored &&
    stored.criteria === score.criteria
  );
}

/** Scores everything anew, as the program files have changed since the last time, and says so; `also` is done with it. */
export async function scoreAnew(
  context: Context,
  store: Store,
  program: Program,
  also: () => Promise<void>,
): Promise<void> {
  const wasForgotten = await isForgotten(store, program);
  const work = async () => {
    const rescored = rescoreAll(store, program, await calendarInForce(store, program));
    await markScored(store, program);
    await also();
    if (rescored.changed > 0) await recordChange(store, actorOf(context), { rescored: rescored.changed });
    return rescored;
  };
  const done = await inTransaction(store, work, { bulk: true });
  if (done.changed === 0) return;
  const all = count(done.applications, 'application');
  // Forgotten was what something else than the program's files has changed: whose scores count, who is whom.
  const because = wasForgotten ? '' : 'The program files changed since the last scoring: ';
  context.io.note(`${because}${all} scored anew by rubric ${program.rubric.version}.\n`);
}

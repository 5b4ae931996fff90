// Scoring everything anew: after the rubric, the policy, the windows or the roster changed.
import type { Program } from '../../domain/program/program.ts';
import type { Calendar } from '../../domain/windows/calendar.ts';
import { closesAt, effectiveRevision, windowOf } from '../../domain/windows/window.ts';
import { count } from '../../report/count.ts';
import { recordChange } from '../../store/audit.ts';
import { forgetMeta, readMeta, writeMeta } from '../../store/meta.ts';
import { inTransaction, type Store } from '../../store/open.ts';
import { closedBatches } from '../../store/records.ts';
import { openRevisions } from '../../store/revisions.ts';
import { openSaid } from '../../store/said.ts';
import {
  applicationPages,
  type Counting,
  type Narrowed,
  openStandingWriter,
  type StoredApplication,
} from '../../store/standings.ts';
import { actorOf, type Context } from '../context.ts';
import { recalibrateAll } from './recalibrate.ts';
import { restand } from './restand.ts';
import { sha256 } from './sha256.ts';
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

/** What scores depend on, as one short text: another one means that they have to be worked out again. */
export function fingerprintOf(program: Program): string {
  const { cycle, timeZone, windows, district, gate, priority, ranking, rubric } = program;
  const levels = program.focusAreas.map(({ id, levels: own }) => [id, own]);
  return sha256(JSON.stringify([cycle, timeZone, windows, district, gate, priority, ranking, rubric, levels])).slice(
    0,
    32,
  );
}

const fingerprintKey = ({ cycle }: { readonly cycle: number | '%' }): string => `scored-with-${cycle}`;

/** Notes that all scores now are the program's. Inside the transaction that made them so. */
export const markScored = (store: Store, program: Program): Promise<void> =>
  writeMeta(store, fingerprintKey(program), fingerprintOf(program));

/** Something of a cycle was changed without its program at hand: it is scored anew the next time that program is in force. */
export const forgetScored = (store: Store, cycle: number): Promise<void> =>
  writeMeta(store, fingerprintKey({ cycle }), '');

export const isScored = async (store: Store, program: Program): Promise<boolean> =>
  (await readMeta(store, fingerprintKey(program))) === fingerprintOf(program);

/** Scores everything anew where the program files have changed since the last time, and says so; `also` is done with it. */
export async function ensureScored(
  context: Context,
  store: Store,
  program: Program,
  also: () => Promise<void>,
): Promise<void> {
  const before = await readMeta(store, fingerprintKey(program));
  if (before === fingerprintOf(program)) return;
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
  const because = before === null || before === '' ? '' : 'The program files changed since the last scoring: ';
  context.io.note(`${because}${all} scored anew by rubric ${program.rubric.version}.\n`);
}

/** Something was changed that all cycles may hang on, without a program at hand: each is scored anew when its program is in force. */
export const forgetAllScored = (store: Store): Promise<void> => forgetMeta(store, fingerprintKey({ cycle: '%' }), '');

/** Lets every other cycle be scored anew when its program is in force again: what is the same in all of them has changed. */
export const markOthersUnscored = (store: Store, program: Program): Promise<void> =>
  forgetMeta(store, fingerprintKey({ cycle: '%' }), fingerprintKey(program));

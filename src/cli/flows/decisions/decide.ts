// Deciding: what may be decided, and keeping it so that it can be taken back.
import { type Decision, mayBecome, mayChangeReleased, mayFollow } from '../../../domain/decision/decision.ts';
import type { Program } from '../../../domain/program/program.ts';
import { UserError } from '../../../domain/user-error.ts';
import type { WindowId } from '../../../domain/windows/calendar.ts';
import { nextAnnual } from '../../../domain/windows/window.ts';
import { readApplication } from '../../../store/applications.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import type { DecisionTable } from '../../../store/decision-tables.ts';
import { type DecisionChange, openDeciding, openDecisions, openPlaces, rankKeysOf } from '../../../store/decisions.ts';
import type { Store } from '../../../store/open.ts';
import { openReleases } from '../../../store/releases.ts';
import { changedMeanwhile } from '../meanwhile.ts';
import { calendarInForce } from '../standing/windows-in-force.ts';

/** What is to be decided of one application. */
export interface Wish {
  readonly application: number;
  readonly decision: Decision;
  readonly reason: string;
}

/** A wish with what stood there when it was made. */
export interface SeenWish extends Wish {
  readonly seen: Decision | null;
}

export interface Decided {
  readonly changed: readonly DecisionChange[];
  /** What stood there already. */
  readonly same: readonly number[];
}

/**
 * Keeps all of it, or nothing. Refused where one can't follow on what stands there, or something else stands there than was
 * seen. Inside a write transaction.
 */
export async function decideAll(
  store: Store,
  program: Program,
  wishes: readonly SeenWish[],
  actor: Actor,
): Promise<Decided> {
  const find = openDecisions(store);
  const released = openReleases(store);
  const write = openDeciding(store);
  const placeOf = openPlaces(store);
  const changed: DecisionChange[] = [];
  const same: number[] = [];
  for (const { application, decision, reason, seen } of await inOrderOfPlaces(store, wishes)) {
    const before = find(application);
    if (before?.decision === decision) {
      same.push(application);
      continue;
    }
    if ((before?.decision ?? null) !== seen) {
      const now = before === null ? 'A decision was taken back' : `"${before.decision}" was decided`;
      throw changedMeanwhile(`${now} on application ${application}`);
    }
    if (released(application) !== null && !mayChangeReleased(decision)) throw locked(application, before, decision);
    if (!mayBecome(before?.decision ?? null, decision)) throw refusal(application, before?.decision ?? null, decision);
    const { at: decidedAt, by } = actor;
    const after: DecisionTable = {
      ...{ application_id: application, decision, reason, decided_at: decidedAt, decided_by: by },
      place: decision === 'waitlist' ? placeOf(application) : null,
      deferred_to: decision === 'defer' ? await windowAfter(store, program, application) : null,
    };
    write(application, after);
    changed.push({ application, before, after });
  }
  if (changed.length > 0) await recordChange(store, actor, { decided: changed.map(({ application }) => application) });
  return { changed, same };
}

/** Those who go onto a waitlist together do so in ranking order; all others keep the order they are named in. */
async function inOrderOfPlaces(store: Store, wishes: readonly SeenWish[]): Promise<readonly SeenWish[]> {
  const waits = wishes.filter(({ decision }) => decision === 'waitlist');
  if (waits.length < 2) return wishes;
  const keys = await rankKeysOf(
    store,
    waits.map(({ application }) => application),
  );
  const keyOf = ({ application }: Wish): string => keys.get(application) ?? '';
  const sorted = waits.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return wishes.map((wish) => (wish.decision === 'waitlist' ? (sorted.shift() ?? wish) : wish));
}

async function windowAfter(store: Store, program: Program, application: number): Promise<WindowId> {
  const kept = await readApplication(store, application);
  if (kept === null) throw new Error(`there is no application ${application}`);
  return nextAnnual(kept.application.window, await calendarInForce(store, program));
}

function locked(application: number, before: DecisionTable | null, to: Decision): UserError {
  return new UserError(
    `Application ${application}: "${before?.decision ?? 'nothing'}" is released, so that it can't become "${to}".`,
    {
      hint: `Unlock it first, with the reason: fdp decide unlock ${application} --reason "…". Nothing was changed.`,
    },
  );
}

function refusal(application: number, from: Decision | null, to: Decision): UserError {
  const follow = mayFollow(from);
  const may =
    follow.length === 0
      ? 'Nothing can follow on that but taking it back: fdp undo decision.'
      : `It may become: ${follow.join(', ')}.`;
  return new UserError(`Application ${application}: "${from}" can't become "${to}".`, {
    hint: `${may} Nothing was changed.`,
  });
}

// Deciding: what may be decided, and keeping it so that it can be taken back.
import { type Decision, mayBecome, mayFollow } from '../../domain/decision/decision.ts';
import { UserError } from '../../domain/user-error.ts';
import { type Actor, recordChange } from '../../store/audit.ts';
import { type DecisionChange, openDeciding, openDecisions } from '../../store/decisions.ts';
import type { Store } from '../../store/open.ts';
import { changedMeanwhile } from './meanwhile.ts';

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

/** Keeps all of it, or nothing. Refused where one can't follow on what stands there, or something else stands there than was seen. Inside a write transaction. */
export async function decideAll(store: Store, wishes: readonly SeenWish[], actor: Actor): Promise<Decided> {
  const find = openDecisions(store);
  const write = openDeciding(store);
  const changed: DecisionChange[] = [];
  const same: number[] = [];
  for (const { application, decision, reason, seen } of wishes) {
    const before = find(application);
    if (before?.decision === decision) {
      same.push(application);
      continue;
    }
    if ((before?.decision ?? null) !== seen) {
      const now = before === null ? 'A decision was taken back' : `"${before.decision}" was decided`;
      throw changedMeanwhile(`${now} on application ${application}`);
    }
    if (!mayBecome(before?.decision ?? null, decision)) throw refusal(application, before?.decision ?? null, decision);
    const { at: decidedAt, by } = actor;
    const after = { application_id: application, decision, reason, decided_at: decidedAt, decided_by: by };
    write(application, after);
    changed.push({ application, before, after });
  }
  if (changed.length > 0) await recordChange(store, actor, { decided: changed.map(({ application }) => application) });
  return { changed, same };
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

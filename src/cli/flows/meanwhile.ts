// Between looking and writing others may write: what was looked at is looked at again under the lock, and refused where it changed.
import { UserError } from '../../domain/user-error.ts';
import type { Store } from '../../store/open.ts';

/** Refuses to go on. `what` is the beginning of a sentence: "Application 12 was decided". */
export const changedMeanwhile = (what: string): UserError =>
  new UserError(`${what} meanwhile, by another command.`, {
    hint: 'Look at it again, and say then what is to be done. Nothing was changed.',
  });

/** Refuses where what was seen is not what is there now. */
export function refuseOther(seen: unknown, now: unknown, what: string): void {
  if (JSON.stringify(seen) !== JSON.stringify(now)) throw changedMeanwhile(what);
}

/** Whether anybody else has written since; what this process writes does not count. To be asked first, and again under the lock. */
export function watchOthers({ driver }: Store): () => boolean {
  const version = (): unknown => driver.pragma('data_version', { simple: true });
  const before = version();
  return () => version() !== before;
}

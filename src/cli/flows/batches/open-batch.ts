// A closed batch is a record: what would change its ranking is refused, with the way out.
import { UserError } from '../../../domain/user-error.ts';
import type { Store } from '../../../store/open.ts';
import { closedAmong } from '../../../store/records.ts';

/** Refuses to change what counts of applications whose batch is closed. `what`: what would change, as the message begins. */
export async function refuseClosed(store: Store, applications: readonly number[], what: string): Promise<void> {
  const unlike = [...new Set(applications)];
  // A statement takes so many values and no more.
  for (let at = 0; at < unlike.length; at += 500) {
    const [first] = await closedAmong(store, unlike.slice(at, at + 500));
    if (first === undefined) continue;
    throw new UserError(
      `${what}: application ${first.application} is in ${first.batch}, which is closed, and its ranking stays as it is.`,
      {
        hint: `To change it after all: fdp batch reopen ${first.batch} --reason "…". Nothing was changed.`,
      },
    );
  }
}

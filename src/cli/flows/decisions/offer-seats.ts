// Offering free seats to people of the waitlist.
import type { Program } from '../../../domain/program/program.ts';
import type { Actor } from '../../../store/audit.ts';
import { openDecisions } from '../../../store/decisions.ts';
import type { Store } from '../../../store/open.ts';
import { endRelease, openReleases } from '../../../store/releases.ts';
import { decideAll } from './decide.ts';
import { releaseAll } from './release.ts';

/** Accepts them, and releases that as an offer: being on the waitlist was released before. Inside a write transaction. */
export async function offerSeats(
  store: Store,
  program: Program,
  people: readonly { readonly application: number }[],
  { expiresOn, reason }: { readonly expiresOn: string | null; readonly reason: string },
  actor: Actor,
): Promise<void> {
  const inForce = openReleases(store);
  const applications = people.map(({ application }) => application);
  for (const application of applications) {
    const release = inForce(application);
    if (release !== null) await endRelease(store, release.id, { ...actor, because: reason });
  }
  const find = openDecisions(store);
  const wishes = applications.map((application) => ({
    ...{ application, decision: 'accept' as const, reason, seen: find(application)?.decision ?? null },
  }));
  await decideAll(store, program, wishes, actor);
  await releaseAll(store, program, applications, { expiresOn, isFromWaitlist: true }, actor);
}

// Releasing decisions, so that they may be told and are locked, and unlocking them.

import { lastDayOf } from '../../../domain/decision/offer.ts';
import type { Program } from '../../../domain/program/program.ts';
import { createZone } from '../../../domain/time/zone.ts';
import { UserError } from '../../../domain/user-error.ts';
import { readApplication } from '../../../store/applications.ts';
import { type Actor, recordChange } from '../../../store/audit.ts';
import { openDecisions } from '../../../store/decisions.ts';
import type { Store } from '../../../store/open.ts';
import { addOffer, addRelease, endRelease, openReleases } from '../../../store/releases.ts';

export interface Released {
  readonly released: readonly number[];
  /** Those that were before. */
  readonly same: readonly number[];
}

export interface ReleaseTerms {
  /** The last day of the offers among them; what the program says unless given. */
  readonly expiresOn: string | null;
  readonly isFromWaitlist: boolean;
}

/** The last day of an offer made now: as a flag says, else by the program; null for no end. */
export function expiryOf(program: Program, given: string | null, at: string): string | null {
  if (given !== null || program.offers === undefined) return given;
  return lastDayOf(at, program.offers.days, createZone(program.timeZone));
}

/** Releases what is decided of all of them, or nothing. Refused where nothing is decided. Inside a write transaction. */
export async function releaseAll(
  store: Store,
  program: Program,
  applications: readonly number[],
  terms: ReleaseTerms,
  actor: Actor,
): Promise<Released> {
  const find = openDecisions(store);
  const inForce = openReleases(store);
  const released: number[] = [];
  const same: number[] = [];
  for (const application of applications) {
    const decision = find(application);
    const batchId = (await readApplication(store, application))?.application.batch_id ?? null;
    if (decision === null || batchId === null) {
      throw new UserError(`Nothing is decided of application ${application}, so nothing can be released.`, {
        hint: `Decide first: fdp decide ${application} accept --reason "…". Nothing was changed.`,
      });
    }
    if (decision.decision === 'withdraw') {
      throw new UserError(
        `Application ${application} withdrew: that is the applicant's own word, and told to nobody.`,
        {
          hint: 'Leave it out. Nothing was changed.',
        },
      );
    }
    if (inForce(application) !== null) {
      same.push(application);
      continue;
    }
    const release = await addRelease(store, decision, batchId, actor);
    if (decision.decision === 'accept') {
      const expiresOn = expiryOf(program, terms.expiresOn, actor.at);
      await addOffer(store, { release, application }, { isFromWaitlist: terms.isFromWaitlist, expiresOn });
    }
    released.push(application);
  }
  if (released.length > 0) await recordChange(store, actor, { released, expiresOn: terms.expiresOn });
  return { released, same };
}

/** Unlocks released decisions, all or none. Inside a write transaction. */
export async function unlockAll(
  store: Store,
  applications: readonly number[],
  because: string,
  actor: Actor,
): Promise<void> {
  const inForce = openReleases(store);
  for (const application of applications) {
    const release = inForce(application);
    if (release === null) {
      throw new UserError(
        `The decision on application ${application} is not released, so there is nothing to unlock.`,
        {
          hint: 'It may be changed as it is: fdp decide. Nothing was changed.',
        },
      );
    }
    await endRelease(store, release.id, { ...actor, because });
  }
  await recordChange(store, actor, { unlocked: applications, because });
}

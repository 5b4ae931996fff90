// What stands decided of one application: the decision, the release, the offer with its answer, and what was told.
import { stateOf } from '../../../domain/decision/offer.ts';
import type { Told } from '../../../domain/notices/standing.ts';
import type { Program } from '../../../domain/program/program.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { DecisionInWords } from '../../../report/application.ts';
import { openDecisions } from '../../../store/decisions.ts';
import { lastSent } from '../../../store/notices.ts';
import { offersOf } from '../../../store/offers.ts';
import type { Store } from '../../../store/open.ts';
import { openReleases } from '../../../store/releases.ts';
import { today } from './waitlist.ts';

/** Null while nothing is decided. */
export async function decisionInWords(
  store: Store,
  program: Program,
  application: number,
  now: Instant,
): Promise<DecisionInWords | null> {
  const kept = openDecisions(store)(application);
  if (kept === null) return null;
  const offer = (await offersOf(store, { application }))[0];
  const sent = await lastSent(store, application);
  return {
    ...{ decision: kept.decision, reason: kept.reason, at: kept.decided_at, by: kept.decided_by },
    deferredTo: kept.deferred_to,
    releasedAt: openReleases(store)(application)?.released_at ?? null,
    offer: offer === undefined ? null : { expiresOn: offer.expiresOn, state: stateOf(offer, today(program, now)) },
    told: sent?.sent_at == null ? null : { decision: (JSON.parse(sent.told) as Told).decision, at: sent.sent_at },
  };
}

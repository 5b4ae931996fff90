// The seats that are offered, and what was answered.
import type { OfferAnswer } from '../domain/decision/offer.ts';
import type { Store } from './open.ts';

export interface KeptOffer {
  readonly offer: number;
  readonly application: number;
  readonly release: number;
  readonly isFromWaitlist: boolean;
  readonly expiresOn: string | null;
  readonly answer: OfferAnswer | null;
  readonly answeredAt: string | null;
  readonly note: string | null;
}

/** Whose offers. */
export type OffersScope = { readonly batchId: number } | { readonly application: number } | { readonly cycle: number };

/** The offers in force of a batch, of an application, or of a cycle, each with its last answer. */
export async function offersOf(store: Store, of: OffersScope): Promise<KeptOffer[]> {
  let query = store.db
    .selectFrom('offer as o')
    .innerJoin('release as r', 'r.id', 'o.release_id')
    .innerJoin('application as a', (on) =>
      on.onRef('a.id', '=', 'r.application_id').onRef('a.batch_id', '=', 'r.batch_id'),
    )
    .innerJoin('decision as d', 'd.application_id', 'a.id')
    .leftJoin('answer as w', (on) =>
      on.onRef('w.offer_id', '=', 'o.id').on('w.id', '=', (is) =>
        is
          .selectFrom('answer as l')
          .select((max) => max.fn.max('l.id').as('id'))
          .whereRef('l.offer_id', '=', 'o.id'),
      ),
    )
    .select(['o.id as offer', 'a.id as application', 'r.id as release', 'o.from_waitlist', 'o.expires_on'])
    .select(['w.answer', 'w.recorded_at', 'w.note'])
    .where('r.unlocked_at', 'is', null)
    .where('d.decision', '=', 'accept');
  if ('batchId' in of) query = query.where('a.batch_id', '=', of.batchId);
  else if ('application' in of) query = query.where('a.id', '=', of.application);
  else query = query.where('a.cycle', '=', of.cycle);
  const rows = await query.orderBy('o.id').execute();
  return rows.map((row) => ({
    ...{ offer: row.offer, application: row.application, release: row.release, expiresOn: row.expires_on },
    ...{ isFromWaitlist: row.from_waitlist === 1, answer: row.answer, answeredAt: row.recorded_at, note: row.note },
  }));
}

/** Keeps an answer. Inside a write transaction. */
export async function addAnswer(
  store: Store,
  { offer, application }: Pick<KeptOffer, 'offer' | 'application'>,
  answer: OfferAnswer,
  { at, by, note }: { readonly at: string; readonly by: string; readonly note: string },
): Promise<void> {
  await store.db
    .insertInto('answer')
    .values({ application_id: application, offer_id: offer, answer, note, recorded_at: at, recorded_by: by })
    .execute();
}

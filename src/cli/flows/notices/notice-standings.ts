// Where everybody of a batch stands between decision and notice.
import { holdsSeat, stateOf } from '../../../domain/decision/offer.ts';
import { numbersOf } from '../../../domain/decision/waiting-list.ts';
import { type Facts, type Standing, standingOf, type Told } from '../../../domain/notices/standing.ts';
import type { Batch } from '../../../store/batches.ts';
import { type NoticePerson, noticePeople } from '../../../store/notice-people.ts';
import { correctionsOf, type NoticeWithRelease, noticesOf } from '../../../store/notices.ts';
import { offersOf } from '../../../store/offers.ts';
import type { Store } from '../../../store/open.ts';
import { waitlistOf } from '../../../store/waitlists.ts';

export interface PersonStanding {
  readonly person: NoticePerson;
  readonly facts: Facts;
  readonly standing: Standing;
  /** The last notice that was sent; null where none was. */
  readonly sent: NoticeWithRelease | null;
  /** The last draft that was not sent, whether it still holds or not. */
  readonly draft: NoticeWithRelease | null;
}

export const toldBy = ({ told }: Pick<NoticeWithRelease, 'told'>): Told => JSON.parse(told) as Told;

/** `day` is today in the program's zone: offers end. */
export async function noticeStandings(store: Store, batch: Batch, day: string): Promise<PersonStanding[]> {
  const over = new Set(
    (await offersOf(store, { batchId: batch.id }))
      .filter((offer) => !holdsSeat(stateOf(offer, day)))
      .map(({ application }) => application),
  );
  const numbers = numbersOf(await waitlistOf(store, batch.id));
  const corrections = await correctionsOf(store, batch.id);
  const sent = new Map<number, NoticeWithRelease>();
  const drafts = new Map<number, NoticeWithRelease>();
  for (const notice of await noticesOf(store, batch.id)) {
    const before = sent.get(notice.application_id);
    if (notice.sent_at === null) drafts.set(notice.application_id, notice);
    else if ((before?.sent_at ?? '') <= notice.sent_at) sent.set(notice.application_id, notice);
  }
  return (await noticePeople(store, batch.id)).map((person) => {
    const told = sent.get(person.application) ?? null;
    const draft = drafts.get(person.application) ?? null;
    const facts: Facts = {
      decision: person.decision,
      released:
        person.release === null || person.decision === null
          ? null
          : {
              ...{ release: person.release, decision: person.decision, isFromWaitlist: person.isFromWaitlist },
              ...{ expiresOn: person.expiresOn, deferredTo: person.deferredTo },
              number: numbers.get(person.application) ?? null,
              isOver: over.has(person.application),
              correction: corrections.get(person.release) ?? null,
            },
      told: told === null ? null : toldBy(told),
      draft: draft === null ? null : { release: draft.release_id, told: toldBy(draft) },
    };
    return { person, facts, standing: standingOf(facts), sent: told, draft };
  });
}

export type NoticeWord = 'over' | 'changed' | 'told' | 'draft' | 'released';

/** How far the telling has come, in a word; null where nothing is released, or to be told. */
export function noticeWord(one: PersonStanding | null): NoticeWord | null {
  switch (one?.standing.kind) {
    case undefined:
    case 'undecided':
    case 'unreleased':
    case 'withdrew':
      return null;
    case 'to-tell':
      return one?.standing.kind === 'to-tell' && one.standing.hasDraft ? 'draft' : 'released';
    case 'told':
      return 'told';
    case 'changed':
      return 'changed';
    case 'over':
      return 'over';
  }
}

// The tables of deciding: what was decided, what may be told, what was offered, answered and told.
import type { Generated } from 'kysely';
import type { Decision } from '../domain/decision/decision.ts';
import type { WindowId } from '../domain/windows/calendar.ts';

/** What stands decided of an application in the batch that it is in. */
export interface DecisionTable {
  application_id: number;
  decision: Decision;
  reason: string;
  decided_at: string;
  decided_by: string;
  /** On the waitlist: the place in the order of its batch and area, smaller first, with gaps. Null otherwise. */
  place: number | null;
  /** Deferred: the window in which it waits again. Null otherwise. */
  deferred_to: WindowId | null;
}

/** A decision to defer, once the application is taken up again: what stays on record of the earlier batch. */
export interface DeferralTable {
  application_id: number;
  batch_id: number;
  window: WindowId;
  to_window: WindowId;
  /** The revision that the earlier batch had taken up. */
  revision_id: number;
  reason: string;
  decided_at: string;
  decided_by: string;
  /** The batch that took it up again. */
  taken_up_by: number;
}

/** A decision that may be told, and is locked until it is unlocked. At most one of an application and batch is in force. */
export interface ReleaseTable {
  id: Generated<number>;
  application_id: number;
  batch_id: number;
  decision: Decision;
  released_at: string;
  released_by: string;
  unlocked_at: string | null;
  unlocked_by: string | null;
  unlocked_because: string | null;
}

/** A released accept: a seat is offered. `expires_on` is a day of the program's zone, null for no end. */
export interface OfferTable {
  id: Generated<number>;
  application_id: number;
  release_id: number;
  from_waitlist: number;
  expires_on: string | null;
}

/** What the applicant said to an offer. The last one of an offer counts. */
export interface AnswerTable {
  id: Generated<number>;
  application_id: number;
  offer_id: number;
  answer: 'accepted' | 'declined' | 'none';
  note: string;
  recorded_at: string;
  recorded_by: string;
}

/** One notice of one release: a draft until it is marked as sent. `told` as JSON: what it says. */
export interface NoticeTable {
  id: Generated<number>;
  application_id: number;
  release_id: number;
  kind: 'decision' | 'offer' | 'correction';
  /** Why it corrects an earlier one; null where it does not. */
  because: string | null;
  told: string;
  file: string;
  /** SHA-256 of the draft. */
  digest: string;
  prepared_at: string;
  prepared_by: string;
  sent_at: string | null;
  sent_by: string | null;
}

/** A release that may be told although something else was told before. */
export interface NoticeCorrectionTable {
  release_id: number;
  application_id: number;
  reason: string;
  allowed_at: string;
  allowed_by: string;
}

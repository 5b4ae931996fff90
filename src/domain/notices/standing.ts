// Where somebody stands between decision and notice: what was told, what may be told, and what must not be told without a word.
import type { Decision } from '../decision/decision.ts';
import type { WindowId } from '../windows/calendar.ts';

/** What a notice says, or would say. */
export interface Told {
  readonly decision: Decision;
  /** The number on the waitlist at that time; it may change without another notice. */
  readonly number: number | null;
  /** The last day of the offer. */
  readonly expiresOn: string | null;
  readonly deferredTo: WindowId | null;
}

/** What a release in force says, and how it came to be. */
export interface Releasable extends Told {
  readonly release: number;
  readonly isFromWaitlist: boolean;
  /** Whether it offers a seat that cannot be had any more: declined, without an answer, or expired. */
  readonly isOver: boolean;
  /** Why it may be told though something else was; null where nobody has said so. */
  readonly correction: string | null;
}

export interface Facts {
  /** What stands decided now; null for nothing. */
  readonly decision: Decision | null;
  /** The release in force; null where there is none. */
  readonly released: Releasable | null;
  /** What the last notice that was sent says; null where none was. */
  readonly told: Told | null;
  /** The release that an unsent draft is of, and what it says; null where there is none. */
  readonly draft: { readonly release: number; readonly told: Told } | null;
}

export type NoticeKind = 'decision' | 'offer' | 'correction';

export type Standing =
  /** Nothing is decided, or what is decided is not released. */
  | { readonly kind: 'undecided' | 'unreleased' }
  /** The applicant withdrew: there is nothing to tell. */
  | { readonly kind: 'withdrew' }
  /** May be told; `hasDraft` where a draft says just that. */
  | { readonly kind: 'to-tell'; readonly notice: NoticeKind; readonly hasDraft: boolean }
  /** Was told what stands now. */
  | { readonly kind: 'told' }
  /** Was told nothing of a seat that can't be had any more: nothing is to be told of it now. */
  | { readonly kind: 'over' }
  /** Was told something else than what stands now, and nobody has said that it may be corrected. */
  | { readonly kind: 'changed' };

/** Whether two notices would say the same. The number on a waitlist moves by itself, and is no second decision. */
export const saysTheSame = (one: Told, other: Told): boolean =>
  one.decision === other.decision && one.expiresOn === other.expiresOn && one.deferredTo === other.deferredTo;

/** Where somebody stands. Pure in its facts: no order of commands can make a second notice of one decision due. */
export function standingOf({ decision, released, told, draft }: Facts): Standing {
  if (decision === 'withdraw') return { kind: 'withdrew' };
  if (released === null) {
    if (told !== null && told.decision !== decision) return { kind: 'changed' };
    if (told !== null) return { kind: 'told' };
    return { kind: decision === null ? 'undecided' : 'unreleased' };
  }
  const hasDraft = draft !== null && draft.release === released.release && saysTheSame(draft.told, released);
  if (released.isOver && (told === null || !saysTheSame(told, released))) return { kind: 'over' };
  if (told === null) return { kind: 'to-tell', notice: released.isFromWaitlist ? 'offer' : 'decision', hasDraft };
  if (saysTheSame(told, released)) return { kind: 'told' };
  // Whoever was told of the waitlist waits for just this.
  if (released.isFromWaitlist && told.decision === 'waitlist') return { kind: 'to-tell', notice: 'offer', hasDraft };
  return released.correction === null ? { kind: 'changed' } : { kind: 'to-tell', notice: 'correction', hasDraft };
}

// What was decided about an application, and what may follow on what.

export const decisions = ['accept', 'waitlist', 'decline', 'withdraw', 'defer'] as const;
export type Decision = (typeof decisions)[number];

/** What each may become; null: nothing is decided yet. Whoever withdrew is out, unless that is taken back. */
const next: Readonly<Record<Decision | 'none', readonly Decision[]>> = {
  none: decisions,
  accept: ['waitlist', 'decline', 'withdraw', 'defer'],
  waitlist: ['accept', 'decline', 'withdraw', 'defer'],
  decline: ['accept', 'waitlist', 'withdraw', 'defer'],
  withdraw: [],
  defer: ['accept', 'waitlist', 'decline', 'withdraw'],
};

/** Whether a decision may become another one. The same again is no change, and allowed. */
export const mayBecome = (from: Decision | null, to: Decision): boolean =>
  from === to || next[from ?? 'none'].includes(to);

/** What may follow, in words. */
export const mayFollow = (from: Decision | null): readonly Decision[] => next[from ?? 'none'];

/** Whether a decision may change while it is released: what the applicant does, and nothing else. */
export const mayChangeReleased = (to: Decision): boolean => to === 'withdraw';

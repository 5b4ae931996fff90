// What was decided about an application, and what may follow on what.

export const decisions = ['accept', 'waitlist', 'decline', 'withdraw'] as const;
export type Decision = (typeof decisions)[number];

/** What each may become; null: nothing is decided yet. Whoever withdrew is out, unless that is taken back. */
const next: Readonly<Record<Decision | 'none', readonly Decision[]>> = {
  none: decisions,
  accept: ['waitlist', 'decline', 'withdraw'],
  waitlist: ['accept', 'decline', 'withdraw'],
  decline: ['accept', 'waitlist', 'withdraw'],
  withdraw: [],
};

/** Whether a decision may become another one. The same again is no change, and allowed. */
export const mayBecome = (from: Decision | null, to: Decision): boolean =>
  from === to || next[from ?? 'none'].includes(to);

/** What may follow, in words. */
export const mayFollow = (from: Decision | null): readonly Decision[] => next[from ?? 'none'];

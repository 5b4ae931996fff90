// What a notice can say of a person: the fields of the templates, each with its value, or none.
import type { Decision } from '../decision/decision.ts';
import type { FocusArea } from '../program/focus-area.ts';
import type { NoticeKind, Told } from './standing.ts';

/** Everything that the fields are read from. Days are `YYYY-MM-DD` in the program's zone. */
export interface NoticeSubject {
  readonly application: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly name: string;
  readonly email: string;
  /** Null for those who chose none of the program's. */
  readonly focusArea: FocusArea | null;
  readonly program: { readonly name: string; readonly cycle: number };
  readonly batch: string;
  readonly submittedOn: string;
  readonly kind: NoticeKind;
  readonly says: Told;
  /** The last day of the window that a deferred application waits in. */
  readonly deferredClosesOn: string | null;
  /** What was told before, and on which day; null where nothing was. */
  readonly before: { readonly decision: Decision; readonly on: string } | null;
}

const decisionWords: Readonly<Record<Decision, string>> = {
  accept: 'accepted',
  waitlist: 'on the waitlist',
  decline: 'not accepted',
  withdraw: 'withdrawn',
  defer: 'deferred',
};

const longDate = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** `2016-03-01` as a letter says it: `March 1, 2016`. */
export const dayInWords = (day: string | null): string | null =>
  day === null ? null : longDate.format(new Date(`${day}T00:00:00Z`));

type FieldOf = (subject: NoticeSubject) => string | number | null | undefined;

/** In the order in which they are listed. */
const fields: Readonly<Record<string, FieldOf>> = {
  firstName: ({ firstName, name }) => firstName || name || 'applicant',
  lastName: ({ lastName }) => lastName,
  name: ({ name, email }) => name || email,
  email: ({ email }) => email,
  application: ({ application }) => application,
  submittedOn: ({ submittedOn }) => dayInWords(submittedOn),
  batch: ({ batch }) => batch,
  decision: ({ says }) => decisionWords[says.decision],
  'focusArea.name': ({ focusArea }) => focusArea?.name,
  'focusArea.training': ({ focusArea }) => focusArea?.training,
  'focusArea.delivery': ({ focusArea }) => focusArea?.delivery,
  'focusArea.pay': ({ focusArea }) => focusArea?.pay,
  'focusArea.eventsProvided': ({ focusArea }) => focusArea?.eventsProvided,
  'program.name': ({ program }) => program.name,
  'program.cycle': ({ program }) => program.cycle,
  'offer.expiresOn': ({ says }) => dayInWords(says.expiresOn),
  'waitlist.number': ({ says }) => says.number,
  'deferred.to': ({ says }) => says.deferredTo,
  'deferred.closesOn': ({ deferredClosesOn }) => dayInWords(deferredClosesOn),
  'told.decision': ({ before }) => (before === null ? null : decisionWords[before.decision]),
  'told.on': ({ before }) => (before === null ? null : dayInWords(before.on)),
};

export const fieldNames: readonly string[] = Object.keys(fields);

/** The value of a field; null where it has none for this person. */
export function fieldValue(name: string, subject: NoticeSubject): string | null {
  const value = fields[name]?.(subject);
  return value === undefined || value === null || value === '' ? null : String(value);
}

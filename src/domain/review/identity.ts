// Who an applicant is: all that a blind reader must not come across.
import type { Answers } from '../intake/application.ts';
import { phoneDigits } from '../people/facts.ts';
import type { Places } from '../program/places.ts';

export interface Identity {
  /** First and last name, and whatever else the person is called. */
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** As they wrote it; may name several. */
  readonly organizations: readonly string[];
  /** City and state in words. */
  readonly places: readonly string[];
  /** Digits, as they wrote them. */
  readonly numbers: readonly string[];
}

/** What is known of the person behind an application, beside its answers. */
export interface KnownPerson {
  readonly name: string;
  /** All that they are known by. */
  readonly emails: readonly string[];
}

/** Gathers it from an application's answers, and from the columns that no form knows. */
export function identityOf(
  { name, emails }: KnownPerson,
  answers: Answers,
  extra: Readonly<Record<string, string>>,
  places: Places,
): Identity {
  const text = (field: string): string => {
    const answer = answers[field];
    return typeof answer === 'string' ? answer : '';
  };
  const stateAnswer = answers['state'];
  const codes = typeof stateAnswer === 'object' ? stateAnswer.chosen : [];
  const states = places.inside.filter(({ code }) => codes.includes(code)).map((place) => place.name);
  const phones = Object.values(extra).filter((value) => phoneDigits(value) !== '');
  const filled = (texts: readonly string[]): string[] => texts.filter((one) => one.trim() !== '');
  return {
    names: filled([text('firstName'), text('lastName'), name]),
    emails: filled(emails),
    organizations: filled([text('organization')]),
    places: filled([text('city'), ...states]),
    numbers: filled([text('zip'), ...phones]),
  };
}

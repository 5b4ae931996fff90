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
  /** City, county and state in words. */
  readonly places: readonly string[];
  /** Of the state: `OH`. */
  readonly codes: readonly string[];
  /** Digits, as they wrote them. */
  readonly numbers: readonly string[];
}

/** What is known of the person behind an application, beside its answers. */
export interface KnownPerson {
  readonly name: string;
  /** All that they are known by. */
  readonly emails: readonly string[];
}

/** Answers and columns that tell more of the same, by what they are called. */
const kinds = {
  name: /\b(?:nick|sur)?-?names?\b/i,
  organization: /\b(?:school|district|employer|organi[sz]ation|company|university|college|workplace)\b/i,
  place: /\b(?:city|town|county|place)\b/i,
};

/** In characters: what is longer is an essay, or an answer to something else. */
const longest = 80;

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
  const others = [...Object.entries(answers), ...Object.entries(extra)].flatMap(([header, value]) =>
    typeof value === 'string' && value.length <= longest ? [{ header: spaced(header), value }] : [],
  );
  const called = (kind: RegExp, but?: RegExp): string[] =>
    others.filter(({ header }) => kind.test(header) && but?.test(header) !== true).map(({ value }) => value);
  const filled = (texts: readonly string[]): string[] => [...new Set(texts)].filter((one) => one.trim() !== '');
  return {
    names: filled([text('firstName'), text('lastName'), name, ...called(kinds.name, kinds.organization)]),
    emails: filled(emails),
    organizations: filled([text('organization'), ...called(kinds.organization)]),
    places: filled([text('city'), ...states, ...called(kinds.place)]),
    codes: filled(codes),
    numbers: filled([text('zip'), ...phones]),
  };
}

/** `preferredName` is two words. */
const spaced = (field: string): string => field.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
